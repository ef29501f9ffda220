//! The name of one log.

use std::{fmt, str::FromStr};

/// The longest origin, in characters.
const LONGEST: usize = 200;

/// A log's name, unique to it for ever: a host and a path without scheme, as C2SP tlog-checkpoint asks, for
/// example `waymark.example/ledger/0198a000-0000-7000-8000-000000000001/1`. A restore starts a new one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin(String);

/// The text is not an origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a ledger's name is a host and a path in a-z, 0-9 and . _ - without a scheme, at most 200 characters"
)]
pub struct InvalidOrigin;

impl Origin {
    /// Checks a text.
    ///
    /// # Errors
    /// [`InvalidOrigin`] when it is too long, lacks a path, or a part is empty or holds another character.
    pub fn new(text: &str) -> Result<Self, InvalidOrigin> {
        let parts_fit = text.split('/').all(is_part);
        (text.len() <= LONGEST && text.contains('/') && parts_fit)
            .then(|| Self(text.to_owned()))
            .ok_or(InvalidOrigin)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the first slash, which outlives a restore and so names the signing key.
    pub fn host(&self) -> &str {
        self.0.split_once('/').map_or(self.as_str(), |(host, _)| host)
    }
}

impl FromStr for Origin {
    type Err = InvalidOrigin;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_part(part: &str) -> bool {
    let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-');
    !part.is_empty() && part != "." && part != ".." && part.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_a_host_and_a_path() {
        let origin = Origin::new("waymark.example/ledger/1").expect("a good origin");
        assert_eq!(
            (origin.as_str(), origin.host()),
            ("waymark.example/ledger/1", "waymark.example")
        );
    }

    #[test]
    fn anything_else_is_not_an_origin() {
        let long = format!("a/{}", "b".repeat(199));
        for text in [
            "",
            "/",
            "host",
            "host/",
            "/path",
            "a//b",
            "https://a/b",
            "a/../b",
            "a/b c",
            "A/b",
            "a/b\n",
            "a/b+c",
            long.as_str(),
        ] {
            assert_eq!(Origin::new(text), Err(InvalidOrigin), "{text}");
        }
    }
}

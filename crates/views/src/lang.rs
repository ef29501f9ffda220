//! The two languages of the public site and where each lives.

use std::fmt;

/// A language the public site can be read in.
///
/// English pages live at their own path and Welsh ones under `/cy`, so the choice is in the address: it needs no
/// cookie, survives a bookmark and is shared with the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// English.
    En,
    /// Cymraeg.
    Cy,
}

const WELSH_PREFIX: &str = "/cy";

impl Lang {
    /// Every language, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::Cy];

    /// The language tag used in `lang` attributes and message folders.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Cy => "cy",
        }
    }

    /// Where the page that English serves at `path` is found in this language.
    #[must_use]
    pub fn url(self, path: &str) -> String {
        match self {
            Self::En => path.to_owned(),
            Self::Cy if path == "/" => WELSH_PREFIX.to_owned(),
            Self::Cy => format!("{WELSH_PREFIX}{path}"),
        }
    }

    /// Splits a requested path into its language and the path without it; the inverse of [`Lang::url`].
    #[must_use]
    pub fn split(path: &str) -> (Self, &str) {
        match path.strip_prefix(WELSH_PREFIX) {
            Some("" | "/") => (Self::Cy, "/"),
            Some(rest) if rest.starts_with('/') => (Self::Cy, rest),
            Some(_) | None => (Self::En, path),
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_comes_back_from_either_language() {
        for path in ["/", "/signs", "/refer/person/1", "/cyfle"] {
            for lang in Lang::ALL {
                assert_eq!(Lang::split(&lang.url(path)), (lang, path));
            }
        }
    }

    #[test]
    fn only_a_whole_cy_segment_means_welsh() {
        assert_eq!(Lang::split("/cycling"), (Lang::En, "/cycling"));
        assert_eq!(Lang::split("/cy/"), (Lang::Cy, "/"));
    }
}

//! The short code that is the only kind of text an entry can hold.

use std::{borrow::Cow, fmt};

/// The longest token, in characters.
const LONGEST: usize = 64;

/// A code or id such as `referral.received` or `member:0198…`: `[a-z0-9][a-z0-9._:/-]{0,63}`.
///
/// It has no room for spaces, capitals or accents, which keeps free text, and so personal data, out of an
/// entry. Make it from codes of ours and from ids, never from what somebody typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token(Cow<'static, str>);

/// The text is not a token. It is not repeated: it may be what must not be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a ledger code has 1 to 64 characters of a-z, 0-9 and . _ : / - and starts with a letter or digit")]
pub struct InvalidToken;

impl Token {
    /// Checks a text.
    ///
    /// # Errors
    /// [`InvalidToken`] when a character or the length is outside the rule.
    pub fn new(text: &str) -> Result<Self, InvalidToken> {
        is_token(text.as_bytes())
            .then(|| Self(Cow::Owned(text.to_owned())))
            .ok_or(InvalidToken)
    }

    /// A code written in our source. Use it in a `const`, so that a wrong one does not compile:
    /// `const RECEIVED: Token = Token::from_static("referral.received");`
    ///
    /// # Panics
    /// While compiling, when the literal is not a token.
    pub const fn from_static(text: &'static str) -> Self {
        assert!(is_token(text.as_bytes()), "this literal is not a ledger code");
        Self(Cow::Borrowed(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `while let` rather than an iterator: it runs while compiling.
const fn is_token(text: &[u8]) -> bool {
    let Some((first, mut rest)) = text.split_first() else {
        return false;
    };
    if text.len() > LONGEST || !is_letter_or_digit(*first) {
        return false;
    }
    while let Some((byte, tail)) = rest.split_first() {
        if !is_letter_or_digit(*byte) && !matches!(*byte, b'.' | b'_' | b':' | b'/' | b'-') {
            return false;
        }
        rest = tail;
    }
    true
}

const fn is_letter_or_digit(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9')
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECEIVED: Token = Token::from_static("referral.received");

    #[test]
    fn a_code_and_an_id_are_tokens() {
        let member = "member:0198a000-0000-7000-8000-000000000001";
        assert_eq!(
            Token::new(member).map(|token| token.to_string()),
            Ok(member.to_owned())
        );
        assert_eq!(Token::new("referral.received"), Ok(RECEIVED));
        assert!(Token::new(&"a".repeat(64)).is_ok());
    }

    #[test]
    fn free_text_is_not_a_token() {
        let long = "a".repeat(65);
        for text in [
            "",
            "Jane",
            "two words",
            "-dash",
            ".dot",
            "siân",
            "a\nb",
            "a+b",
            "a@b",
            long.as_str(),
        ] {
            assert_eq!(Token::new(text), Err(InvalidToken), "{text}");
        }
    }
}

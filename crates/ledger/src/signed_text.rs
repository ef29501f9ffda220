//! Any text of ours signed with the ledger's key, in the same form as a checkpoint: the list of disposals.

use std::fmt;

use crate::note::Note;
use crate::{NoteError, SigningKey, VerifyingKey};

/// A list of a million ids is 37 MB; more is refused unread.
const LARGEST_TEXT: usize = 64 * 1024 * 1024;

/// A signed text. What it says stays closed until [`SignedText::verify`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedText(Note);

impl SignedText {
    /// Signs a text. It must end with a line end, and one is added where it does not.
    pub fn sign(mut text: String, key: &SigningKey) -> Self {
        if !text.ends_with('\n') {
            text.push('\n');
        }
        Self(Note::sign(text, key))
    }

    /// Reads a signed text.
    ///
    /// # Errors
    /// [`NoteError::TooLarge`] and [`NoteError::Form`].
    pub fn parse(bytes: &[u8]) -> Result<Self, NoteError> {
        Note::parse_up_to(bytes, LARGEST_TEXT).map(Self)
    }

    /// The text, once its signature has been checked.
    ///
    /// # Errors
    /// [`NoteError::NotSigned`] and [`NoteError::BadSignature`].
    pub fn verify(&self, key: &VerifyingKey) -> Result<&str, NoteError> {
        self.0.verify(key).map(|()| self.0.text())
    }
}

impl fmt::Display for SignedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::KeyName;

    fn key(secret: u8) -> SigningKey {
        SigningKey::from_bytes(&[secret; 32], KeyName::new("waymark.example").unwrap())
    }

    #[test]
    fn a_signed_text_opens_with_its_key_and_with_no_other() {
        let signed = SignedText::sign("one\ntwo".into(), &key(1)).to_string();
        let read = SignedText::parse(signed.as_bytes()).unwrap();
        assert_eq!(read.verify(&key(1).verifying_key()), Ok("one\ntwo\n"));
        assert_eq!(read.verify(&key(2).verifying_key()), Err(NoteError::NotSigned));
    }

    #[test]
    fn a_line_taken_out_is_noticed() {
        let signed = SignedText::sign("one\ntwo\n".into(), &key(1))
            .to_string()
            .replace("two\n", "");
        let read = SignedText::parse(signed.as_bytes()).unwrap();
        assert_eq!(read.verify(&key(1).verifying_key()), Err(NoteError::BadSignature));
    }
}

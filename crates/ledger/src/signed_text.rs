//! Any text of ours signed with the ledger's key, in the same form as a checkpoint: the list of disposals.

use std::fmt;

use crate::note::Note;
use crate::{NoteError, SigningKey, Token, VerifyingKey};

/// A list of a million ids is 37 MB; more is refused unread.
const LARGEST_TEXT: usize = 64 * 1024 * 1024;

/// The first line: with its space no log can have that name, so no such text can pass for a checkpoint.
const HEADING: &str = "signed text of the kind";

/// A signed text. What it says stays closed until [`SignedText::verify`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedText(Note);

impl SignedText {
    /// Signs a text as being of a kind. A text that says anything ends with a line end, which is added where it
    /// does not.
    pub fn sign(kind: &Token, text: &str, key: &SigningKey) -> Self {
        let end = if text.is_empty() || text.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        Self(Note::sign(format!("{HEADING} {kind}\n{text}{end}"), key))
    }

    /// Reads a signed text.
    ///
    /// # Errors
    /// [`NoteError::TooLarge`] and [`NoteError::Form`].
    pub fn parse(bytes: &[u8]) -> Result<Self, NoteError> {
        Note::parse_up_to(bytes, LARGEST_TEXT).map(Self)
    }

    /// The text, once its kind and its signature have been checked.
    ///
    /// # Errors
    /// [`NoteError::Form`] for another kind; [`NoteError::NotSigned`] and [`NoteError::BadSignature`].
    pub fn verify(&self, kind: &Token, key: &VerifyingKey) -> Result<&str, NoteError> {
        self.0.verify(key)?;
        let heading = format!("{HEADING} {kind}\n");
        self.0
            .text()
            .strip_prefix(heading.as_str())
            .ok_or(NoteError::Form)
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
    use crate::{Checkpoint, Frontier, KeyName, Origin, SignedCheckpoint};

    fn key(secret: u8) -> SigningKey {
        SigningKey::from_bytes(&[secret; 32], KeyName::new("waymark.example").unwrap())
    }

    const LIST: Token = Token::from_static("list");

    #[test]
    fn a_signed_text_opens_with_its_key_and_kind_and_with_no_other() {
        let signed = SignedText::sign(&LIST, "one\ntwo", &key(1)).to_string();
        let read = SignedText::parse(signed.as_bytes()).unwrap();
        assert_eq!(read.verify(&LIST, &key(1).verifying_key()), Ok("one\ntwo\n"));
        assert_eq!(
            read.verify(&LIST, &key(2).verifying_key()),
            Err(NoteError::NotSigned)
        );
        let other = Token::from_static("letter");
        assert_eq!(read.verify(&other, &key(1).verifying_key()), Err(NoteError::Form));
    }

    #[test]
    fn a_text_without_a_line_comes_back_without_a_line() {
        let signed = SignedText::sign(&LIST, "", &key(1)).to_string();
        let read = SignedText::parse(signed.as_bytes()).unwrap();
        assert_eq!(read.verify(&LIST, &key(1).verifying_key()), Ok(""));
    }

    #[test]
    fn a_line_taken_out_is_noticed() {
        let signed = SignedText::sign(&LIST, "one\ntwo\n", &key(1))
            .to_string()
            .replace("two\n", "");
        let read = SignedText::parse(signed.as_bytes()).unwrap();
        assert_eq!(
            read.verify(&LIST, &key(1).verifying_key()),
            Err(NoteError::BadSignature)
        );
    }

    #[test]
    fn no_text_can_be_signed_that_passes_for_a_checkpoint() {
        let log = Origin::new("waymark.example/ledger").unwrap();
        let checkpoint = Checkpoint::of(&log, &Frontier::new());
        let signed = SignedText::sign(&LIST, &checkpoint.to_string(), &key(1)).to_string();
        assert!(SignedCheckpoint::parse(signed.as_bytes()).is_err());
    }
}

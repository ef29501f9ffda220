//! A text signed by one or more keys: the C2SP signed-note form.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{SigningKey, VerifyingKey};

/// Room for 16 of the longest signatures in use and the text; more is refused unread.
const LARGEST_NOTE: usize = 128 * 1024;
/// The form asks readers to accept at least 16.
const MOST_SIGNATURES: usize = 32;

/// A note that cannot be read or believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Longer than any note we read, or with more signatures.
    #[error("the note is too large")]
    TooLarge,
    /// Not text, or not text, blank line and signature lines.
    #[error("the note does not have the form of a signed note")]
    Form,
    /// None of the signatures is by this key.
    #[error("the note is not signed by this key")]
    NotSigned,
    /// A signature names this key, and is not its signature of this text.
    #[error("the signature does not fit the text")]
    BadSignature,
}

/// A text and its signatures, of which some may be by keys that the reader does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    text: String,
    signatures: Vec<Signature>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Signature {
    name: String,
    key_id: [u8; 4],
    bytes: Vec<u8>,
}

impl Note {
    /// Signs a text that ends with a line end.
    pub(crate) fn sign(text: String, key: &SigningKey) -> Self {
        let public = key.verifying_key();
        let bytes = key.sign(text.as_bytes()).to_vec();
        let name = public.name().as_str().to_owned();
        Self {
            text,
            signatures: vec![Signature {
                name,
                key_id: public.id(),
                bytes,
            }],
        }
    }

    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, NoteError> {
        Self::parse_up_to(bytes, LARGEST_NOTE)
    }

    pub(crate) fn parse_up_to(bytes: &[u8], largest: usize) -> Result<Self, NoteError> {
        if bytes.len() > largest {
            return Err(NoteError::TooLarge);
        }
        let note = str::from_utf8(bytes).map_err(|_| NoteError::Form)?;
        if note.bytes().any(|byte| byte < b' ' && byte != b'\n') {
            return Err(NoteError::Form);
        }
        // The text may have empty lines of its own: the last one parts it from the signatures.
        let blank = note.rfind("\n\n").ok_or(NoteError::Form)?;
        let (text, rest) = note.split_at_checked(blank + 1).ok_or(NoteError::Form)?;
        let lines = rest
            .strip_prefix('\n')
            .and_then(|rest| rest.strip_suffix('\n'))
            .ok_or(NoteError::Form)?;
        if lines.split('\n').count() > MOST_SIGNATURES {
            return Err(NoteError::TooLarge);
        }
        let signatures = lines
            .split('\n')
            .map(Signature::parse)
            .collect::<Option<_>>()
            .ok_or(NoteError::Form)?;
        Ok(Self {
            text: text.to_owned(),
            signatures,
        })
    }

    /// The signed text, once the key has been found among the signatures. Others are left aside: witnesses
    /// and newer kinds of signature may be among them.
    pub(crate) fn verify(&self, key: &VerifyingKey) -> Result<(), NoteError> {
        let mut ours = self.signatures.iter().filter(|line| line.is_by(key)).peekable();
        if ours.peek().is_none() {
            return Err(NoteError::NotSigned);
        }
        let all_fit = ours.all(|line| key.accepts(self.text.as_bytes(), &line.bytes));
        all_fit.then_some(()).ok_or(NoteError::BadSignature)
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

impl Signature {
    fn parse(line: &str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix("— ")?.split_once(' ')?;
        let decoded = STANDARD.decode(encoded).ok()?;
        let (key_id, bytes) = decoded.split_first_chunk()?;
        let named = !name.is_empty() && !name.contains(|c: char| c == '+' || c.is_whitespace());
        (named && !bytes.is_empty()).then(|| Self {
            name: name.to_owned(),
            key_id: *key_id,
            bytes: bytes.to_vec(),
        })
    }

    fn is_by(&self, key: &VerifyingKey) -> bool {
        self.name == key.name().as_str() && self.key_id == key.id()
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        for Signature { name, key_id, bytes } in &self.signatures {
            writeln!(
                f,
                "— {name} {}",
                STANDARD.encode([key_id.as_slice(), bytes].concat())
            )?;
        }
        Ok(())
    }
}

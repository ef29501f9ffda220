//! The state of a log in three lines, signed: the C2SP tlog-checkpoint form.

use std::fmt;

use crate::{Frontier, Hash, NoteError, Origin, SigningKey, VerifyingKey, decimal, note::Note};

/// The log `origin` had `size` entries and this root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log.
    pub origin: Origin,
    /// How many entries it had.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

/// A checkpoint as it was received. What it says stays closed until [`SignedCheckpoint::verify`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: Note,
}

/// The bytes are not a signed checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// Not a signed note.
    #[error("this is not a signed note")]
    Note(#[source] NoteError),
    /// A signed note, and its text is not origin, size and root.
    #[error("the note's text is not origin, size and root")]
    Text,
}

impl Checkpoint {
    /// The state that a frontier stands for.
    pub fn of(origin: &Origin, frontier: &Frontier) -> Self {
        Self {
            origin: origin.clone(),
            size: frontier.size(),
            root: frontier.root(),
        }
    }

    /// Signs it.
    pub fn sign(&self, key: &SigningKey) -> SignedCheckpoint {
        SignedCheckpoint {
            checkpoint: self.clone(),
            note: Note::sign(self.to_string(), key),
        }
    }

    /// SHA-256 of the text that is signed: what the first entry after a restore commits to.
    pub fn digest(&self) -> [u8; 32] {
        *Hash::of(&[self.to_string().as_bytes()]).bytes()
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let origin = Origin::new(lines.next()?).ok()?;
        let size = decimal(lines.next()?)?;
        let root = Hash::from_base64(lines.next()?).ok()?;
        // Extension lines are allowed by the form and refused here: nobody could audit what they say.
        lines.next().is_none().then_some(Self { origin, size, root })
    }
}

impl fmt::Display for Checkpoint {
    /// The text that is signed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, self.root.to_base64())
    }
}

impl SignedCheckpoint {
    /// Reads a note and checks its form, not yet its signature.
    ///
    /// # Errors
    /// [`CheckpointError`] when it is not a signed note or not a checkpoint without extension lines.
    pub fn parse(bytes: &[u8]) -> Result<Self, CheckpointError> {
        let note = Note::parse(bytes).map_err(CheckpointError::Note)?;
        let checkpoint = Checkpoint::parse(note.text()).ok_or(CheckpointError::Text)?;
        Ok(Self { checkpoint, note })
    }

    /// The checkpoint, if this key signed it.
    ///
    /// # Errors
    /// [`NoteError::NotSigned`] or [`NoteError::BadSignature`].
    pub fn verify(&self, key: &VerifyingKey) -> Result<&Checkpoint, NoteError> {
        self.note.verify(key).map(|()| &self.checkpoint)
    }
}

impl fmt::Display for SignedCheckpoint {
    /// The note, as it is kept and sent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note.fmt(f)
    }
}

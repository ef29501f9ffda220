//! The first entry of the log that a restore begins.

use crate::{Checkpoint, Entry, EntryDraft, Token};

/// The action of that entry.
const RESTORED: Token = Token::from_static("ledger.restored");

/// The entries of the older log that a restore could not bring back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The first entry that is not there: the number of entries restored.
    pub from: u64,
    /// The last entry known to have been; `None` when no checkpoint knows of any.
    pub to: Option<u64>,
}

/// The entry does not say what it should about the checkpoint it is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RestoredError {
    /// Not the first entry of a log, not the entry of a restore, or its range cannot be read.
    #[error("this is not the first entry after a restore")]
    NotRestored,
    /// It commits to another checkpoint.
    #[error("the entry commits to another checkpoint")]
    OtherCheckpoint,
    /// The range it admits ends elsewhere than the checkpoint.
    #[error("the range that the entry names does not end where the checkpoint does")]
    OtherRange,
}

/// Drafts the first entry of the new log: its digest is that of the last known checkpoint's text, its basis
/// the range that is missing, as `gap:<from>-<to>` or `gap:<from>-unknown`.
pub fn restored_entry(at_micros: i64, actor: Token, last: &Checkpoint, restored: u64) -> EntryDraft {
    EntryDraft {
        at_micros,
        actor,
        action: RESTORED,
        basis: Gap::between(restored, last).basis(),
        objects: Vec::new(),
        digest: Some(last.digest()),
    }
}

impl Gap {
    /// What lies between the entries restored and the last checkpoint known.
    pub fn between(restored: u64, last: &Checkpoint) -> Self {
        Self {
            from: restored,
            to: last.size.checked_sub(1).filter(|to| *to >= restored),
        }
    }

    /// Reads the range from the entry, and checks it against the checkpoint that it must commit to.
    ///
    /// # Errors
    /// [`RestoredError`] naming what does not fit.
    pub fn admitted_by(first: &Entry, last: &Checkpoint) -> Result<Self, RestoredError> {
        let Entry { seq, draft, .. } = first;
        if *seq != 0 || draft.action != RESTORED {
            return Err(RestoredError::NotRestored);
        }
        if draft.digest != Some(last.digest()) {
            return Err(RestoredError::OtherCheckpoint);
        }
        let from = from_basis(draft.basis.as_str()).ok_or(RestoredError::NotRestored)?;
        let gap = Self::between(from, last);
        (gap.basis() == draft.basis)
            .then_some(gap)
            .ok_or(RestoredError::OtherRange)
    }

    fn basis(self) -> Token {
        let to = self.to.map_or_else(|| "unknown".to_owned(), |to| to.to_string());
        Token::new(&format!("gap:{}-{to}", self.from)).expect("two numbers of 20 digits fit a token")
    }
}

fn from_basis(basis: &str) -> Option<u64> {
    let (from, _) = basis.strip_prefix("gap:")?.split_once('-')?;
    crate::decimal(from)
}

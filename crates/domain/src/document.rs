//! A file that belongs to a case.

use crate::duty::RecordDuty;
use crate::{CaseId, DocumentId};

/// What is kept in the clear about a document; its bytes and its name are sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// The case it belongs to.
    pub case: CaseId,
    /// What it must carry like every record about a person.
    pub duty: RecordDuty,
    /// Its size in bytes.
    pub size_bytes: u64,
}

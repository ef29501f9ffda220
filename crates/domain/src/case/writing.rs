//! What is written beside decisions: notes, connections, and what was told to somebody outside.

use super::{Case, CaseEvent, Refusal};
use crate::duty::coded;
use crate::text::{Code, Text};
use crate::{Date, DisclosureId, MemberId, Timestamp};

pub use super::gateway::Written;

/// What a note is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// Talking with the person or their family.
    Contact,
    /// Talking with a professional or an agency.
    Agency,
    /// A visit.
    Visit,
    /// Something seen, or found in a record.
    Observation,
    /// A supervisor's remark.
    Supervision,
    /// Anything else.
    Other,
}
coded!(NoteKind {
    Contact = "contact",
    Agency = "agency",
    Visit = "visit",
    Observation = "observation",
    Supervision = "supervision",
    Other = "other",
});

/// What somebody's words claim to be: Data Protection Act 2018 s.38 keeps facts apart from assessments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Known to be so.
    Fact,
    /// Said to be so.
    Allegation,
    /// Thought to be so.
    Opinion,
}
coded!(Sort { Fact = "fact", Allegation = "allegation", Opinion = "opinion" });

/// One statement with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it claims to be.
    pub sort: Sort,
    /// The words.
    pub words: Text,
    /// Who said it, or where it was found.
    pub source: Text,
}

/// A note. It is added and never changed; a later one may correct it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is of.
    pub kind: NoteKind,
    /// The day it is about, when that is another than today.
    pub about: Option<Date>,
    /// What it says: one statement at least.
    pub statements: Vec<Statement>,
}

/// Somebody the person is connected to, as words: another record is never opened by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// Who: as much as is needed to tell who is meant.
    pub who: Text,
    /// How they are connected.
    pub how: Text,
    /// Who said so, or where it was found.
    pub source: Text,
}

/// Something told to somebody outside, from the first copy on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// To which kind of agency, a code of [`List::Agency`](crate::rules::List::Agency).
    pub agency: Code,
    /// Whom exactly: organisation and person.
    pub recipient: Text,
    /// What for.
    pub purpose: Text,
    /// On which legal basis.
    pub legal_basis: Text,
    /// Who authorised it.
    pub authorised_by: Text,
    /// The day it was told.
    pub on: Date,
    /// What was told, exactly.
    pub content: Text,
}

/// A note is added, at every stage.
///
/// # Errors
/// None at the stages that exist; the type leaves room for a disposed record.
///
/// Rule: docs/rules.md R-030
pub fn write_note(_case: &Case, kind: NoteKind, written: Written) -> Result<Vec<CaseEvent>, Refusal> {
    Ok(vec![CaseEvent::NoteWritten {
        kind,
        note: written.content,
        by: written.by,
    }])
}

/// A connection is recorded, at every stage.
///
/// # Errors
/// As [`write_note`].
pub fn record_connection(_case: &Case, written: Written) -> Result<Vec<CaseEvent>, Refusal> {
    Ok(vec![CaseEvent::ConnectionRecorded {
        connection: written.content,
        by: written.by,
    }])
}

/// Something was told to somebody outside: kept from the first copy on, so that a correction can be sent after
/// it.
///
/// # Errors
/// [`Refusal::DecidedInTheFuture`], [`Refusal::DecidedBeforeReceived`] for an impossible day.
///
/// Rule: docs/rules.md R-031
pub fn make_disclosure(
    case: &Case,
    disclosure: &Disclosure,
    id: DisclosureId,
    by: MemberId,
    at: Timestamp,
) -> Result<Vec<CaseEvent>, Refusal> {
    if disclosure.on > at.london_date() {
        return Err(Refusal::DecidedInTheFuture);
    }
    if disclosure.on < case.received_at.london_date() {
        return Err(Refusal::DecidedBeforeReceived);
    }
    Ok(vec![CaseEvent::DisclosureMade { disclosure: id, by }])
}

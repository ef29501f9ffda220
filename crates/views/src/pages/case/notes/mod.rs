//! Notes of a case: added, never changed; each statement says whether it is fact, allegation or opinion, and
//! where it comes from.

use serde::Serialize;
use waymark_domain::case::{NoteKind, Sort};
use waymark_domain::{Date, Timestamp};

use super::{CaseHead, CaseLink, CasePlace, silent_debug};
use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The notes of a case.
#[derive(Clone, Serialize)]
pub struct NotesPage {
    head: CaseHead,
    notes: Vec<Note>,
    draft: Option<String>,
    write: Option<CaseLink>,
}

/// One note.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    anchor: String,
    kind: Message,
    about: Option<String>,
    at: String,
    by: String,
    statements: Vec<Statement>,
}

#[derive(Clone, PartialEq, Eq, Serialize)]
struct Statement {
    sort: Message,
    text: String,
    source: String,
}

silent_debug!(NotesPage, Note, Statement);

impl Note {
    /// The note that the history's event of this number holds, written at an instant by somebody.
    #[must_use]
    pub fn new(number: u32, kind: NoteKind, at: Timestamp, by: impl Into<String>) -> Self {
        Self {
            anchor: format!("note-{number}"),
            kind: Message::coded("note-kind-", kind.code()),
            about: None,
            at: at.london_words(),
            by: by.into(),
            statements: Vec::new(),
        }
    }

    /// The same, about what happened on a day.
    #[must_use]
    pub fn about(mut self, day: Date) -> Self {
        self.about = Some(day.words());
        self
    }

    /// The same, with one more statement and where it comes from.
    #[must_use]
    pub fn statement(mut self, sort: Sort, text: impl Into<String>, source: impl Into<String>) -> Self {
        self.statements.push(Statement {
            sort: Message::coded("sort-", sort.code()),
            text: text.into(),
            source: source.into(),
        });
        self
    }
}

impl NotesPage {
    /// The page with these notes, newest first, and the form for another if the reader may write one.
    #[must_use]
    pub fn new(head: CaseHead, notes: Vec<Note>, may_write: bool) -> Self {
        let case = head.case();
        Self {
            head: head.at(CasePlace::Notes),
            notes,
            draft: None,
            write: may_write.then(|| CaseLink::to(CasePlace::Note, case)),
        }
    }

    /// The same, offering a draft that the reader left at an instant.
    #[must_use]
    pub fn with_draft(mut self, kept_at: Timestamp) -> Self {
        self.draft = Some(kept_at.london_words());
        self
    }
}

impl Page for NotesPage {
    const TEMPLATE: &'static str = "pages/case/notes/page.html";

    fn title(&self) -> Message {
        CasePlace::Notes.words()
    }
}

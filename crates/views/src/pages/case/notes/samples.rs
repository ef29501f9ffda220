//! Samples of notes.

use waymark_domain::case::{NoteKind, Sort};

use super::{Note, NotesPage};
use crate::gallery::HOSTILE;
use crate::pages::case::samples::{LONG, at, closed, day, head, hostile, longest};

/// None, a draft, some, without end, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, NotesPage)> {
    vec![
        ("empty", NotesPage::new(head(), Vec::new(), true)),
        (
            "draft",
            NotesPage::new(head(), some("The college"), true).with_draft(at("2026-11-25T12:02:00Z")),
        ),
        ("full", NotesPage::new(head(), some("The college"), true)),
        ("longest", NotesPage::new(longest(), some(LONG), true)),
        ("hostile", NotesPage::new(hostile(), some(HOSTILE), true)),
        ("closed", NotesPage::new(closed(), some("The college"), false)),
    ]
}

fn some(text: &str) -> Vec<Note> {
    vec![
        Note::new(7, NoteKind::Agency, at("2026-11-25T11:40:00Z"), "Bryn Calder")
            .about(day("2026-11-24"))
            .statement(Sort::Fact, "He was absent on four days of ten.", text)
            .statement(Sort::Allegation, "He was seen handing out leaflets.", text)
            .statement(Sort::Opinion, text, "Bryn Calder"),
        Note::new(6, NoteKind::Supervision, at("2026-11-24T17:10:00Z"), "Rowan Teal").statement(
            Sort::Opinion,
            "Ask about the cousin before deciding.",
            "Rowan Teal",
        ),
    ]
}

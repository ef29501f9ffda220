//! What was written in a case: notes, and who is connected to the person.

use waymark_domain::ContentId;
use waymark_domain::case::CaseEvent;
use waymark_policy::Action;
use waymark_service::desk::{CaseFile, Happened, Writing};
use waymark_views::pages::case::CaseHead;
use waymark_views::pages::case::notes::{Note, NotesPage};
use waymark_views::pages::case::people::{Connected, PeoplePage};

use super::Words;

/// The notes of a case, newest first.
pub(in crate::staff) fn notes(file: &CaseFile, words: &Words, head: CaseHead) -> NotesPage {
    let notes = file.writings.iter().rev().filter_map(|written| {
        let Writing::Note(note) = &written.writing else {
            return None;
        };
        let (number, by) = event_of(file, written.id);
        let shown = Note::new(
            number,
            note.kind,
            written.recorded_at,
            by.map_or_else(String::new, |by| words.member_at_work(by)),
        );
        let shown = match note.about {
            Some(day) => shown.about(day),
            None => shown,
        };
        Some(note.statements.iter().fold(shown, |shown, statement| {
            shown.statement(
                statement.sort,
                statement.words.as_str(),
                statement.source.as_str(),
            )
        }))
    });
    NotesPage::new(head, notes.collect(), file.may.contains(&Action::WriteNote))
}

/// Who is connected to the person, newest first.
pub(in crate::staff) fn people(file: &CaseFile, words: &Words, head: CaseHead) -> PeoplePage {
    let people = file.writings.iter().rev().filter_map(|written| {
        let Writing::Connection(connection) = &written.writing else {
            return None;
        };
        let (_, by) = event_of(file, written.id);
        Some(Connected {
            who: connection.who.as_str().to_owned(),
            how: connection.how.as_str().to_owned(),
            source: connection.source.as_str().to_owned(),
            recorded: written.recorded_at.london_words(),
            by: by.map_or_else(String::new, |by| words.member_at_work(by)),
        })
    });
    PeoplePage::new(
        head,
        people.collect(),
        file.may.contains(&Action::RecordConnection),
    )
}

/// The number of the event that added a text, and who did.
fn event_of(file: &CaseFile, text: ContentId) -> (u32, Option<waymark_domain::MemberId>) {
    let adds = |happened: &&Happened| match &happened.event {
        CaseEvent::NoteWritten { note, .. } => *note == text,
        CaseEvent::ConnectionRecorded { connection, .. } => *connection == text,
        _ => false,
    };
    let found = file.history.iter().find(adds);
    found.map_or((0, None), |happened| (happened.number, happened.by))
}

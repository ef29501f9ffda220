//! What was written in a case: notes, and who is connected to the person.

use waymark_domain::case::{CaseEvent, reference};
use waymark_domain::{ContentId, MemberId};
use waymark_policy::Action;
use waymark_service::desk::{CaseFile, Happened, Writing};
use waymark_views::pages::case::CaseHead;
use waymark_views::pages::case::notes::{Note, NotesPage};
use waymark_views::pages::case::people::{Connected, PeoplePage};
use waymark_views::pages::case::said::{self, Said};

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

/// Who is connected to the person, newest first; then whoever else the same referral is about.
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
    let together = file.together.iter().map(|other| Connected {
        who: match other.case {
            Some(case) => words.say(&said::case_named(&reference(case))),
            None => words.say(&Said::SomebodyElse.words()),
        },
        how: words.say(&Said::SameReferral.words()),
        source: words.say(&Said::Referral.words()),
        recorded: file.came.at.london_words(),
        by: words.say(&Said::Program.words()),
    });
    let all = people.chain(together).collect();
    PeoplePage::new(head, all, file.may.contains(&Action::RecordConnection))
}

/// The number of the event that added a text, and who did.
fn event_of(file: &CaseFile, text: ContentId) -> (u32, Option<MemberId>) {
    let adds = |happened: &&Happened| {
        let event = &happened.event;
        matches!(event, CaseEvent::NoteWritten { note, .. } if *note == text)
            || matches!(event, CaseEvent::ConnectionRecorded { connection, .. } if *connection == text)
    };
    let found = file.history.iter().find(adds);
    found.map_or((0, None), |happened| (happened.number, happened.by))
}

//! A new note: what is known, what somebody says, what somebody thinks, each with where it comes from.

use waymark_domain::case::{Note, NoteKind, Sort, Statement};

use crate::FormErrors;
use crate::pages::case::CasePlace;
use crate::pages::case::forms::reading::{Days, Reading};
use crate::pages::case::forms::{CaseForm, Present, raw_form};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    NoteForm {
        /// The code of what the note is of.
        kind,
        /// The day it is about, if it is about one.
        about_day,
        /// Its month.
        about_month,
        /// Its year.
        about_year,
        /// What is known.
        fact,
        /// Where that comes from.
        fact_source,
        /// What somebody says.
        allegation,
        /// Who says it.
        allegation_source,
        /// What somebody thinks.
        opinion,
        /// Who thinks it.
        opinion_source,
        /// `draft` when it is only to be kept.
        save,
    }
}

impl CaseForm for NoteForm {
    const TEMPLATE: &'static str = "pages/case/forms/note/page.html";
    const PLACE: CasePlace = CasePlace::Note;
    const BACK: CasePlace = CasePlace::Notes;
    type Shown = ();
}

impl NoteForm {
    /// Whether it is only to be kept as a draft, whatever is wrong with it.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.save == "draft"
    }

    /// The note.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, present: Present) -> Result<Note, FormErrors> {
        let mut reading = Reading::default();
        let kind = reading.choice("kind", &self.kind, NoteKind::from_code, "note-error-kind");
        let about = [self.about_day.as_str(), &self.about_month, &self.about_year];
        let about = match about.iter().all(|part| part.trim().is_empty()) {
            true => Some(None),
            false => {
                let field = ("about", "about_day");
                reading
                    .day(field, about, Days::UpToToday, present, "form-error-date")
                    .map(Some)
            }
        };
        let fields = [
            (
                Sort::Fact,
                ("fact", self.fact.as_str()),
                ("fact_source", self.fact_source.as_str()),
            ),
            (
                Sort::Allegation,
                ("allegation", self.allegation.as_str()),
                ("allegation_source", self.allegation_source.as_str()),
            ),
            (
                Sort::Opinion,
                ("opinion", self.opinion.as_str()),
                ("opinion_source", self.opinion_source.as_str()),
            ),
        ];
        let mut statements = Vec::new();
        for (sort, words, source) in fields {
            statements.extend(statement(&mut reading, sort, words, source));
        }
        if fields.iter().all(|(_, (_, words), _)| words.trim().is_empty()) {
            reading.wrong::<()>("fact", "missing", "note-error-empty");
        }
        reading.finish((|| {
            Some(Note {
                kind: kind?,
                about: about?,
                statements,
            })
        })())
    }
}

/// A statement, when anything was typed; words need a source and a source needs words.
fn statement(
    reading: &mut Reading,
    sort: Sort,
    (words_field, words): (&'static str, &str),
    (source_field, source): (&'static str, &str),
) -> Option<Statement> {
    if words.trim().is_empty() {
        if !source.trim().is_empty() {
            return reading.wrong(words_field, "missing", "note-error-words");
        }
        return None;
    }
    let words = reading.text(words_field, words, "note-error-words");
    let source = reading.text(source_field, source, "note-error-source");
    Some(Statement {
        sort,
        words: words?,
        source: source?,
    })
}

//! Two records side by side: one person, two people, or not certain yet.

use serde::Serialize;
use waymark_domain::case::MatchVerdict;
use waymark_domain::text::Text;

use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{CaseForm, raw_form};
use crate::pages::case::{CasePlace, silent_debug};
use crate::{FormErrors, Message};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    MatchForm {
        /// `same`, `different` or `uncertain`.
        verdict,
        /// Why.
        reason,
    }
}

/// Two records that may be one person.
#[derive(Clone, Serialize)]
pub struct Pair {
    other: String,
    other_href: Option<String>,
    rows: Vec<Row>,
}

#[derive(Clone, Serialize)]
struct Row {
    label: Message,
    here: Option<String>,
    there: Option<String>,
    alike: Option<Message>,
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct Matched {
    /// What was found; none when nobody can tell yet.
    pub verdict: Option<MatchVerdict>,
    /// Why.
    pub because: Text,
}

silent_debug!(Pair, Row, Matched);

/// What two records are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trait {
    /// Names, nicknames, spellings.
    Names,
    /// Birth date or age.
    Birth,
    /// Address and postcode.
    Address,
    /// Telephone and e-mail.
    Contacts,
    /// Names used online.
    Handles,
    /// School, college or work.
    Place,
    /// When it was referred.
    Referred,
}

impl Pair {
    /// This case beside the one with that reference, and where that is for a reader who may open it.
    #[must_use]
    pub fn new(other: impl Into<String>, other_href: Option<String>) -> Self {
        Self {
            other: other.into(),
            other_href,
            rows: Vec::new(),
        }
    }

    /// The same, with one more trait as each record has it, and whether the search found them alike.
    #[must_use]
    pub fn row(mut self, of: Trait, here: Option<String>, there: Option<String>, alike: bool) -> Self {
        let label = match of {
            Trait::Names => "match-names",
            Trait::Birth => "match-birth",
            Trait::Address => "match-address",
            Trait::Contacts => "match-contacts",
            Trait::Handles => "match-handles",
            Trait::Place => "match-place",
            Trait::Referred => "match-referred",
        };
        self.rows.push(Row {
            label: Message::new(label),
            here,
            there,
            alike: alike.then(|| Message::new("match-alike")),
        });
        self
    }
}

impl CaseForm for MatchForm {
    const TEMPLATE: &'static str = "pages/case/forms/matching/page.html";
    const PLACE: CasePlace = CasePlace::Match;
    type Shown = Pair;
}

impl MatchForm {
    /// What was found and why.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<Matched, FormErrors> {
        let mut reading = Reading::default();
        let known = |code: &str| match code {
            "uncertain" => Some(None),
            code => MatchVerdict::from_code(code).map(Some),
        };
        let verdict = reading.choice("verdict", &self.verdict, known, "match-error-verdict");
        let because = reading.text("reason", &self.reason, "match-error-reason");
        reading.finish(
            verdict
                .zip(because)
                .map(|(verdict, because)| Matched { verdict, because }),
        )
    }
}

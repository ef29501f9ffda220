//! Something told to somebody outside: to whom, for what, on which basis, by whose leave, in which words.

use serde::Serialize;
use waymark_domain::case::Disclosure;

use crate::pages::case::forms::reading::{Days, Reading};
use crate::pages::case::forms::{CaseForm, Choice, Present, raw_form};
use crate::pages::case::{CasePlace, silent_debug};
use crate::{FormErrors, Message};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    DisclosureForm {
        /// The code of the agency.
        agency,
        /// Who there.
        recipient,
        /// For what.
        purpose,
        /// On which legal basis.
        legal_basis,
        /// By whose leave.
        authorised_by,
        /// The day.
        on_day,
        /// Its month.
        on_month,
        /// Its year.
        on_year,
        /// The exact words.
        content,
    }
}

/// The agencies to choose from, and what was disclosed before.
#[derive(Clone, Debug, Serialize)]
pub struct Disclosures {
    agencies: Vec<Choice>,
    made: Vec<Made>,
}

/// Something that was disclosed before.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Made {
    on: String,
    rows: Vec<Row>,
}

#[derive(Clone, PartialEq, Eq, Serialize)]
struct Row {
    label: Message,
    text: String,
}

silent_debug!(Made, Row);

impl Disclosures {
    /// These agencies, each with its code; `made` is what was disclosed before, newest first.
    #[must_use]
    pub fn new(agencies: Vec<Choice>, made: Vec<Made>) -> Self {
        Self { agencies, made }
    }
}

impl Made {
    /// A disclosure to an agency as the rule set words it.
    #[must_use]
    pub fn new(agency: &str, disclosure: &Disclosure) -> Self {
        let row = |label: &'static str, text: &str| Row {
            label: Message::new(label),
            text: text.to_owned(),
        };
        Self {
            on: disclosure.on.words(),
            rows: vec![
                row("disclosed-agency", agency),
                row("disclosed-recipient", disclosure.recipient.as_str()),
                row("disclosed-purpose", disclosure.purpose.as_str()),
                row("disclosed-basis", disclosure.legal_basis.as_str()),
                row("disclosed-authorised", disclosure.authorised_by.as_str()),
                row("disclosed-content", disclosure.content.as_str()),
            ],
        }
    }
}

impl CaseForm for DisclosureForm {
    const TEMPLATE: &'static str = "pages/case/forms/disclosure/page.html";
    const PLACE: CasePlace = CasePlace::Disclosure;
    type Shown = Disclosures;
}

impl DisclosureForm {
    /// The disclosure.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, disclosures: &Disclosures, present: Present) -> Result<Disclosure, FormErrors> {
        let mut reading = Reading::default();
        let agency = reading.code(
            "agency",
            &self.agency,
            &disclosures.agencies,
            "disclosure-error-agency",
        );
        let recipient = reading.text("recipient", &self.recipient, "disclosure-error-recipient");
        let purpose = reading.text("purpose", &self.purpose, "disclosure-error-purpose");
        let legal_basis = reading.text("legal_basis", &self.legal_basis, "disclosure-error-basis");
        let authorised_by = reading.text(
            "authorised_by",
            &self.authorised_by,
            "disclosure-error-authorised",
        );
        let parts = [self.on_day.as_str(), &self.on_month, &self.on_year];
        let on = reading.day(
            ("on", "on_day"),
            parts,
            Days::UpToToday,
            present,
            "disclosure-error-day",
        );
        let content = reading.text("content", &self.content, "disclosure-error-content");
        reading.finish((|| {
            Some(Disclosure {
                agency: agency?,
                recipient: recipient?,
                purpose: purpose?,
                legal_basis: legal_basis?,
                authorised_by: authorised_by?,
                on: on?,
                content: content?,
            })
        })())
    }
}

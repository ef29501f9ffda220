//! Something told to somebody outside: to whom, for what, on which basis, by whose leave, in which words.

use serde::Serialize;
use waymark_domain::case::Disclosure;

use crate::FormErrors;
use crate::pages::case::CasePlace;
use crate::pages::case::forms::reading::{Days, Reading};
use crate::pages::case::forms::{CaseForm, Choice, Present, raw_form};

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

/// The agencies to choose from.
#[derive(Clone, Debug, Serialize)]
pub struct Agencies {
    /// Each with its code.
    pub choices: Vec<Choice>,
}

impl CaseForm for DisclosureForm {
    const TEMPLATE: &'static str = "pages/case/forms/disclosure/page.html";
    const PLACE: CasePlace = CasePlace::Disclosure;
    type Shown = Agencies;
}

impl DisclosureForm {
    /// The disclosure.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, agencies: &Agencies, present: Present) -> Result<Disclosure, FormErrors> {
        let mut reading = Reading::default();
        let agency = reading.code(
            "agency",
            &self.agency,
            &agencies.choices,
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

//! The receiving service says that it has what was handed over.

use serde::Serialize;
use waymark_domain::Date;
use waymark_domain::text::Text;

use crate::FormErrors;
use crate::pages::case::forms::reading::{Days, Reading};
use crate::pages::case::forms::{CaseForm, Present, raw_form};
use crate::pages::case::{CasePlace, silent_debug};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    HandoverForm {
        /// Who said so there.
        who,
        /// The day.
        on_day,
        /// Its month.
        on_month,
        /// Its year.
        on_year,
    }
}

/// What was handed over to whom.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct HandedOver {
    service: String,
    contact: String,
    asked: String,
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct Acknowledged {
    /// Who said so there.
    pub who: Text,
    /// The day.
    pub on: Date,
}

silent_debug!(HandedOver, Acknowledged);

impl HandedOver {
    /// To a service as the rule set words it, with its contact, on a day.
    #[must_use]
    pub fn new(service: impl Into<String>, contact: impl Into<String>, asked: Date) -> Self {
        Self {
            service: service.into(),
            contact: contact.into(),
            asked: asked.words(),
        }
    }
}

impl CaseForm for HandoverForm {
    const TEMPLATE: &'static str = "pages/case/forms/handover/page.html";
    const PLACE: CasePlace = CasePlace::Handover;
    type Shown = HandedOver;
}

impl HandoverForm {
    /// Who acknowledged it and when.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, present: Present) -> Result<Acknowledged, FormErrors> {
        let mut reading = Reading::default();
        let who = reading.text("who", &self.who, "handover-error-who");
        let parts = [self.on_day.as_str(), &self.on_month, &self.on_year];
        let on = reading.day(
            ("on", "on_day"),
            parts,
            Days::UpToToday,
            present,
            "handover-error-day",
        );
        reading.finish(who.zip(on).map(|(who, on)| Acknowledged { who, on }))
    }
}

//! Ends a restriction, by two people: one proposes it, a second agrees.

use serde::Serialize;
use waymark_domain::Timestamp;
use waymark_domain::text::Text;

use crate::FormErrors;
use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{CaseForm, raw_form};
use crate::pages::case::{CasePlace, silent_debug};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    LiftForm {
        /// Why.
        reason,
    }
}

/// What the first of the two people proposed.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Proposed {
    by: String,
    at: String,
    because: String,
}

silent_debug!(Proposed);

impl Proposed {
    /// By somebody, in words, at an instant, for a reason.
    #[must_use]
    pub fn new(by: impl Into<String>, at: Timestamp, because: impl Into<String>) -> Self {
        Self {
            by: by.into(),
            at: at.london_words(),
            because: because.into(),
        }
    }
}

impl CaseForm for LiftForm {
    const TEMPLATE: &'static str = "pages/case/forms/lift/page.html";
    const PLACE: CasePlace = CasePlace::LiftRestriction;
    /// The proposal that waits for a second person; none when this would be the first.
    type Shown = Option<Proposed>;
}

impl LiftForm {
    /// Why.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<Text, FormErrors> {
        let mut reading = Reading::default();
        let reason = reading.text("reason", &self.reason, "lift-error-reason");
        reading.finish(reason)
    }
}

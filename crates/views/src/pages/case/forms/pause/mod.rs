//! Stops the clock of a case, with the reason.

use waymark_domain::text::Text;

use crate::FormErrors;
use crate::pages::case::CasePlace;
use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{CaseForm, raw_form};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    PauseForm {
        /// Why.
        reason,
    }
}

impl CaseForm for PauseForm {
    const TEMPLATE: &'static str = "pages/case/forms/pause/page.html";
    const PLACE: CasePlace = CasePlace::Pause;
    type Shown = ();
}

impl PauseForm {
    /// Why.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<Text, FormErrors> {
        let mut reading = Reading::default();
        let reason = reading.text("reason", &self.reason, "pause-error-reason");
        reading.finish(reason)
    }
}

//! Hides a case from all but a few, at once and by one person.

use waymark_domain::text::Text;

use crate::FormErrors;
use crate::pages::case::CasePlace;
use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{CaseForm, raw_form};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    RestrictForm {
        /// Why.
        reason,
    }
}

impl CaseForm for RestrictForm {
    const TEMPLATE: &'static str = "pages/case/forms/restrict/page.html";
    const PLACE: CasePlace = CasePlace::Restrict;
    type Shown = ();
}

impl RestrictForm {
    /// Why.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<Text, FormErrors> {
        let mut reading = Reading::default();
        let reason = reading.text("reason", &self.reason, "restrict-error-reason");
        reading.finish(reason)
    }
}

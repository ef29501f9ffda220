//! The reader knows somebody in the case, and from then on sees it no more.

use waymark_domain::text::Text;

use crate::FormErrors;
use crate::pages::case::CasePlace;
use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{CaseForm, raw_form};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    ConnectedForm {
        /// Why.
        reason,
    }
}

impl CaseForm for ConnectedForm {
    const TEMPLATE: &'static str = "pages/case/forms/connected/page.html";
    const PLACE: CasePlace = CasePlace::Connected;
    type Shown = ();
}

impl ConnectedForm {
    /// Why.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<Text, FormErrors> {
        let mut reading = Reading::default();
        let reason = reading.text("reason", &self.reason, "connected-error-reason");
        reading.finish(reason)
    }
}

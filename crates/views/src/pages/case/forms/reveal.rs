//! Why the referrer is to be shown. The form stands on the page of the referral.

use waymark_domain::text::Text;

use super::raw_form;
use super::reading::Reading;
use crate::FormErrors;

raw_form! {
    /// The reason as typed.
    RevealForm {
        /// Why.
        reason,
    }
}

impl RevealForm {
    /// Why.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<Text, FormErrors> {
        let mut reading = Reading::default();
        let reason = reading.text("reason", &self.reason, "referrer-error-reason");
        reading.finish(reason)
    }
}

//! Passes an emergency on at once. It may have happened by word of mouth and be written down later.

use waymark_domain::Timestamp;
use waymark_domain::text::Text;

use crate::FormErrors;
use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{CaseForm, Present, decided, raw_form};
use crate::pages::case::{CasePlace, silent_debug};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    EscalateForm {
        /// Why.
        reason,
        /// Who decided, in words.
        decided_by,
        /// `now` or `earlier`.
        decided,
        /// The earlier day.
        decided_on_day,
        /// Its month.
        decided_on_month,
        /// Its year.
        decided_on_year,
        /// The time of day.
        decided_time,
    }
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct Escalated {
    /// Why.
    pub reason: Text,
    /// Who decided, in words.
    pub by: Text,
    /// When.
    pub decided_at: Timestamp,
}

silent_debug!(Escalated);

impl CaseForm for EscalateForm {
    const TEMPLATE: &'static str = "pages/case/forms/escalate/page.html";
    const PLACE: CasePlace = CasePlace::Escalate;
    type Shown = ();
}

impl EscalateForm {
    /// The form as it is offered first: decided now, by the reader, in words.
    #[must_use]
    pub fn now_by(who: impl Into<String>) -> Self {
        Self {
            decided_by: who.into(),
            decided: "now".to_owned(),
            ..Self::default()
        }
    }

    /// Why, by whom and when.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, present: Present) -> Result<Escalated, FormErrors> {
        let mut reading = Reading::default();
        let reason = reading.text("reason", &self.reason, "escalate-error-reason");
        let by = reading.text("decided_by", &self.decided_by, "escalate-error-by");
        let day = [
            self.decided_on_day.as_str(),
            &self.decided_on_month,
            &self.decided_on_year,
        ];
        let decided_at = decided(&mut reading, &self.decided, day, &self.decided_time, present);
        reading.finish((|| {
            Some(Escalated {
                reason: reason?,
                by: by?,
                decided_at: decided_at?,
            })
        })())
    }
}

//! The check against investigations: its result, and nothing of what it rests on.

use waymark_domain::Date;
use waymark_domain::case::Deconfliction;
use waymark_domain::text::Text;

use crate::FormErrors;
use crate::pages::case::forms::reading::{Days, Reading};
use crate::pages::case::forms::{CaseForm, Present, raw_form};
use crate::pages::case::{CasePlace, silent_debug};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    DeconflictionForm {
        /// The code of the result.
        result,
        /// The day of the check.
        checked_day,
        /// Its month.
        checked_month,
        /// Its year.
        checked_year,
        /// Who checked.
        checked_by,
    }
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct Checked {
    /// What the check found.
    pub result: Deconfliction,
    /// The day of the check.
    pub on: Date,
    /// Who checked.
    pub by: Text,
}

silent_debug!(Checked);

impl CaseForm for DeconflictionForm {
    const TEMPLATE: &'static str = "pages/case/forms/deconfliction/page.html";
    const PLACE: CasePlace = CasePlace::Deconfliction;
    type Shown = ();
}

impl DeconflictionForm {
    /// What was found, when and by whom.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, present: Present) -> Result<Checked, FormErrors> {
        let mut reading = Reading::default();
        let result = reading.choice(
            "result",
            &self.result,
            Deconfliction::from_code,
            "deconfliction-error-result",
        );
        let parts = [self.checked_day.as_str(), &self.checked_month, &self.checked_year];
        let on = reading.day(
            ("checked", "checked_day"),
            parts,
            Days::UpToToday,
            present,
            "deconfliction-error-day",
        );
        let by = reading.text("checked_by", &self.checked_by, "deconfliction-error-by");
        reading.finish((|| {
            Some(Checked {
                result: result?,
                on: on?,
                by: by?,
            })
        })())
    }
}

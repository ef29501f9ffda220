//! Whether the person was told of the referral; if not, why, and when somebody asks again.

use waymark_domain::case::Told;

use crate::FormErrors;
use crate::pages::case::CasePlace;
use crate::pages::case::forms::reading::{Days, Reading};
use crate::pages::case::forms::{CaseForm, Present, raw_form};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    ToldForm {
        /// `yes` or `no`.
        told,
        /// The day they were told.
        told_on_day,
        /// Its month.
        told_on_month,
        /// Its year.
        told_on_year,
        /// Why they were not.
        told_reason,
        /// The day on which somebody asks again.
        revisit_day,
        /// Its month.
        revisit_month,
        /// Its year.
        revisit_year,
    }
}

impl CaseForm for ToldForm {
    const TEMPLATE: &'static str = "pages/case/forms/told/page.html";
    const PLACE: CasePlace = CasePlace::Told;
    type Shown = ();
}

impl ToldForm {
    /// Whether they were told.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, present: Present) -> Result<Told, FormErrors> {
        let mut reading = Reading::default();
        let told = self.read(&mut reading, present);
        reading.finish(told)
    }

    /// The same as part of a larger form.
    pub(super) fn read(&self, reading: &mut Reading, present: Present) -> Option<Told> {
        match self.told.as_str() {
            "yes" => {
                let parts = [self.told_on_day.as_str(), &self.told_on_month, &self.told_on_year];
                let field = ("told_on", "told_on_day");
                let on = reading.day(field, parts, Days::UpToToday, present, "told-error-day")?;
                Some(Told::Told { on })
            }
            "no" => {
                let because = reading.text("told_reason", &self.told_reason, "told-error-reason");
                let parts = [self.revisit_day.as_str(), &self.revisit_month, &self.revisit_year];
                let field = ("revisit", "revisit_day");
                let revisit_on = reading.day(field, parts, Days::ToCome, present, "told-error-revisit");
                Some(Told::NotTold {
                    because: because?,
                    revisit_on: revisit_on?,
                })
            }
            _ => reading.wrong("told", "missing", "told-error-told"),
        }
    }
}

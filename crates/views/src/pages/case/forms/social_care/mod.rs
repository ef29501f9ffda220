//! Whether children's social care was told of an under-18.

use waymark_domain::case::SocialCare;

use crate::FormErrors;
use crate::pages::case::CasePlace;
use crate::pages::case::forms::reading::{Days, Reading};
use crate::pages::case::forms::{CaseForm, Present, raw_form};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    SocialCareForm {
        /// `yes` or `no`.
        told,
        /// The day they were told.
        told_on_day,
        /// Its month.
        told_on_month,
        /// Its year.
        told_on_year,
        /// Their reference, or whom.
        reference,
        /// Why they were not.
        reason,
    }
}

impl CaseForm for SocialCareForm {
    const TEMPLATE: &'static str = "pages/case/forms/social_care/page.html";
    const PLACE: CasePlace = CasePlace::SocialCare;
    type Shown = ();
}

impl SocialCareForm {
    /// Whether they were told.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, present: Present) -> Result<SocialCare, FormErrors> {
        let mut reading = Reading::default();
        let told = match self.told.as_str() {
            "yes" => self.yes(&mut reading, present),
            "no" => reading
                .text("reason", &self.reason, "social_care-error-reason")
                .map(|because| SocialCare::NotTold { because }),
            _ => reading.wrong("told", "missing", "social_care-error-told"),
        };
        reading.finish(told)
    }

    fn yes(&self, reading: &mut Reading, present: Present) -> Option<SocialCare> {
        let parts = [self.told_on_day.as_str(), &self.told_on_month, &self.told_on_year];
        let field = ("told_on", "told_on_day");
        let on = reading.day(field, parts, Days::UpToToday, present, "told-error-day");
        let reference = reading.text("reference", &self.reference, "social_care-error-reference");
        Some(SocialCare::Told {
            on: on?,
            reference: reference?,
        })
    }
}

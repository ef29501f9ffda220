//! The difference a change makes, before it is proposed to a second administrator.

use serde::Serialize;
use waymark_domain::Date;
use waymark_domain::text::Text;

use crate::pages::admin::AdminPlace;
use crate::pages::admin::difference::Difference;
use crate::pages::case::forms::reading::{Days, Reading};
use crate::pages::case::forms::{Present, raw_form};
use crate::pages::referral::silent_debug;
use crate::pages::staff_form::{StaffForm, StaffFormPage};
use crate::{FormErrors, Message};

raw_form! {
    /// The form as typed.
    ProposeForm {
        /// `at_once`, which means when the second person agrees, or `later`.
        begins,
        /// The later day.
        from_day,
        /// Its month.
        from_month,
        /// Its year.
        from_year,
        /// Why.
        reason,
    }
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The first day of the change; none means as soon as the second person agrees.
    pub from: Option<Date>,
    /// Why.
    pub reason: Text,
}

/// What becomes different.
#[derive(Clone, Serialize)]
pub struct Differences {
    differences: Vec<Difference>,
}

silent_debug!(Proposed, Differences);

impl StaffForm for ProposeForm {
    const TEMPLATE: &'static str = "pages/admin/preview/page.html";
    type Shown = Differences;

    fn title(_: &Differences) -> Message {
        Message::new("preview-title")
    }
}

impl ProposeForm {
    /// The page with what becomes different. What was typed on the page before, whose path is `back`, goes along in
    /// hidden fields.
    #[must_use]
    pub fn page(back: impl Into<String>, differences: Vec<Difference>) -> StaffFormPage<Self> {
        StaffFormPage::new(AdminPlace::Preview.route(), back, Differences { differences })
    }

    /// What is said when the change no longer fits what is in force.
    #[must_use]
    pub fn impossible() -> FormErrors {
        let mut errors = FormErrors::none();
        errors.add("form", "impossible", Message::new("difference-impossible"));
        errors
    }

    /// From when, and why.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, present: Present) -> Result<Proposed, FormErrors> {
        let mut reading = Reading::default();
        let from = match self.begins.as_str() {
            "at_once" => Some(None),
            "later" => {
                let parts = [self.from_day.as_str(), &self.from_month, &self.from_year];
                let field = ("from", "from_day");
                reading
                    .day(field, parts, Days::ToCome, present, "preview-error-from")
                    .map(Some)
            }
            _ => reading.wrong("begins", "missing", "preview-error-begins"),
        };
        let reason = reading.text("reason", &self.reason, "admin-error-reason");
        reading.finish((|| {
            Some(Proposed {
                from: from?,
                reason: reason?,
            })
        })())
    }
}

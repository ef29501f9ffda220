//! An hour's access in an emergency. The page knows nothing of the case, not even whether there is one.

use serde::Serialize;
use waymark_domain::CaseId;
use waymark_domain::text::{Code, Text};

use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{Choice, raw_form};
use crate::pages::case::{CasePlace, silent_debug};
use crate::{Form, FormErrors, Message, Page, paths};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    EmergencyAccessForm {
        /// The code of the category.
        category,
        /// Why.
        reason,
    }
}

/// The page that stands between the reader and a case that is not theirs.
#[derive(Clone, Serialize)]
pub struct EmergencyAccessPage {
    minutes: u16,
    categories: Vec<Choice>,
    typed: EmergencyAccessForm,
    form: Form,
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct Needed {
    /// The category, a code of the rule set.
    pub category: Code,
    /// Why.
    pub reason: Text,
}

silent_debug!(EmergencyAccessPage, Needed);

impl EmergencyAccessPage {
    /// The page for the address of a case, with the categories of the rule set and for how long access lasts.
    #[must_use]
    pub fn new(case: CaseId, categories: Vec<Choice>, minutes: u16) -> Self {
        Self {
            minutes,
            categories,
            typed: EmergencyAccessForm::default(),
            form: Form::to(CasePlace::EmergencyAccess.path(case)).back_to(paths::HOME),
        }
    }

    /// The same with what was typed, and what is wrong with it.
    #[must_use]
    pub fn typed(mut self, typed: EmergencyAccessForm, errors: FormErrors) -> Self {
        self.typed = typed;
        self.form = self.form.with_errors(errors);
        self
    }

    /// The same with one more hidden field.
    #[must_use]
    pub fn hide(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.form = self.form.hide(name, value);
        self
    }
}

impl EmergencyAccessForm {
    /// Why access is needed.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, categories: &[Choice]) -> Result<Needed, FormErrors> {
        let mut reading = Reading::default();
        let category = reading.code(
            "category",
            &self.category,
            categories,
            "emergency-access-error-category",
        );
        let reason = reading.text("reason", &self.reason, "emergency-access-error-reason");
        reading.finish(
            category
                .zip(reason)
                .map(|(category, reason)| Needed { category, reason }),
        )
    }
}

impl Page for EmergencyAccessPage {
    const TEMPLATE: &'static str = "pages/case/forms/emergency_access/page.html";

    fn title(&self) -> Message {
        Message::new("emergency-access-title")
    }

    fn tab(&self) -> Message {
        CasePlace::EmergencyAccess.words()
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

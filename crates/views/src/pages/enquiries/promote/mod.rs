//! Makes an enquiry a referral: only now is somebody named, and why is written down.

use serde::Serialize;
use waymark_domain::text::{Code, PersonName, Text};

use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{Choice, raw_form};
use crate::pages::referral::silent_debug;
use crate::pages::staff_form::StaffForm;
use crate::{FormErrors, Message};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    PromoteForm {
        /// Why it becomes a referral.
        reason,
        /// Who the worry is about; may be empty.
        name,
        /// What the worry is.
        account,
        /// The area that is to deal with it.
        area,
    }
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct Promotion {
    /// Why it becomes a referral.
    pub reason: Text,
    /// Who the worry is about, where that is known.
    pub name: Option<PersonName>,
    /// What the worry is.
    pub account: Text,
    /// The area that is to deal with it.
    pub area: Code,
}

/// What was advised, and the areas to choose from.
#[derive(Clone, Serialize)]
pub struct Advised {
    advice: String,
    areas: Vec<Choice>,
}

silent_debug!(Promotion, Advised);

impl Advised {
    /// This advice and these areas.
    #[must_use]
    pub fn new(advice: impl Into<String>, areas: Vec<Choice>) -> Self {
        Self {
            advice: advice.into(),
            areas,
        }
    }
}

impl StaffForm for PromoteForm {
    const TEMPLATE: &'static str = "pages/enquiries/promote/page.html";
    type Shown = Advised;

    fn title(_: &Advised) -> Message {
        Message::new("promote-title")
    }
}

impl PromoteForm {
    /// What the referral begins with.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, advised: &Advised) -> Result<Promotion, FormErrors> {
        let mut reading = Reading::default();
        let reason = reading.text("reason", &self.reason, "promote-error-reason");
        let name = reading.optional_name("name", &self.name);
        let account = reading.text("account", &self.account, "promote-error-account");
        let area = reading.code("area", &self.area, &advised.areas, "promote-error-area");
        reading.finish((|| {
            Some(Promotion {
                reason: reason?,
                name,
                account: account?,
                area: area?,
            })
        })())
    }
}

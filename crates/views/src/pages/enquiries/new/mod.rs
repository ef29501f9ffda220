//! Logs a call for advice. It names nobody.

use serde::Serialize;
use waymark_domain::enquiry::Enquiry;

use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{Choice, raw_form};
use crate::pages::referral::silent_debug;
use crate::pages::staff_form::StaffForm;
use crate::{FormErrors, Message};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    EnquiryForm {
        /// A kind of enquiry.
        kind,
        /// An area; empty when none was said.
        area,
        /// What was asked and advised.
        advice,
    }
}

/// The kinds of enquiry and the areas to choose from.
#[derive(Clone, Serialize)]
pub struct Offered {
    kinds: Vec<Choice>,
    areas: Vec<Choice>,
}

silent_debug!(Offered);

impl Offered {
    /// These kinds and areas.
    #[must_use]
    pub const fn new(kinds: Vec<Choice>, areas: Vec<Choice>) -> Self {
        Self { kinds, areas }
    }
}

impl StaffForm for EnquiryForm {
    const TEMPLATE: &'static str = "pages/enquiries/new/page.html";
    type Shown = Offered;

    fn title(_: &Offered) -> Message {
        Message::new("enquiry-new-title")
    }
}

impl EnquiryForm {
    /// The enquiry.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, offered: &Offered) -> Result<Enquiry, FormErrors> {
        let mut reading = Reading::default();
        let kind = reading.code("kind", &self.kind, &offered.kinds, "enquiry-error-kind");
        let area = if self.area.is_empty() {
            Some(None)
        } else {
            reading
                .code("area", &self.area, &offered.areas, "enquiry-error-area")
                .map(Some)
        };
        let advice = reading.text("advice", &self.advice, "enquiry-error-advice");
        reading.finish((|| {
            Some(Enquiry {
                kind: kind?,
                area: area?,
                advice: advice?,
            })
        })())
    }
}

//! Uses of emergency access, which a privacy officer reviews one by one.

use std::fmt::Display;

use serde::Serialize;
use waymark_domain::Timestamp;
use waymark_domain::text::Text;

use super::case::Due;
use super::case::forms::raw_form;
use super::case::forms::reading::Reading;
use super::case::looks::Look;
use super::referral::silent_debug;
use super::staff_form::StaffForm;
use crate::{FormErrors, Message, Page, paths};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// Where one use is reviewed.
#[must_use]
pub fn path(access: impl Display) -> String {
    format!("{}/{access}", paths::REVIEWS)
}

/// One use of emergency access.
#[derive(Clone, Serialize)]
pub struct EmergencyUse {
    href: String,
    who: String,
    reference: String,
    at: String,
    until: String,
    due: Due,
}

impl EmergencyUse {
    /// Somebody opened the case with that reference from one instant to another; the review is due.
    #[must_use]
    pub fn new(
        access: impl Display,
        who: impl Into<String>,
        reference: impl Into<String>,
        (from, until): (Timestamp, Timestamp),
        due: Due,
    ) -> Self {
        Self {
            href: path(access),
            who: who.into(),
            reference: reference.into(),
            at: from.london_words(),
            until: until.london_words(),
            due,
        }
    }
}

/// What waits for a review.
#[derive(Clone, Serialize)]
pub struct ReviewsPage {
    waiting: Vec<EmergencyUse>,
}

impl ReviewsPage {
    /// The page with what waits, the first due first.
    #[must_use]
    pub const fn new(waiting: Vec<EmergencyUse>) -> Self {
        Self { waiting }
    }
}

impl Page for ReviewsPage {
    const TEMPLATE: &'static str = "pages/reviews/page.html";

    fn title(&self) -> Message {
        Message::new("reviews-title")
    }
}

raw_form! {
    /// The review as typed.
    ReviewForm {
        /// `yes` or `no`.
        justified,
        /// Why.
        reason,
    }
}

/// What the review found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Justified {
    /// It was needed.
    Yes,
    /// It was not.
    No,
}

/// A valid review.
#[derive(Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// What was found.
    pub justified: Justified,
    /// Why.
    pub reason: Text,
}

/// What is known of the use under review.
#[derive(Clone, Serialize)]
pub struct UnderReview {
    access: EmergencyUse,
    reason: String,
    told: Option<String>,
    looks: Vec<Look>,
}

silent_debug!(EmergencyUse, ReviewsPage, Reviewed, UnderReview);

impl UnderReview {
    /// A use for that reason of the list, and what was done to the case meanwhile, oldest first.
    #[must_use]
    pub fn new(access: EmergencyUse, reason: impl Into<String>, looks: Vec<Look>) -> Self {
        Self {
            access,
            reason: reason.into(),
            told: None,
            looks,
        }
    }

    /// The same, with what the person wrote when they asked.
    #[must_use]
    pub fn told(mut self, text: impl Into<String>) -> Self {
        self.told = Some(text.into());
        self
    }
}

impl StaffForm for ReviewForm {
    const TEMPLATE: &'static str = "pages/reviews/form.html";
    type Shown = UnderReview;

    fn title(_: &UnderReview) -> Message {
        Message::new("review-title")
    }
}

impl ReviewForm {
    /// What the review found.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<Reviewed, FormErrors> {
        let mut reading = Reading::default();
        let known = |typed: &str| match typed {
            "yes" => Some(Justified::Yes),
            "no" => Some(Justified::No),
            _ => None,
        };
        let justified = reading.choice("justified", &self.justified, known, "review-error-justified");
        let reason = reading.text("reason", &self.reason, "review-error-reason");
        reading.finish((|| {
            Some(Reviewed {
                justified: justified?,
                reason: reason?,
            })
        })())
    }
}

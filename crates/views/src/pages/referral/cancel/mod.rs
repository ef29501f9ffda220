//! Deleting a draft: says exactly what is lost.

use serde::Serialize;

use crate::{Form, Message, Page};

/// The path the page stands at and posts to.
pub const PATH: &str = "/refer/cancel";

/// Whether to delete everything typed so far.
#[derive(Clone, Debug, Serialize)]
pub struct CancelPage {
    form: Form,
}

impl CancelPage {
    /// The page; "no" leads back to the path `back`.
    #[must_use]
    pub fn new(back: impl Into<String>) -> Self {
        Self {
            form: Form::to(PATH).back_to(back),
        }
    }
}

impl Page for CancelPage {
    const TEMPLATE: &'static str = "pages/referral/cancel/page.html";

    fn title(&self) -> Message {
        Message::new("refer-cancel-title")
    }
}

/// Samples of the page.
#[cfg(any(test, feature = "samples"))]
#[must_use]
pub fn samples() -> Vec<(&'static str, CancelPage)> {
    vec![("plain", CancelPage::new("/refer/worry"))]
}

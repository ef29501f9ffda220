//! Where the link in an urgent alert leads. It says nothing about the referral.

use serde::Serialize;

use crate::{Form, Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// An urgent alert, as the person on duty finds it.
#[derive(Clone, Debug, Serialize)]
pub struct AlertPage {
    state: AlertState,
    form: Option<Form>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum AlertState {
    Waiting,
    Seen,
    Gone,
}

impl AlertPage {
    /// Nobody has answered it yet; `form` says that somebody has.
    #[must_use]
    pub fn waiting(form: Form) -> Self {
        Self {
            state: AlertState::Waiting,
            form: Some(form),
        }
    }

    /// It was answered just now.
    #[must_use]
    pub fn seen() -> Self {
        Self {
            state: AlertState::Seen,
            form: None,
        }
    }

    /// It was answered before, has expired, or never was: one page for all three.
    #[must_use]
    pub fn gone() -> Self {
        Self {
            state: AlertState::Gone,
            form: None,
        }
    }
}

impl Page for AlertPage {
    const TEMPLATE: &'static str = "pages/alert/page.html";

    fn title(&self) -> Message {
        Message::new(match self.state {
            AlertState::Waiting => "alert-title",
            AlertState::Seen => "alert-seen-title",
            AlertState::Gone => "alert-gone-title",
        })
    }
}

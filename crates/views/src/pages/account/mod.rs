//! A member's own account: their duty, their sessions, and what is kept for them.

use serde::Serialize;

use crate::{Hidden, Message, Page, paths};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// An area in which the member may take duty.
#[derive(Clone, Debug, Serialize)]
pub struct DutyLine {
    /// The area's code.
    pub area: String,
    /// Its name.
    pub name: String,
    /// Whether they are on duty there now.
    pub on: bool,
}

/// One of the member's sessions.
#[derive(Clone, Debug, Serialize)]
pub struct SessionLine {
    /// Its id, as text.
    pub id: String,
    /// When it began, in words.
    pub began: String,
    /// When it was used last, in words.
    pub seen: String,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// The account.
#[derive(Clone, Serialize)]
pub struct AccountPage {
    duties: Vec<DutyLine>,
    sessions: Vec<SessionLine>,
    kept: usize,
    duty_action: &'static str,
    session_action: &'static str,
    csrf: Hidden,
}

impl AccountPage {
    /// With the member's areas, sessions, and how many forms are kept; `csrf` protects its forms.
    #[must_use]
    pub const fn new(duties: Vec<DutyLine>, sessions: Vec<SessionLine>, kept: usize, csrf: Hidden) -> Self {
        Self {
            duties,
            sessions,
            kept,
            duty_action: paths::ACCOUNT_DUTY,
            session_action: paths::ACCOUNT_SESSION,
            csrf,
        }
    }
}

impl std::fmt::Debug for AccountPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AccountPage(..)")
    }
}

impl Page for AccountPage {
    const TEMPLATE: &'static str = "pages/account/page.html";

    fn title(&self) -> Message {
        Message::new("account-title")
    }
}

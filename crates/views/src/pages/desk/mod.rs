//! The first page of the staff site.

use serde::Serialize;

use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The first page of the staff site; warnings for the operator come with the chrome.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Desk {}

/// The bank-holiday table ends soon; `date` is its last day, written out.
#[must_use]
pub fn bank_holidays_end(date: &str) -> Message {
    Message::new("warning-bank-holidays").with("date", date)
}

/// The rule set names no area.
#[must_use]
pub fn no_areas() -> Message {
    Message::new("warning-no-areas")
}

/// No key backup has been test-opened.
#[must_use]
pub fn key_backup_untested() -> Message {
    Message::new("warning-key-backup")
}

impl Page for Desk {
    const TEMPLATE: &'static str = "pages/desk/page.html";

    fn title(&self) -> Message {
        Message::new("desk-title")
    }
}

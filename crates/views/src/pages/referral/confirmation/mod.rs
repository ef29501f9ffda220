//! A referral was received: the reference, the receipt code, and what happens next. Nothing typed is shown.

use serde::Serialize;
use waymark_domain::reference::{ReceiptCode, Reference};
use waymark_domain::rules::RuleSet;
use waymark_domain::text::Code;

use super::answers::Mode;
use super::reading::Reading;
use super::silent_debug;
use crate::{Message, Page};

/// A referral was received.
#[derive(Clone, Serialize)]
pub struct ConfirmationPage {
    /// In groups of four, to be read aloud.
    reference: Vec<String>,
    /// The receipt code in groups of four, if feedback was wished for.
    receipt: Option<Vec<String>>,
    urgent: bool,
    say: bool,
    reading: Reading,
}

silent_debug!(ConfirmationPage);

impl ConfirmationPage {
    /// What to show of a received referral. `receipt` is given when feedback was wished for, `urgent` when the desk
    /// was alerted.
    #[must_use]
    pub fn new(
        reference: &Reference,
        receipt: Option<&ReceiptCode>,
        urgent: bool,
        mode: Mode,
        area: Option<&Code>,
        rules: &RuleSet,
    ) -> Self {
        Self {
            reference: groups(&reference.spoken()),
            receipt: receipt.map(|code| groups(&code.spoken())),
            urgent,
            say: mode == Mode::Operator,
            reading: Reading::of(area.map_or("", Code::as_str), rules),
        }
    }
}

fn groups(spoken: &str) -> Vec<String> {
    spoken.split('-').map(str::to_owned).collect()
}

impl Page for ConfirmationPage {
    const TEMPLATE: &'static str = "pages/referral/confirmation/page.html";

    fn title(&self) -> Message {
        Message::new("refer-sent-title")
    }
}

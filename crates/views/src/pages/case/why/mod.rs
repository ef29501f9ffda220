//! Why the reader may see a case: from the rule that decided it.

use serde::Serialize;

use super::{CaseHead, CaseLink, CasePlace, silent_debug};
use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// Why the reader may see a case.
#[derive(Clone, Serialize)]
pub struct WhyPage {
    head: CaseHead,
    reason: String,
    rule: String,
    connected: CaseLink,
}

silent_debug!(WhyPage);

impl WhyPage {
    /// The page with the rule's reason in plain words and its id.
    #[must_use]
    pub fn new(head: CaseHead, reason: impl Into<String>, rule: impl Into<String>) -> Self {
        Self {
            connected: CaseLink::to(CasePlace::Connected, head.case()),
            head: head.at(CasePlace::Why),
            reason: reason.into(),
            rule: rule.into(),
        }
    }
}

impl Page for WhyPage {
    const TEMPLATE: &'static str = "pages/case/why/page.html";

    fn title(&self) -> Message {
        CasePlace::Why.words()
    }
}

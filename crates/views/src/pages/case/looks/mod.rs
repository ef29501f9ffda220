//! Who has looked at a case, newest first.

use serde::Serialize;
use waymark_domain::Timestamp;

use super::{CaseHead, CaseLink, CasePlace, silent_debug};
use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// Who has looked at a case.
#[derive(Clone, Serialize)]
pub struct LooksPage {
    head: CaseHead,
    looks: Vec<Look>,
    older: Option<String>,
    newer: Option<String>,
    why: CaseLink,
}

/// One look.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Look {
    at: String,
    who: String,
    what: String,
    rule: String,
    reason: Option<String>,
}

silent_debug!(LooksPage, Look);

impl Look {
    /// Somebody (with their role, in words) looked at an instant at something, in words, under a rule, in words.
    #[must_use]
    pub fn new(
        at: Timestamp,
        who: impl Into<String>,
        what: impl Into<String>,
        rule: impl Into<String>,
    ) -> Self {
        Self {
            at: at.london_words(),
            who: who.into(),
            what: what.into(),
            rule: rule.into(),
            reason: None,
        }
    }

    /// The same, for the reason they typed.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

impl LooksPage {
    /// The page with these looks, newest first.
    #[must_use]
    pub fn new(head: CaseHead, looks: Vec<Look>) -> Self {
        Self {
            why: CaseLink::to(CasePlace::Why, head.case()),
            head: head.at(CasePlace::Looks),
            looks,
            older: None,
            newer: None,
        }
    }

    /// The same, with the pages of newer and older looks, by the position each begins at.
    #[must_use]
    pub fn between(mut self, newer: Option<u64>, older: Option<u64>) -> Self {
        let path = CasePlace::Looks.path(self.head.case());
        let at = |position: u64| format!("{path}?before={position}");
        self.newer = newer.map(at);
        self.older = older.map(at);
        self
    }
}

impl Page for LooksPage {
    const TEMPLATE: &'static str = "pages/case/looks/page.html";

    fn title(&self) -> Message {
        CasePlace::Looks.words()
    }
}

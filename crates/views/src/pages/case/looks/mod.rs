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
    why: Option<CaseLink>,
}

/// One look.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Look {
    at: String,
    who: String,
    what: Option<Message>,
    action: String,
    rule: String,
    reason: Option<String>,
}

silent_debug!(LooksPage, Look);

impl Look {
    /// Somebody, in words, did at an instant what the ledger calls `action`, under a rule, in words.
    #[must_use]
    pub fn new(at: Timestamp, who: impl Into<String>, action: &str, rule: impl Into<String>) -> Self {
        Self {
            at: at.london_words(),
            who: who.into(),
            what: ACTIONS
                .contains(&action)
                .then(|| Message::coded("look-", &action.replace(['.', '_'], "-"))),
            action: action.to_owned(),
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
            why: head
                .is_opened()
                .then(|| CaseLink::to(CasePlace::Why, head.case())),
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

/// What the ledger calls what is done to a case, where there are words for it.
pub const ACTIONS: &[&str] = &[
    "access.refused",
    "answer.released",
    "answer.withdrawn",
    "case.addition_read",
    "case.assigned",
    "case.compared",
    "case.connection_recorded",
    "case.decision_returned",
    "case.decision_signed",
    "case.deconfliction_recorded",
    "case.detail_shown",
    "case.disclosed",
    "case.emergency_escalated",
    "case.gateway_decided",
    "case.handover_acknowledged",
    "case.identity_corrected",
    "case.imported",
    "case.information_added",
    "case.match_decided",
    "case.note_written",
    "case.opened",
    "case.paused",
    "case.referrer_answered",
    "case.restricted",
    "case.restriction_lifted",
    "case.resumed",
    "case.social_care_recorded",
    "case.told_recorded",
    "case.viewed",
    "case.why_viewed",
    "connection.declared",
    "emergency.review_escalated",
    "emergency.reviewed",
    "emergency.taken",
    "emergency.told",
    "looks.viewed",
    "queue.viewed",
    "referral.received",
    "referrer.shown",
    "task.escalated",
    "task.reminded",
    "team.viewed",
    "work.viewed",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;
    use crate::messages::Messages;

    #[test]
    fn every_action_that_is_known_has_words() {
        let messages = Messages::load().unwrap();
        for action in ACTIONS {
            let look = Look::new(Timestamp::EPOCH, "somebody", action, "a rule");
            assert!(messages.has(Lang::En, look.what.unwrap().id()), "{action}");
        }
        assert_eq!(
            Look::new(Timestamp::EPOCH, "somebody", "else.where", "a rule").what,
            None
        );
    }
}

//! What the forms work with. The staff site has the same forms, for the advice line.

use std::sync::Arc;

use waymark_domain::Timestamp;
use waymark_domain::rules::RuleSet;
use waymark_service::public::PublicDesk;
use waymark_views::pages::referral::Mode;

use crate::Present;
use crate::pages::Pages;

/// What the forms work with. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Intake {
    pub(crate) pages: Pages,
    pub(crate) present: Present,
    pub(crate) desk: PublicDesk,
    /// The ways in which a referral can be made here.
    pub(crate) offers: &'static [Mode],
    /// The largest draft that is kept.
    pub(crate) draft_bytes: usize,
}

impl Intake {
    /// Now.
    pub(crate) fn now(&self) -> Timestamp {
        self.present.now()
    }

    /// The rule set in force at `now`.
    pub(crate) fn rules(&self, now: Timestamp) -> Arc<RuleSet> {
        self.desk.rules(now)
    }
}

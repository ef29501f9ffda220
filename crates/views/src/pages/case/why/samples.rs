//! Samples of why the reader may see a case.

use super::WhyPage;
use crate::gallery::HOSTILE;
use crate::pages::case::samples::{head, hostile, restricted};

/// By the rule for owners, by that for supervisors, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, WhyPage)> {
    vec![
        (
            "owner",
            WhyPage::new(head(), "You own this case.", "case.owner-sees"),
        ),
        (
            "restricted",
            WhyPage::new(
                restricted(),
                "You are a supervisor of Wyrdale, and supervisors see restricted cases of their area.",
                "case.supervisor-sees",
            ),
        ),
        ("hostile", WhyPage::new(hostile(), HOSTILE, "case.owner-sees")),
    ]
}

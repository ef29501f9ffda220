//! Samples of decisions.

use super::{Decision, DecisionsPage, Part, SecondSignature};
use crate::gallery::HOSTILE;
use crate::pages::case::samples::{LONG, at, closed, head, hostile, longest, restricted};

/// None, signed, sent back, without end, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, DecisionsPage)> {
    let returned = decision(2, "No school was asked.").second(SecondSignature::Returned {
        by: "Rowan Teal, supervisor".to_owned(),
        at: at("2026-11-25T09:20:00Z"),
        because: "Ask the school first: they saw him on Monday.".to_owned(),
    });
    let given = decision(5, "Nothing is open.").second(SecondSignature::Given {
        by: "Rowan Teal, supervisor".to_owned(),
        at: at("2026-11-25T14:20:00Z"),
        note: None,
    });
    vec![
        ("empty", DecisionsPage::new(head(), Vec::new())),
        (
            "due",
            DecisionsPage::new(
                restricted(),
                vec![decision(2, "His family.").second(SecondSignature::Due)],
            ),
        ),
        ("full", DecisionsPage::new(head(), vec![given.clone(), returned])),
        (
            "longest",
            DecisionsPage::new(longest(), vec![decision(9, &LONG.repeat(20))]),
        ),
        (
            "hostile",
            DecisionsPage::new(
                hostile(),
                vec![decision(1, HOSTILE).second(SecondSignature::Given {
                    by: HOSTILE.to_owned(),
                    at: at("2026-11-25T14:20:00Z"),
                    note: Some(HOSTILE.to_owned()),
                })],
            ),
        ),
        ("closed", DecisionsPage::new(closed(), vec![given])),
    ]
}

pub(in crate::pages::case) fn decision(number: u32, text: &str) -> Decision {
    Decision::new(
        number,
        "Signposted to other services",
        "Bryn Calder, gateway officer",
        at("2026-11-24T16:30:00Z"),
        at("2026-11-25T08:50:00Z"),
    )
    .concern("No ideology, other susceptibility or risk identified")
    .handed_to("Mental health: duty team, 01632 960301")
    .told_on("24 November 2026")
    .revisit_on("8 December 2026")
    .part(
        Part::Facts,
        "What the coach saw on 21 November (fact); what a friend says he said (allegation).",
    )
    .part(Part::Options, "Proceed: nothing points to a group or a plan.")
    .part(Part::NotChecked, text)
    .part(
        Part::Weighed,
        "Two referrals in three years speak of the same distress after a loss.",
    )
    .part(Part::Reason, "There is a need, and it is not Prevent’s.")
    .part(
        Part::NoHandover,
        "The college’s own counsellor sees him each week already.",
    )
    .part(Part::NotTold, "He is in hospital until Friday.")
}

//! Samples of the timeline.

use super::{AsKnownForm, Entry, EntryKind, TimelinePage};
use crate::gallery::HOSTILE;
use crate::pages::case::CasePlace;
use crate::pages::case::samples::{LONG, at, case, closed, day, head, hostile, longest, present};

const EVENTS: [&str; 25] = [
    "case_closed",
    "disclosure_made",
    "connection_recorded",
    "note_written",
    "match_decided",
    "referrer_answered",
    "social_care_recorded",
    "person_told_recorded",
    "handover_acknowledged",
    "decision_returned",
    "decision_signed",
    "gateway_decided",
    "clock_resumed",
    "clock_paused",
    "restriction_lifted",
    "lift_proposed",
    "case_restricted",
    "deconfliction_recorded",
    "owner_assigned",
    "journey_imported",
    "version_added",
    "emergency_escalated",
    "information_added",
    "desk_alerted",
    "referral_received",
];

/// None, some, every event, a past day, a wrong day, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, TimelinePage)> {
    let wrong = AsKnownForm::from_typed(["31", "2", HOSTILE].map(str::to_owned));
    let errors = wrong.parse(present()).err().unwrap_or_default();
    let all = (1..).zip(EVENTS).map(|(number, event)| {
        Entry::new(number, event, EntryKind::Work, at("2026-11-24T10:00:00Z"))
            .by("Bryn Calder, gateway officer")
            .text(LONG.repeat(2))
    });
    vec![
        (
            "empty",
            TimelinePage::new(head(), Vec::new(), Some(EntryKind::Disclosure), None),
        ),
        ("full", TimelinePage::new(head(), some(), None, None)),
        (
            "past",
            TimelinePage::new(head(), some(), Some(EntryKind::Note), Some(day("2026-11-24"))),
        ),
        (
            "wrong-day",
            TimelinePage::new(head(), some(), None, None).typed(wrong, errors),
        ),
        ("longest", TimelinePage::new(longest(), all.collect(), None, None)),
        (
            "hostile",
            TimelinePage::new(
                hostile(),
                vec![
                    Entry::new(1, "note_written", EntryKind::Note, at("2026-11-24T10:00:00Z"))
                        .by(HOSTILE)
                        .text(HOSTILE),
                ],
                None,
                None,
            ),
        ),
        ("closed", TimelinePage::new(closed(), some(), None, None)),
    ]
}

fn some() -> Vec<Entry> {
    vec![
        Entry::new(
            4,
            "gateway_decided",
            EntryKind::Decision,
            at("2026-11-24T16:30:00Z"),
        )
        .by("Bryn Calder, gateway officer")
        .recorded_late(at("2026-11-25T08:50:00Z"))
        .text("Signposted to other services")
        .more(CasePlace::Decisions, case()),
        Entry::new(3, "owner_assigned", EntryKind::Work, at("2026-11-23T11:05:00Z"))
            .by("Rowan Teal, supervisor")
            .text("To Bryn Calder. The school rings back at four; the mother does not know yet."),
        Entry::new(2, "desk_alerted", EntryKind::Safety, at("2026-11-23T09:12:05Z")),
        Entry::new(
            1,
            "referral_received",
            EntryKind::Referral,
            at("2026-11-23T09:12:00Z"),
        )
        .more(CasePlace::Referral, case()),
    ]
}

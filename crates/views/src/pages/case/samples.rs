//! What the samples of all pages of a case share.

use waymark_domain::case::StageName;
use waymark_domain::{CaseId, Date, Timestamp};

use super::forms::{CaseForm, Changed, Choice, FormPage, Present};
use super::{Age, CaseHead, Flag};
use crate::FormErrors;
use crate::gallery::HOSTILE;

/// The case of all samples.
#[must_use]
pub fn case() -> CaseId {
    "01930000-0000-7000-8000-000000000001"
        .parse()
        .expect("a well-formed id")
}

pub(in crate::pages) fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("a well-formed instant")
}

pub(in crate::pages) fn day(text: &str) -> Date {
    text.parse().expect("a well-formed day")
}

/// A quarter past four on the samples' day.
pub(in crate::pages) fn present() -> Present {
    Present {
        now: at("2026-11-25T16:15:00Z"),
    }
}

/// A person of seventeen at the gateway.
pub(super) fn head() -> CaseHead {
    CaseHead::new(case(), "7K2M-Q9TX-4BVH-2D6N-8", StageName::GatewayAssessment)
        .named("Wren Ashdown")
        .aged(Age::Years(17))
}

/// Nothing known.
pub(super) fn unknown() -> CaseHead {
    CaseHead::new(case(), "7K2M-Q9TX-4BVH-2D6N-8", StageName::Received)
}

/// Everything that must not be overlooked, and a name without end.
pub(super) fn longest() -> CaseHead {
    head()
        .named("Wren-Marigold-Evangeline-Persephone ".repeat(6))
        .consent("Consent given by the young person and by a parent, for mentoring only")
        .flag(Flag::Escalated {
            at: at("2026-11-23T18:05:00Z"),
        })
        .flag(Flag::Restricted)
        .flag(Flag::LiftProposed)
        .flag(Flag::Repeat { times: 3 })
        .flag(Flag::Paused {
            on: day("2026-11-24"),
        })
        .flag(Flag::WaitsForSignature)
        .flag(Flag::LooseEnds { count: 4 })
        .flag(Flag::EmergencyAccess {
            until: at("2026-11-25T17:15:00Z"),
        })
}

pub(super) fn hostile() -> CaseHead {
    head().named(HOSTILE)
}

pub(super) fn restricted() -> CaseHead {
    head().flag(Flag::Restricted)
}

pub(super) fn paused() -> CaseHead {
    head().aged(Age::About(34)).flag(Flag::Paused {
        on: day("2026-11-19"),
    })
}

pub(super) fn closed() -> CaseHead {
    CaseHead::new(case(), "7K2M-Q9TX-4BVH-2D6N-8", StageName::Closed)
        .named("Wren Ashdown")
        .aged(Age::Years(41))
        .flag(Flag::Closed {
            at: at("2026-11-20T10:00:00Z"),
        })
}

pub(in crate::pages) const LONG: &str = "A long account, told without pause, of everything that was seen and heard since the \
summer, in which days and places are mixed and nothing is left out, so that nobody can say it was not mentioned.\n\n";

/// A form empty, sent empty, full of hostile text, and with everything that must not be overlooked over it.
pub(super) fn form_samples<F: CaseForm>(
    shown: impl Fn() -> F::Shown,
    hostile_typed: F,
    parse: impl Fn(&F) -> FormErrors,
) -> Vec<(&'static str, FormPage<F>)> {
    let page = |head| FormPage::<F>::new(head, shown()).hide("csrf", "sample");
    let errors = parse(&hostile_typed);
    vec![
        ("empty", page(head())),
        (
            "sent-empty",
            page(restricted()).typed(F::default(), parse(&F::default())),
        ),
        ("typed-hostile", page(hostile()).typed(hostile_typed, errors)),
        (
            "meanwhile",
            page(longest()).meanwhile(vec![
                Changed::new(
                    "note_written",
                    Some("Rowan Teal".to_owned()),
                    at("2026-11-25T16:02:00Z"),
                ),
                Changed::new("case_closed", None, at("2026-11-25T16:04:00Z")),
            ]),
        ),
    ]
}

pub(in crate::pages) fn choices(pairs: &[(&str, &str)]) -> Vec<Choice> {
    pairs
        .iter()
        .map(|(code, text)| Choice::new(*code, *text))
        .collect()
}

//! Samples of the first page of a case.

use waymark_domain::case::LooseEnd;
use waymark_domain::task::{TaskKind, Urgency};

use super::{EarlierReferral, Next, OverviewPage};
use crate::gallery::HOSTILE;
use crate::pages::case::samples::{
    at, case, closed, day, head, hostile, longest, paused, restricted, unknown,
};
use crate::pages::case::tasks::TaskLine;
use crate::pages::case::{CaseHead, CasePlace, Due, Flag, Nearness};

/// Just received, at work, referred before, waiting, restricted, paused, closed.
#[must_use]
pub fn samples() -> Vec<(&'static str, OverviewPage)> {
    let received = at("2026-11-23T09:12:00Z");
    let page = |head: CaseHead, next| OverviewPage::new(head, "Wyrdale", received, next);
    let today = || Due::on(day("2026-11-25"), Nearness::Today);
    let yours = |task| Next::Yours {
        task,
        due: Some(today()),
    };
    vec![
        (
            "received",
            page(unknown(), yours(TaskKind::AssignCase)).ways(&[CasePlace::Assign, CasePlace::Escalate]),
        ),
        ("full", full(page(head(), yours(TaskKind::Deconflict)))),
        (
            "repeat",
            full(page(
                head().flag(Flag::Repeat { times: 2 }),
                yours(TaskKind::DecideGateway),
            ))
            .earlier(earlier()),
        ),
        (
            "decided",
            page(
                head()
                    .flag(Flag::WaitsForSignature)
                    .flag(Flag::LooseEnds { count: 3 }),
                Next::Theirs {
                    task: TaskKind::SignSecond,
                    who: "the supervisors of Wyrdale".to_owned(),
                    due: Some(Due::on(day("2026-11-27"), Nearness::In(2))),
                },
            )
            .owned_by("Bryn Calder, gateway officer")
            .loose_ends(&[
                (LooseEnd::SecondSignature, false),
                (LooseEnd::Handover, true),
                (LooseEnd::SocialCare, true),
            ]),
        ),
        (
            "longest",
            full(page(longest(), yours(TaskKind::DecideMatch))).earlier(earlier()),
        ),
        (
            "hostile",
            page(hostile(), Next::Nothing).owned_by(HOSTILE).tasks(vec![task(
                TaskKind::AnswerReferrer,
                Urgency::Later,
                HOSTILE,
            )]),
        ),
        (
            "restricted",
            full(page(restricted(), yours(TaskKind::ReadAddition))),
        ),
        (
            "paused",
            full(page(paused(), Next::Nothing)).ways(&[CasePlace::Resume]),
        ),
        ("closed", page(closed(), Next::Nothing)),
        (
            "done",
            full(page(head().done(CasePlace::Note), yours(TaskKind::DecideGateway))),
        ),
    ]
}

fn full(page: OverviewPage) -> OverviewPage {
    page.owned_by("Bryn Calder, gateway officer")
        .due(Due::on(day("2026-11-30"), Nearness::In(3)))
        .tasks(vec![
            task(TaskKind::Deconflict, Urgency::DueSoon, "Bryn Calder"),
            task(TaskKind::ReadAddition, Urgency::Overdue, "Bryn Calder"),
        ])
        .ways(&[
            CasePlace::Escalate,
            CasePlace::Note,
            CasePlace::Assign,
            CasePlace::Restrict,
            CasePlace::Pause,
            CasePlace::Disclosure,
        ])
}

fn task(kind: TaskKind, urgency: Urgency, who: &str) -> TaskLine {
    let due = match urgency {
        Urgency::CriticallyOverdue | Urgency::Overdue => Due::on(day("2026-11-24"), Nearness::Late(1)),
        Urgency::DueSoon => Due::on(day("2026-11-26"), Nearness::In(1)),
        Urgency::Later => Due::on(day("2026-12-04"), Nearness::In(7)),
    };
    TaskLine::new(case(), kind, urgency, due, who)
}

pub(in crate::pages::case) fn earlier() -> Vec<EarlierReferral> {
    vec![
        EarlierReferral {
            reference: "3NQ7-81DM-ZK4C-XW2P-5".to_owned(),
            received: "4 March 2025".to_owned(),
            outcome: "Signposted to other services: mental health".to_owned(),
            href: Some(CasePlace::Overview.path(case())),
        },
        EarlierReferral {
            reference: "9TTV-2CQ8-HHX6-0B4M-1".to_owned(),
            received: "17 October 2024".to_owned(),
            outcome: "No further action".to_owned(),
            href: None,
        },
    ]
}

//! Samples of the tasks of a case.

use waymark_domain::task::{TaskKind, Urgency};

use super::{DoneLine, TaskLine, TasksPage};
use crate::gallery::HOSTILE;
use crate::pages::case::samples::{at, case, closed, day, head, hostile, longest, paused};
use crate::pages::case::{Due, Nearness};

/// None, every kind of task, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, TasksPage)> {
    let due = || Due::on(day("2026-11-26"), Nearness::In(1));
    let line = |kind, urgency, who: &str| TaskLine::new(case(), kind, urgency, due(), who);
    let done = |kind, who: &str| DoneLine::new(kind, who, at("2026-11-24T15:40:00Z"));
    let open = Urgency::ALL
        .iter()
        .cycle()
        .zip(TaskKind::ALL)
        .map(|(urgency, kind)| line(*kind, *urgency, "The supervisors of Wyrdale"));
    vec![
        ("empty", TasksPage::new(head(), Vec::new(), Vec::new())),
        (
            "longest",
            TasksPage::new(
                longest(),
                open.collect(),
                vec![done(TaskKind::AssignCase, "Rowan Teal")],
            ),
        ),
        (
            "hostile",
            TasksPage::new(
                hostile(),
                vec![line(TaskKind::SignSecond, Urgency::Later, HOSTILE).not_yours()],
                vec![done(TaskKind::Deconflict, HOSTILE)],
            ),
        ),
        ("paused", TasksPage::new(paused(), Vec::new(), Vec::new())),
        (
            "closed",
            TasksPage::new(
                closed(),
                Vec::new(),
                vec![done(TaskKind::DecideGateway, "Bryn Calder")],
            ),
        ),
    ]
}

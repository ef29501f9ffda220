//! Samples of My work.

use waymark_domain::task::{TaskKind, Urgency};

use super::{Whose, WorkFilter, WorkPage};
use crate::gallery::HOSTILE;
use crate::pages::desk_rows::TaskRow;
use crate::pages::desk_rows::samples::task;

fn areas() -> Vec<(String, String)> {
    [
        ("wyrdale", "Wyrdale"),
        ("brackmoor", "Brackmoor and the western valleys"),
    ]
    .map(|(code, name)| (code.to_owned(), name.to_owned()))
    .into()
}

fn every_kind() -> Vec<TaskRow> {
    TaskKind::ALL
        .iter()
        .zip(Urgency::ALL.iter().cycle())
        .map(|(kind, urgency)| task(*kind, *urgency, "Wren Ashdown"))
        .collect()
}

/// Nothing, nothing within a filter, every kind, the longest name, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, WorkPage)> {
    let filter = WorkFilter {
        areas: vec!["brackmoor".to_owned()],
        kinds: vec![TaskKind::SignSecond],
        whose: Whose::Mine,
    };
    let longest = "Wren-Marigold-Evangeline-Persephone ".repeat(6);
    let one = |name: &str| {
        task(TaskKind::SignSecond, Urgency::CriticallyOverdue, name)
            .to_be_done_by("The supervisors of Wyrdale")
    };
    let all = WorkFilter::default();
    vec![
        ("empty", WorkPage::new(&[], &all, &areas().split_off(1))),
        ("empty-narrowed", WorkPage::new(&[], &filter, &areas())),
        ("full", WorkPage::new(&every_kind(), &all, &areas())),
        (
            "longest",
            WorkPage::new(&[one(&longest)], &filter, &areas()).and_more(),
        ),
        ("hostile", WorkPage::new(&[one(HOSTILE)], &all, &areas())),
    ]
}

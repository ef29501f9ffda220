//! What the samples of the lists of the desk share.

use waymark_domain::task::{TaskKind, Urgency};

use super::TaskRow;
use crate::pages::case::samples::{case, day};
use crate::pages::case::{Due, Nearness};

/// The reference of all samples.
pub(in crate::pages) const REFERENCE: &str = "7K2M-Q9TX-4BVH-2D6N-8";

/// The id of everything in the samples that is not a case.
pub(crate) const ID: &str = "01930000-0000-7000-8000-0000000000aa";

/// How near the sample day of an urgency is.
pub(in crate::pages) fn due(urgency: Urgency) -> Due {
    match urgency {
        Urgency::CriticallyOverdue => Due::on(day("2026-11-13"), Nearness::Late(8)),
        Urgency::Overdue => Due::on(day("2026-11-20"), Nearness::Late(3)),
        Urgency::DueSoon => Due::on(day("2026-11-25"), Nearness::Today),
        Urgency::Later => Due::on(day("2026-12-02"), Nearness::In(5)),
    }
}

/// A task of the sample case.
pub(in crate::pages) fn task(kind: TaskKind, urgency: Urgency, name: &str) -> TaskRow {
    TaskRow::new(case(), kind, urgency, due(urgency), REFERENCE)
        .about(name)
        .in_area("Wyrdale")
}

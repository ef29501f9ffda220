//! Samples of the gateway queue.

use waymark_domain::case::StageName;
use waymark_domain::task::Urgency;

use super::{QueueCase, QueuePage};
use crate::Hidden;
use crate::gallery::HOSTILE;
use crate::pages::case::Age;
use crate::pages::case::samples::{case, choices};
use crate::pages::desk_rows::samples::{REFERENCE, due};

fn waiting(stage: StageName, urgency: Urgency) -> QueueCase {
    QueueCase::new(case(), REFERENCE, stage)
        .due(urgency, due(urgency))
        .in_area("Wyrdale")
}

/// Off duty in both ways, nothing waiting, full, the longest, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, QueuePage)> {
    let longest = "Wren-Marigold-Evangeline-Persephone ".repeat(6);
    let received = || waiting(StageName::Received, Urgency::Overdue);
    let assessed = || waiting(StageName::GatewayAssessment, Urgency::Later).owned_by("Bryn Calder");
    let csrf = Hidden {
        name: "csrf",
        value: "sample".to_owned(),
    };
    let areas = choices(&[("wyrdale", "Wyrdale"), ("brackmoor", "Brackmoor")]);
    let full = vec![
        waiting(StageName::Received, Urgency::CriticallyOverdue)
            .about("Wren Ashdown")
            .aged(Age::Years(17))
            .urgent()
            .repeat(),
        received(),
        assessed().about("Sorrel Whitlock").aged(Age::About(34)),
    ];
    vec![
        ("off-duty", QueuePage::off_duty()),
        ("may-start", QueuePage::may_start(areas, csrf)),
        ("empty", QueuePage::on_duty("Wyrdale", Vec::new())),
        ("full", QueuePage::on_duty("Wyrdale and Brackmoor", full)),
        (
            "longest",
            QueuePage::on_duty(
                "Wyrdale",
                vec![received().about(longest).urgent().repeat().restricted()],
            )
            .and_more(),
        ),
        (
            "hostile",
            QueuePage::on_duty(HOSTILE, vec![assessed().about(HOSTILE).owned_by(HOSTILE)]),
        ),
    ]
}

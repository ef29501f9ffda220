//! Samples of the supervisor's view.

use waymark_domain::task::{TaskKind, Urgency};

use super::{Load, TeamPage, Waiting};
use crate::gallery::HOSTILE;
use crate::pages::desk_rows::samples::{ID, task};

fn waiting(name: &str) -> Waiting {
    let task = |kind, urgency| task(kind, urgency, name);
    Waiting {
        unassigned: vec![task(TaskKind::AssignCase, Urgency::DueSoon)],
        late: vec![
            task(TaskKind::DecideGateway, Urgency::CriticallyOverdue).to_be_done_by("Bryn Calder"),
            task(TaskKind::TellSocialCare, Urgency::Overdue).to_be_done_by("Rowan Teal"),
        ],
        signatures: vec![task(TaskKind::SignSecond, Urgency::Later)],
        restrictions: vec![task(TaskKind::ReviewRestriction, Urgency::DueSoon)],
        emergency_access: vec![
            task(TaskKind::ReviewEmergencyAccess, Urgency::Later).done_at(format!("/reviews/{ID}")),
        ],
    }
}

/// Nobody and nothing, full, the longest, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, TeamPage)> {
    let longest = "Wren-Marigold-Evangeline-Persephone ".repeat(6);
    let loads = vec![
        Load::new("Rowan Teal", 0, 0, 0).off_duty(),
        Load::new("Bryn Calder", 14, 3, 6),
        Load::new("Imogen Sarsby", 9, 1, 0),
    ];
    vec![
        ("empty", TeamPage::new("Wyrdale", Vec::new(), Waiting::default())),
        (
            "full",
            TeamPage::new("Wyrdale and Brackmoor", loads, waiting("Wren Ashdown")),
        ),
        (
            "longest",
            TeamPage::new(
                "Wyrdale",
                vec![Load::new(&longest, 1000, 400, 250)],
                waiting(&longest),
            ),
        ),
        (
            "hostile",
            TeamPage::new(HOSTILE, vec![Load::new(HOSTILE, 1, 0, 0)], waiting(HOSTILE)),
        ),
    ]
}

//! Samples of who has looked.

use super::{Look, LooksPage};
use crate::gallery::HOSTILE;
use crate::pages::case::samples::{at, closed, head, hostile, longest};

/// None, some, a page of many, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, LooksPage)> {
    let look = |who: &str| {
        Look::new(
            at("2026-11-25T11:40:00Z"),
            who,
            "case.viewed",
            "A gateway officer on duty sees what waits at the gateway of the area.",
        )
    };
    let unknown = Look::new(
        at("2026-11-25T11:20:00Z"),
        "The program itself",
        "case.swept",
        "sweep",
    );
    let some = vec![
        look("Bryn Calder, gateway officer"),
        unknown,
        Look::new(
            at("2026-11-24T09:00:00Z"),
            "Bryn Calder, gateway officer",
            "referrer.shown",
            "The owner of a case sees it.",
        )
        .because("To ask what was said on Monday."),
    ];
    vec![
        ("empty", LooksPage::new(head(), Vec::new())),
        ("full", LooksPage::new(head(), some.clone())),
        (
            "longest",
            LooksPage::new(longest(), vec![look("Bryn Calder, gateway officer"); 50])
                .between(Some(5_400), Some(4_100)),
        ),
        (
            "hostile",
            LooksPage::new(hostile(), vec![look(HOSTILE).because(HOSTILE)]),
        ),
        ("closed", LooksPage::new(closed(), some.clone())),
        ("unopened", LooksPage::new(head().unopened(), some)),
    ]
}

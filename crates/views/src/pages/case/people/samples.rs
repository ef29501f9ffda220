//! Samples of the people of a case.

use super::{Connected, PeoplePage};
use crate::gallery::HOSTILE;
use crate::pages::case::samples::{LONG, closed, head, hostile, longest};

/// None, some, without end, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, PeoplePage)> {
    let connected = |who: &str, how: &str| Connected {
        who: who.to_owned(),
        how: how.to_owned(),
        source: "The school".to_owned(),
        recorded: "24 November 2026 at 3:40pm".to_owned(),
        by: "Bryn Calder".to_owned(),
    };
    let some = vec![
        connected("Hazel Ashdown", "Mother; lives in the same household"),
        connected("An uncle in Brackmoor", "Lent a telephone in October"),
    ];
    vec![
        ("empty", PeoplePage::new(head(), Vec::new(), true)),
        ("full", PeoplePage::new(head(), some.clone(), true)),
        (
            "longest",
            PeoplePage::new(longest(), vec![connected(LONG, LONG); 12], true),
        ),
        (
            "hostile",
            PeoplePage::new(hostile(), vec![connected(HOSTILE, HOSTILE)], true),
        ),
        ("closed", PeoplePage::new(closed(), some, false)),
    ]
}

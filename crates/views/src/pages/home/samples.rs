//! Samples of the first page.

use super::Home;

/// Without and with the area's reading times.
#[must_use]
pub fn samples() -> Vec<(&'static str, Home)> {
    vec![
        ("plain", Home::new()),
        (
            "read-at",
            Home::new().read_at("Every day from 8am to 8pm, in Wyrdale."),
        ),
        ("hostile", Home::new().read_at(crate::gallery::HOSTILE)),
    ]
}

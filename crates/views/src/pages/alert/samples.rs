//! Samples of the alert page.

use super::AlertPage;
use crate::Form;

/// Waiting, seen and gone.
#[must_use]
pub fn samples() -> Vec<(&'static str, AlertPage)> {
    vec![
        (
            "waiting",
            AlertPage::waiting(Form::to("/alert").hide("alert", "sample")),
        ),
        ("seen", AlertPage::seen()),
        ("gone", AlertPage::gone()),
        (
            "hostile",
            AlertPage::waiting(Form::to("/alert").hide("alert", crate::gallery::HOSTILE)),
        ),
    ]
}

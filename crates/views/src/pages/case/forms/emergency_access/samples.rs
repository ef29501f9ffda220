//! Samples of the page.

use super::{EmergencyAccessForm, EmergencyAccessPage};
use crate::gallery::HOSTILE;
use crate::pages::case::samples::{case, choices};

/// Empty, sent empty, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, EmergencyAccessPage)> {
    let categories = || {
        choices(&[
            ("risk_to_life", "Somebody may be hurt now"),
            ("child_at_risk", "A child may be at risk now"),
        ])
    };
    let page = || EmergencyAccessPage::new(case(), categories(), 60).hide("csrf", "sample");
    let sent = |typed: EmergencyAccessForm| {
        let errors = typed.parse(&categories()).err().unwrap_or_default();
        page().typed(typed, errors)
    };
    vec![
        ("empty", page()),
        ("sent-empty", sent(EmergencyAccessForm::default())),
        (
            "typed-hostile",
            sent(EmergencyAccessForm::from_typed(
                EmergencyAccessForm::FIELDS.map(|_| HOSTILE.to_owned()),
            )),
        ),
    ]
}

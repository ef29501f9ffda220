//! Samples of the form.

use super::HandoverForm;
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::{day, form_samples, present};

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<HandoverForm>)> {
    let hostile = HandoverForm::from_typed(HandoverForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(
        || super::HandedOver::new("Mental health", "Duty team, 01632 960301", day("2026-11-20")),
        hostile,
        |typed| typed.parse(present()).err().unwrap_or_default(),
    )
}

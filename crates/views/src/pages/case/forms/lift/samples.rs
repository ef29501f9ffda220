//! Samples of the form.

use super::LiftForm;
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::{at, form_samples, head};

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<LiftForm>)> {
    let hostile = LiftForm::from_typed(LiftForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let mut samples = form_samples(
        || {
            Some(super::Proposed::new(
                "Rowan Teal",
                at("2026-11-24T10:00:00Z"),
                HOSTILE,
            ))
        },
        hostile,
        |typed| typed.parse().err().unwrap_or_default(),
    );
    samples.push(("first", FormPage::new(head(), None)));
    samples
}

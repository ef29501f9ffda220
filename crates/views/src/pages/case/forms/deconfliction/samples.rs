//! Samples of the form.

use super::DeconflictionForm;
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::{form_samples, present};

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<DeconflictionForm>)> {
    let hostile = DeconflictionForm::from_typed(DeconflictionForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(
        || (),
        hostile,
        |typed| typed.parse(present()).err().unwrap_or_default(),
    )
}

//! Samples of the form.

use super::EscalateForm;
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::form_samples;
use crate::pages::case::samples::present;

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<EscalateForm>)> {
    let hostile = EscalateForm::from_typed(EscalateForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(
        || (),
        hostile,
        |typed| typed.parse(present()).err().unwrap_or_default(),
    )
}

//! Samples of the form.

use super::RestrictForm;
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::form_samples;

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<RestrictForm>)> {
    let hostile = RestrictForm::from_typed(RestrictForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(|| (), hostile, |typed| typed.parse().err().unwrap_or_default())
}

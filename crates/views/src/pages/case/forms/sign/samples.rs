//! Samples of the form.

use waymark_domain::case::SecondBecause;

use super::SignForm;
use crate::gallery::HOSTILE;
use crate::pages::case::decisions::samples::decision;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::form_samples;

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<SignForm>)> {
    let hostile = SignForm::from_typed(SignForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(
        || super::Unsigned::new(decision(2, HOSTILE), SecondBecause::Repeat),
        hostile,
        |typed| typed.parse().err().unwrap_or_default(),
    )
}

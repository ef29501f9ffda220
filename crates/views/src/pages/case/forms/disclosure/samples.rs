//! Samples of the form.

use super::Agencies;
use super::DisclosureForm;
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::form_samples;
use crate::pages::case::samples::{choices, present};

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<DisclosureForm>)> {
    let hostile = DisclosureForm::from_typed(DisclosureForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(agencies, hostile, |typed| {
        typed.parse(&agencies(), present()).err().unwrap_or_default()
    })
}

fn agencies() -> Agencies {
    Agencies {
        choices: choices(&[("school", "School or college"), ("health", "Health")]),
    }
}

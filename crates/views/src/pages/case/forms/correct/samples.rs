//! Samples of the form.

use waymark_domain::PartialDate;
use waymark_domain::person::{Birth, Identity};
use waymark_domain::text::PersonName;

use super::{CorrectForm, Recorded};
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::{choices, day, form_samples, present};

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<CorrectForm>)> {
    let hostile = CorrectForm::from_typed(CorrectForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(recorded, hostile, |typed| {
        typed.parse(&recorded(), present()).err().unwrap_or_default()
    })
}

fn recorded() -> Recorded {
    let identity = Identity {
        name: PersonName::parse("Wren Ashdown").ok(),
        birth: Birth::Born(PartialDate::Day(day("2009-05-09"))),
        gender: "male".parse().ok(),
        ..Identity::default()
    };
    Recorded::new(&identity, choices(&[("male", "Male"), ("female", "Female")]))
}

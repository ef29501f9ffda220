//! Samples of the form.

use super::{AssignForm, Owners};
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::{form_samples, head};

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<AssignForm>)> {
    let hostile = AssignForm::from_typed(AssignForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let mut samples = form_samples(owners, hostile, |typed| {
        typed.parse(&owners()).err().unwrap_or_default()
    });
    samples.push(("first", FormPage::new(head(), owners_of(None))));
    samples.push(("nobody", FormPage::new(head(), Owners::new(None))));
    samples
}

fn owners() -> Owners {
    owners_of(Some("Bryn Calder".to_owned()))
}

fn owners_of(present: Option<String>) -> Owners {
    let member = |last: u8| {
        format!("01930000-0000-7000-8000-0000000000{last:02}")
            .parse()
            .expect("a well-formed id")
    };
    Owners::new(present)
        .person(member(1), "Rowan Teal, gateway officer", 7, 0)
        .person(member(2), "Linden Marsh, case officer", 0, 0)
        .person(member(3), HOSTILE, 1, 1)
}

//! Samples of the form.

use waymark_domain::case::SecondBecause;

use super::{Before, Beside, DecisionForm};
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::overview::samples::earlier;
use crate::pages::case::samples::{choices, form_samples, head, present};

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<DecisionForm>)> {
    let hostile = DecisionForm::from_typed(DecisionForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let mut samples = form_samples(beside, hostile, |typed| {
        typed.parse(&beside(), present()).err().unwrap_or_default()
    });
    samples.push((
        "plain",
        FormPage::new(
            head(),
            Beside::new(choices(&[("xrw", "Extreme right-wing")]), Vec::new()),
        ),
    ));
    samples
}

fn beside() -> Beside {
    let concerns = choices(&[("xrw", "Extreme right-wing"), ("none", "No ideology identified")]);
    let services = choices(&[("mental_health", "Mental health"), ("education", "Education")]);
    Beside::new(concerns, services)
        .earlier(earlier())
        .before(&[Before::Deconfliction, Before::Matches, Before::Paused])
        .second(SecondBecause::Under18)
}

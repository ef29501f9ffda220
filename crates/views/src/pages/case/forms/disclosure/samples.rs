//! Samples of the form.

use waymark_domain::case::Disclosure;
use waymark_domain::text::Text;

use super::{DisclosureForm, Disclosures, Made};
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::{choices, day, form_samples, head, present};

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<DisclosureForm>)> {
    let hostile = DisclosureForm::from_typed(DisclosureForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let mut samples = form_samples(disclosures, hostile, |typed| {
        typed.parse(&disclosures(), present()).err().unwrap_or_default()
    });
    samples.push((
        "first",
        FormPage::new(head(), Disclosures::new(Vec::new(), Vec::new())),
    ));
    samples
}

fn disclosures() -> Disclosures {
    let text = |words: &str| Text::parse(words).expect("some words");
    let made = Disclosure {
        agency: "health".parse().expect("a well-formed code"),
        recipient: text("Duty nurse"),
        purpose: text("To see him this week"),
        legal_basis: text("Data Protection Act 2018, schedule 8"),
        authorised_by: text("Rowan Teal, supervisor"),
        on: day("2026-11-24"),
        content: text(HOSTILE),
    };
    Disclosures::new(
        choices(&[("school", "School or college"), ("health", "Health")]),
        vec![Made::new("Health", &made)],
    )
}

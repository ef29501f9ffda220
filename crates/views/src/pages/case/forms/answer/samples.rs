//! Samples of the form.

use waymark_domain::rules::{List, RuleSet};

use super::{AnswerForm, Answers};
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::{form_samples, head};

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<AnswerForm>)> {
    let hostile = AnswerForm::from_typed(AnswerForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let mut samples = form_samples(answers, hostile, |typed| {
        typed.parse(&answers()).err().unwrap_or_default()
    });
    samples.push(("in-english", FormPage::new(head(), answers_in(false))));
    samples
}

fn answers() -> Answers {
    answers_in(true)
}

fn answers_in(welsh: bool) -> Answers {
    let rules = RuleSet::shipped().expect("the shipped rule set is well formed: the domain's tests read it");
    Answers::new(rules.all_entries(List::SafeAnswer).iter(), welsh, welsh)
}

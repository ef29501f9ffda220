//! Samples of the pages for reading an answer.

use waymark_domain::rules::{List, RuleSet};

use super::{AnswerForm, AnswerPage, AskAnswerPage};
use crate::FormErrors;
use crate::gallery::HOSTILE;

/// Empty, wrong and hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, AskAnswerPage)> {
    let wrong = |code: &str| {
        let typed = AnswerForm {
            code: code.to_owned(),
        };
        let errors = typed.parse().err().unwrap_or_default();
        AskAnswerPage::new(typed, errors)
    };
    vec![
        (
            "empty",
            AskAnswerPage::new(AnswerForm::default(), FormErrors::none()),
        ),
        ("short-errors", wrong("7K2M-Q9TX-4BVH-2D6N-8")),
        ("typed-hostile-errors", wrong(HOSTILE)),
    ]
}

/// Each answer an officer can release, and none.
#[must_use]
pub fn answered() -> Vec<(String, AnswerPage)> {
    let rules = RuleSet::shipped().expect("the shipped rule set is well formed: the domain's tests read it");
    let released = rules
        .all_entries(List::SafeAnswer)
        .iter()
        .map(|entry| (entry.code.to_string(), AnswerPage::released(entry)));
    released
        .chain([("none".to_owned(), AnswerPage::none())])
        .collect()
}

//! Samples of the pages for adding.

use super::{AddForm, AddPage, AddedPage};
use crate::FormErrors;
use crate::gallery::HOSTILE;

/// Empty, wrong, longest and hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, AddPage)> {
    let wrong = |reference: &str, text: &str| {
        let typed = AddForm {
            reference: reference.to_owned(),
            text: text.to_owned(),
        };
        let errors = typed.parse().err().unwrap_or_default();
        AddPage::new(typed, errors, "retry-key")
    };
    let empty = AddPage::new(AddForm::default(), FormErrors::none(), "retry-key");
    vec![
        ("empty", empty),
        ("nothing-errors", wrong("", "")),
        ("longest-errors", wrong("7K2M", &"Longest ".repeat(20_000))),
        ("typed-hostile-errors", wrong(HOSTILE, HOSTILE)),
    ]
}

/// It was kept.
#[must_use]
pub fn added() -> Vec<(&'static str, AddedPage)> {
    vec![("plain", AddedPage)]
}

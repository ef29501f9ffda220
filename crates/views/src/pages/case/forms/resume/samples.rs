//! Samples of the form.

use waymark_domain::case::Refusal;

use super::{ResumeForm, Stood};
use crate::pages::case::forms::{FormPage, refused};
use crate::pages::case::samples::{day, head, paused};

/// Stopped for some days, for one, and refused.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<ResumeForm>)> {
    let stood = |days, due| Stood::new(day("2026-11-19"), days, due);
    vec![
        (
            "plain",
            FormPage::new(paused(), stood(4, Some(day("2026-12-04")))).hide("csrf", "sample"),
        ),
        ("one-day", FormPage::new(paused(), stood(1, None))),
        (
            "refused",
            FormPage::new(head(), stood(1, None)).typed(ResumeForm {}, refused(Refusal::NotPaused)),
        ),
    ]
}

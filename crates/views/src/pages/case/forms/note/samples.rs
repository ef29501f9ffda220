//! Samples of the form.

use super::NoteForm;
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::present;
use crate::pages::case::samples::{form_samples, head};

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<NoteForm>)> {
    let hostile = NoteForm::from_typed(NoteForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let mut samples = form_samples(
        || super::Draft::kept_at(present().now),
        hostile,
        |typed| typed.parse(present()).err().unwrap_or_default(),
    );
    samples.push(("no-draft", FormPage::new(head(), super::Draft::none())));
    samples
}

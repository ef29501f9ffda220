//! Samples of the form.

use super::NoteForm;
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::{form_samples, head, present};

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<NoteForm>)> {
    let hostile = NoteForm::from_typed(NoteForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let mut samples = form_samples(
        || (),
        hostile,
        |typed| typed.parse(present()).err().unwrap_or_default(),
    );
    let kept = NoteForm {
        kind: "visit".to_owned(),
        fact: HOSTILE.to_owned(),
        ..NoteForm::default()
    };
    samples.push(("draft", FormPage::new(head(), ()).kept(kept, present().now)));
    samples
}

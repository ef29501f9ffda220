//! Samples of the form.

use super::EscalateForm;
use crate::FormErrors;
use crate::gallery::HOSTILE;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::{form_samples, head, present};

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<EscalateForm>)> {
    let hostile = EscalateForm::from_typed(EscalateForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let mut samples = form_samples(
        || (),
        hostile,
        |typed| typed.parse(present()).err().unwrap_or_default(),
    );
    let offered = EscalateForm::now_by("Bryn Calder, gateway officer");
    samples.push((
        "offered",
        FormPage::new(head(), ()).typed(offered, FormErrors::none()),
    ));
    samples
}

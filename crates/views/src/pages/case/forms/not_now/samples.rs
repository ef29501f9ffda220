//! Samples of a form that cannot be used now.

use waymark_domain::case::Refusal;

use super::NotNowPage;
use crate::gallery::HOSTILE;
use crate::pages::case::CasePlace;
use crate::pages::case::forms::Changed;
use crate::pages::case::forms::sign::SignForm;
use crate::pages::case::samples::{at, head, hostile};

/// Nothing to sign, and the same once something was typed.
#[must_use]
pub fn samples() -> Vec<(&'static str, NotNowPage)> {
    let typed = SignForm {
        words: HOSTILE.to_owned(),
        ..SignForm::default()
    };
    let signed = Changed::new(
        "decision_signed",
        Some(HOSTILE.to_owned()),
        at("2026-11-25T16:02:00Z"),
    );
    let page = |head| NotNowPage::new(head, CasePlace::Sign, Refusal::NothingToSign);
    vec![
        ("plain", page(head())),
        ("typed-hostile", page(hostile()).typed(&typed, vec![signed])),
    ]
}

//! Samples of logging an enquiry.

use super::{EnquiryForm, Offered};
use crate::gallery::HOSTILE;
use crate::pages::case::samples::choices;
use crate::pages::enquiries::NEW;
use crate::pages::staff_form::{StaffFormPage, form_samples};
use crate::paths;

pub(in crate::pages) fn offered() -> Offered {
    Offered::new(
        choices(&[
            ("how_to_refer", "How to refer"),
            ("signs", "What to look out for"),
        ]),
        choices(&[("wyrdale", "Wyrdale"), ("brackmoor", "Brackmoor")]),
    )
}

/// Empty, sent empty, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, StaffFormPage<EnquiryForm>)> {
    let hostile = EnquiryForm::from_typed(EnquiryForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(
        || StaffFormPage::new(NEW, paths::ENQUIRIES, offered()),
        hostile,
        |typed| typed.parse(&offered()).err().unwrap_or_default(),
    )
}

//! Samples of making an enquiry a referral.

use super::{Advised, PromoteForm};
use crate::gallery::HOSTILE;
use crate::pages::case::samples::choices;
use crate::pages::desk_rows::samples::ID;
use crate::pages::enquiries::{path, promote_path};
use crate::pages::staff_form::{StaffFormPage, form_samples};

/// Empty, sent empty, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, StaffFormPage<PromoteForm>)> {
    let areas = || choices(&[("wyrdale", "Wyrdale"), ("brackmoor", "Brackmoor")]);
    let hostile = PromoteForm::from_typed(PromoteForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(
        || StaffFormPage::new(promote_path(ID), path(ID), Advised::new(HOSTILE, areas())),
        hostile,
        |typed| typed.parse(&Advised::new("", areas())).err().unwrap_or_default(),
    )
}

//! Samples of the reviews.

use waymark_domain::task::Urgency;

use super::{EmergencyUse, ReviewForm, ReviewsPage, UnderReview, path};
use crate::gallery::HOSTILE;
use crate::pages::case::looks::Look;
use crate::pages::case::samples::at;
use crate::pages::desk_rows::samples::{ID, REFERENCE, due};
use crate::pages::staff_form::{StaffFormPage, form_samples};
use crate::paths;

fn access(who: &str) -> EmergencyUse {
    let times = (at("2026-11-23T18:05:00Z"), at("2026-11-23T19:05:00Z"));
    EmergencyUse::new(ID, who, REFERENCE, times, due(Urgency::Later))
}

/// None, some, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, ReviewsPage)> {
    vec![
        ("empty", ReviewsPage::new(Vec::new())),
        (
            "full",
            ReviewsPage::new(vec![access("Bryn Calder"), access("Imogen Sarsby")]),
        ),
        ("hostile", ReviewsPage::new(vec![access(HOSTILE)])),
    ]
}

/// The form: empty, sent empty, hostile.
#[must_use]
pub fn form() -> Vec<(&'static str, StaffFormPage<ReviewForm>)> {
    let hostile = ReviewForm::from_typed(ReviewForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let shown = || {
        let looks = vec![
            Look::new(at("2026-11-23T18:06:00Z"), "", "case.viewed", ""),
            Look::new(at("2026-11-23T18:07:00Z"), "", HOSTILE, ""),
        ];
        UnderReview::new(access("Bryn Calder"), "Somebody may be hurt", looks).told(HOSTILE)
    };
    form_samples(
        || StaffFormPage::new(path(ID), paths::REVIEWS, shown()),
        hostile,
        |typed| typed.parse().err().unwrap_or_default(),
    )
}

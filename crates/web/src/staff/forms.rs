//! What the forms of the staff site outside a case share.

use axum::http::StatusCode;
use axum::response::Response;
use waymark_views::pages::staff_form::{StaffForm, StaffFormPage};

use super::Staff;
use super::session::{CSRF, SignedIn};
use crate::pages::Place;

/// A form that was filled in wrongly is shown again under this status.
const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// Shows a form of this session.
pub(super) fn ask<F: StaffForm>(
    staff: &Staff,
    signed_in: &SignedIn,
    place: &Place,
    page: StaffFormPage<F>,
) -> Response {
    show(staff, signed_in, place, (StatusCode::OK, page))
}

/// Shows a form again with what is wrong with it.
pub(super) fn ask_again<F: StaffForm>(
    staff: &Staff,
    signed_in: &SignedIn,
    place: &Place,
    page: StaffFormPage<F>,
) -> Response {
    show(staff, signed_in, place, (WRONG, page))
}

fn show<F: StaffForm>(
    staff: &Staff,
    signed_in: &SignedIn,
    place: &Place,
    (status, page): (StatusCode, StaffFormPage<F>),
) -> Response {
    let page = page.hide(CSRF, signed_in.csrf().value);
    staff.pages().show_with(status, place, &page)
}

//! The first page of the staff site.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use waymark_views::pages::desk::Desk;

use crate::pages::{Pages, Place};

pub(super) async fn show(State(pages): State<Pages>, place: Place) -> Response {
    let chrome = pages.chrome(&place);
    pages.show_in(StatusCode::OK, &place, &chrome, &Desk::default())
}

//! The first page.

use axum::extract::State;
use axum::response::Response;
use waymark_views::pages::home::Home;

use crate::pages::{Pages, Place};

pub(super) async fn show(State(pages): State<Pages>, place: Place) -> Response {
    pages.show(&place, &Home::new())
}

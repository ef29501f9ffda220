//! The decisions of a case.

use axum::extract::State;
use axum::response::Response;

use super::{Named, open, shown};
use crate::pages::Place;
use crate::problem::Problem;
use crate::staff::query::Query;
use crate::staff::{SignedIn, Staff};

pub(super) async fn show(
    State(staff): State<Staff>,
    Named(case): Named,
    signed_in: SignedIn,
    query: Query,
    place: Place,
) -> Result<Response, Problem> {
    let opened = open(&staff, &signed_in, case, &query).await?;
    let page = shown::decisions(&opened.file, &opened.words, opened.head);
    Ok(staff.pages().show(&place, &page))
}

//! The first page of a case.

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
    let page = shown::overview(&opened.file, &opened.words, opened.head, signed_in.who.member.id);
    Ok(staff.pages().show(&place, &page))
}

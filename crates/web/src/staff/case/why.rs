//! Why somebody may see a case.

use axum::extract::State;
use axum::response::Response;
use waymark_views::pages::case::why::WhyPage;

use super::{Named, open};
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
    let (policy, reason) = staff.desk.why(&signed_in.ctx, case).await?;
    let opened = open(&staff, &signed_in, case, &query).await?;
    let page = WhyPage::new(opened.head, reason, policy);
    Ok(staff.pages().show(&place, &page))
}

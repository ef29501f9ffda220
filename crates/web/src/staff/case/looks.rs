//! Who has looked at a case.

use axum::extract::State;
use axum::response::Response;
use waymark_domain::case::reference;
use waymark_views::pages::case::CaseHead;

use super::shown::{self, Words};
use super::{Named, open};
use crate::pages::Place;
use crate::problem::Problem;
use crate::staff::query::Query;
use crate::staff::{SignedIn, Staff};

/// Auditors and privacy officers see who has looked, and nothing of the case: not even whom it is about.
pub(super) async fn show(
    State(staff): State<Staff>,
    Named(case): Named,
    signed_in: SignedIn,
    query: Query,
    place: Place,
) -> Result<Response, Problem> {
    let looks = staff.desk.looks(&signed_in.ctx, case).await?;
    let (head, words) = if looks.sees_case {
        let opened = open(&staff, &signed_in, case, &query).await?;
        (opened.head, opened.words)
    } else {
        let head = CaseHead::new(case, reference(case), looks.stage).unopened();
        (head, Words::load(&staff, signed_in.ctx.now).await?)
    };
    let page = shown::looks(&looks.looks, &words, head);
    Ok(staff.pages().show(&place, &page))
}

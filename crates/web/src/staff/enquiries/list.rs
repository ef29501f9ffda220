//! The enquiries of the reader's areas.

use axum::extract::State;
use axum::response::Response;
use waymark_policy::Action;
use waymark_views::pages::enquiries::{EnquiriesPage, KindCount};

use super::super::Staff;
use super::super::names::Names;
use super::super::session::SignedIn;
use super::{kind, line};
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn show(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let now = signed_in.ctx.now;
    let found = staff.desk.enquiries(&signed_in.ctx).await?;
    let rules = staff.office.rules(now);
    let names = Names::read(&staff, now).await?;
    let counts = found
        .counts
        .iter()
        .map(|(code, count)| KindCount::new(kind(&rules, code, now), *count));
    let latest = found
        .latest
        .rows
        .iter()
        .map(|enquiry| line(enquiry, &rules, &names));
    let page = EnquiriesPage::new(
        found.since,
        counts.collect(),
        latest.collect(),
        signed_in.may(Action::LogEnquiry),
    );
    let page = if found.latest.more { page.more() } else { page };
    Ok(staff.pages().show(&place, &page))
}

//! One enquiry.

use axum::extract::{Path, State};
use axum::response::Response;
use waymark_domain::EnquiryId;
use waymark_views::pages::enquiries::EnquiryPage;

use super::super::Staff;
use super::super::names::Names;
use super::super::session::SignedIn;
use super::line;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn show(
    State(staff): State<Staff>,
    Path(enquiry): Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let id: EnquiryId = enquiry.parse().map_err(|_| Problem::NotFound)?;
    let now = signed_in.ctx.now;
    let opened = staff.desk.read_enquiry(&signed_in.ctx, id).await?;
    let names = Names::read(&staff, now).await?;
    let line = line(&opened.listed, &staff.office.rules(now), &names);
    let page = EnquiryPage::new(line, opened.advice.as_str());
    let page = match opened.became.and_then(|became| became.told) {
        Some((reference, because)) => page.became(reference, because),
        None if opened.may_promote => page.may_promote(id),
        None => page,
    };
    Ok(staff.pages().show(&place, &page))
}

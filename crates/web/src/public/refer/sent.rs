//! The referral was received.

use axum::response::Response;
use waymark_service::public::Draft;
use waymark_views::pages::referral::Mode;
use waymark_views::pages::referral::confirmation::ConfirmationPage;
use waymark_views::paths;

use super::visit::{Found, Visit};
use crate::problem::Problem;

/// The reference and what happens next, as often as the page is asked for while the sent draft is kept: the
/// reference stands in no address, and nothing typed is shown.
pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    match visit.found().await? {
        Found::Sent(draft) => Ok(confirmation(&visit, &draft)),
        Found::Open(_) => Ok(visit.see(paths::REFER)),
        Found::Nothing => Ok(visit.see(paths::HOME)),
    }
}

fn confirmation(visit: &Visit, draft: &Draft) -> Response {
    let Some(receipt) = visit.intake.desk.receipt_again(draft) else {
        return visit.see(paths::HOME);
    };
    // A sent draft is kept under the way it came in.
    let came_in = |mode: &Mode| mode.channel().code() == draft.mode;
    let page = ConfirmationPage::new(
        &receipt.reference,
        receipt.receipt_code.as_ref(),
        receipt.urgent,
        Mode::ALL.into_iter().find(came_in).unwrap_or_default(),
        receipt.area.as_ref(),
        &visit.rules,
    );
    visit.intake.pages.show(&visit.place, &page)
}

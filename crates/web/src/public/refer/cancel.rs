//! Deleting a draft, and the pages that say that one is gone.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use waymark_views::pages::referral::cancel::CancelPage;
use waymark_views::pages::referral::ended::EndedPage;
use waymark_views::pages::referral::first;

use super::visit::{Away, Visit};
use crate::cookie::DraftCookie;
use crate::middleware::Form;
use crate::pages::{Pages, Place};
use crate::problem::Problem;

pub(super) async fn ask(visit: Visit) -> Result<Response, Away> {
    let open = visit.open().await?;
    let back = first(&open.answers, visit.setting()).path();
    Ok(visit.intake.pages.show(&visit.place, &CancelPage::new(back)))
}

pub(super) async fn delete(visit: Visit, form: Form) -> Result<Response, Problem> {
    let [] = form.take([])?;
    if let Some(DraftCookie(token)) = &visit.cookie {
        visit.intake.desk.delete_draft(token).await?;
    }
    Ok((visit.jar.forget(), visit.see(EndedPage::Deleted.path())).into_response())
}

pub(super) async fn deleted(State(pages): State<Pages>, place: Place) -> Response {
    pages.show(&place, &EndedPage::Deleted)
}

pub(super) async fn expired(State(pages): State<Pages>, place: Place) -> Response {
    pages.show(&place, &EndedPage::Expired)
}

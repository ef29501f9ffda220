//! Where a referral begins.

use axum::response::{IntoResponse, Response};
use waymark_views::pages::referral::start::StartPage;
use waymark_views::pages::referral::{Answers, Mode, first};

use super::draft::{NotKept, Open};
use super::visit::{Found, Visit};
use crate::cookie::DraftCookie;
use crate::middleware::Form;
use crate::problem::Problem;

pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let resume = match visit.found().await? {
        Found::Open(open) => Some(first(&open.answers, visit.setting()).path()),
        Found::Sent(_) | Found::Nothing => None,
    };
    let page = StartPage::new(&visit.rules, visit.intake.offers, resume);
    Ok(visit.intake.pages.show(&visit.place, &page))
}

/// Begins a new draft; one begun before is deleted, as the page says.
pub(super) async fn begin(visit: Visit, form: Form) -> Result<Response, Problem> {
    let [mode] = form.take(["mode"])?;
    let offered = Mode::from_code(&mode).filter(|mode| visit.intake.offers.contains(mode));
    let answers = Answers::new(offered.ok_or(Problem::UnknownField)?);
    let mut open = Open::begun(&visit.intake, visit.now, answers)?;
    open.keep(&visit.intake, visit.now)
        .await
        .map_err(NotKept::into_problem)?;
    if let Some(DraftCookie(before)) = &visit.cookie {
        visit.intake.desk.delete_draft(before).await?;
    }
    let step = first(&open.answers, visit.setting());
    Ok((visit.jar.keep(&open.token), visit.see(&step.path())).into_response())
}

//! Sending the referral.

use axum::http::StatusCode;
use axum::response::Response;
use waymark_service::ServiceError;
use waymark_views::pages::referral::check_answers::CheckPage;
use waymark_views::pages::referral::{Step, errors_for, parse};
use waymark_views::{FormErrors, Lang};

use super::draft::Open;
use super::visit::{Away, Visit};
use super::{CHECK, SENT};
use crate::middleware::Form;
use crate::problem::{Problem, not_saved};

/// Sends the referral. A resend, a double click and Back all carry the draft's own key, and so give the same
/// reference.
pub(super) async fn send(visit: Visit, form: Form) -> Result<Response, Away> {
    let [retry_key] = form.take(["retry_key"])?;
    let open = visit.open().await?;
    if *open.retry().text() != retry_key {
        // Another draft was begun in the meantime: that is the one to be checked.
        return Err(visit.away(CHECK));
    }
    let referral = match parse(&open.answers, visit.setting(), visit.place.lang == Lang::Cy) {
        Ok(referral) => referral,
        Err(problems) => return Ok(again(&visit, &open, StatusCode::UNPROCESSABLE_ENTITY, &problems)),
    };
    let sent = visit
        .intake
        .desk
        .submit(visit.now, &referral, open.retry(), Some(&open.token))
        .await;
    match sent {
        Ok(_) => Ok(visit.see(SENT)),
        Err(error) => refused(&visit, &open, error),
    }
}

/// What cannot be taken goes back to be mended; what could not be saved is said, and is all still there.
fn refused(visit: &Visit, open: &Open, error: ServiceError) -> Result<Response, Away> {
    if let ServiceError::Referral(refusal) = &error
        && let Some(problem) = errors_for(refusal)
    {
        return Ok(again(visit, open, StatusCode::UNPROCESSABLE_ENTITY, &[problem]));
    }
    let status = Problem::from(error).status();
    Ok(again(
        visit,
        open,
        status,
        &[(Step::Check, not_saved("main-content"))],
    ))
}

fn again(visit: &Visit, open: &Open, status: StatusCode, problems: &[(Step, FormErrors)]) -> Response {
    let context = visit.context(Some(open.expires()));
    let page = CheckPage::new(&open.answers, problems, &open.retry().text(), &context);
    visit.intake.pages.show_with(status, &visit.place, &page)
}

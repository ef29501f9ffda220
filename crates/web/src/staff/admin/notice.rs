//! The notice to everybody at work.

use axum::extract::State;
use axum::response::Response;
use waymark_service::office::Proposed;
use waymark_views::pages::admin::notice::NoticeForm;

use super::super::session::SignedIn;
use super::super::{Staff, forms};
use super::proposed;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn ask(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let page = NoticeForm::page(staff.office.notice().await?);
    Ok(forms::ask(&staff, &signed_in, &place, page))
}

pub(super) async fn propose(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = NoticeForm::from_typed(form.take(NoticeForm::FIELDS)?);
    match typed.parse() {
        Ok((text, reason)) => {
            let what = Proposed::Banner { text };
            proposed(&staff, &signed_in.ctx, &what, &reason).await
        }
        Err(errors) => {
            let page = NoticeForm::page(None).typed(typed, errors);
            Ok(forms::ask_again(&staff, &signed_in, &place, page))
        }
    }
}

//! Name and passphrase, then a code.

use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use waymark_service::office::{SessionToken, SignInError, SignInTicket};
use waymark_views::pages::sign_in::{CodePage, SignInPage, TO};
use waymark_views::paths;

use super::super::Staff;
use super::super::session::{From, see_other};
use super::super::wish::Wish;
use crate::cookie::Jar;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

/// What every refusal is answered with, whatever its reason.
pub(super) const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

pub(in super::super) async fn show(
    State(staff): State<Staff>,
    OriginalUri(uri): OriginalUri,
    place: Place,
) -> Result<Response, Problem> {
    let wish = Wish::in_query(&uri);
    let open = staff.office.is_open(staff.intake.now()).await?;
    let page = SignInPage::new(open, wish.path()).kept(wish.path() == paths::KEPT);
    Ok(staff.pages().show(&place, &page))
}

pub(in super::super) async fn passphrase(
    State(staff): State<Staff>,
    From(source): From,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let [name, passphrase, to] = form.take(["name", "passphrase", TO])?;
    let wish = Wish::brought(&to);
    let ticket = staff
        .office
        .check_passphrase(staff.intake.now(), source, &name, &passphrase)
        .await;
    let page = SignInPage::new(true, wish.path());
    match ticket {
        Ok(ticket) => {
            let page = CodePage::second_step(&ticket.text(), wish.path());
            Ok(staff.pages().show(&place, &page))
        }
        Err(SignInError::Refused) => Ok(staff.pages().show_with(REFUSED, &place, &page.refused(&name))),
        Err(SignInError::NotOpen) => {
            let page = SignInPage::new(false, wish.path());
            Ok(staff.pages().show_with(REFUSED, &place, &page))
        }
        Err(SignInError::Late) => Ok(staff.pages().show_with(REFUSED, &place, &page.late())),
        Err(SignInError::Service(error)) => Err(error.into()),
    }
}

/// The second step has no page of its own to come back to.
pub(in super::super) async fn restart() -> Response {
    see_other(paths::SIGN_IN)
}

pub(in super::super) async fn code(
    State(staff): State<Staff>,
    From(source): From,
    jar: Jar<SessionToken>,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let [ticket, code, to] = form.take(["ticket", "code", TO])?;
    let wish = Wish::brought(&to);
    let late = || {
        let page = SignInPage::new(true, wish.path()).late();
        staff.pages().show_with(REFUSED, &place, &page)
    };
    let Ok(parsed) = SignInTicket::parse(&ticket) else {
        return Ok(late());
    };
    let token = staff
        .office
        .check_code(staff.intake.now(), source, &parsed, &code)
        .await;
    match token {
        Ok(token) => Ok((jar.keep(&token), see_other(wish.path())).into_response()),
        Err(SignInError::Refused | SignInError::NotOpen) => {
            let page = CodePage::second_step(&ticket, wish.path()).refused();
            Ok(staff.pages().show_with(REFUSED, &place, &page))
        }
        Err(SignInError::Late) => Ok(late()),
        Err(SignInError::Service(error)) => Err(error.into()),
    }
}

//! Proving it again, before a grave act.

use axum::extract::{OriginalUri, State};
use axum::response::{IntoResponse, Response};
use waymark_service::office::{SessionToken, SignInError};
use waymark_views::pages::sign_in::{CodePage, TO};

use super::super::Staff;
use super::super::session::{From, SignedIn, see_other};
use super::super::wish::Wish;
use super::page::REFUSED;
use crate::cookie::Jar;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(in super::super) async fn ask(
    State(staff): State<Staff>,
    OriginalUri(uri): OriginalUri,
    place: Place,
) -> Response {
    let wish = Wish::in_query(&uri);
    staff.pages().show(&place, &CodePage::again(wish.path()))
}

pub(in super::super) async fn again(
    State(staff): State<Staff>,
    From(source): From,
    jar: Jar<SessionToken>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let [code, to] = form.take(["code", TO])?;
    let wish = Wish::brought(&to);
    let token = staff
        .office
        .step_up(signed_in.ctx.now, source, &signed_in.who, &code)
        .await;
    match token {
        Ok(token) => Ok((jar.keep(&token), see_other(wish.path())).into_response()),
        Err(SignInError::Refused | SignInError::NotOpen | SignInError::Late) => {
            let page = CodePage::again(wish.path()).refused();
            Ok(staff.pages().show_with(REFUSED, &place, &page))
        }
        Err(SignInError::Service(error)) => Err(error.into()),
    }
}

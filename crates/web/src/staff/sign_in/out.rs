//! Signing out: the session ends on the server, and the browser forgets what it was shown.

use axum::extract::State;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use waymark_service::office::SessionToken;
use waymark_views::pages::sign_in::SignedOutPage;

use super::super::Staff;
use super::super::session::SignedIn;
use crate::cookie::Jar;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

/// Everything of ours that a browser may hold.
const ALL: &str = "\"cache\", \"cookies\", \"storage\"";

pub(in super::super) async fn sign_out(
    State(staff): State<Staff>,
    jar: Jar<SessionToken>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let [] = form.take([])?;
    staff.office.sign_out(signed_in.ctx.now, &signed_in.who).await?;
    let clear = [(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static(ALL),
    )];
    let page = staff.pages().show(&place.signed_out(), &SignedOutPage);
    Ok((jar.forget(), clear, page).into_response())
}

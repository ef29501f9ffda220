//! Every refusal and fault becomes a plain page, in the right language, with what to do next.

use std::any::Any;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::RequestId;
use crate::pages::Pages;
use crate::problem::Problem;
use crate::staff::api::{self, ApiProblem};

/// Gives an answer that has no page of its own the page of its problem, or on the API its document.
pub(super) async fn show(State(pages): State<Pages>, request: Request, next: Next) -> Response {
    let place = pages.place(request.uri().path());
    let by_api = pages.has_api() && api::is_at(request.uri().path());
    let id = request.extensions().get::<RequestId>().copied();
    let response = next.run(request).await;
    let Some(problem) = of(&response) else {
        return response;
    };
    let mut shown = if by_api {
        ApiProblem::of(problem, id).into_response()
    } else {
        pages.show_with(response.status(), &place, &problem.page(id))
    };
    if shown.extensions().get::<Problem>().is_some() {
        // The page itself could not be rendered: a bare line is better than nothing.
        *shown.body_mut() =
            Body::from("Something went wrong. If you are worried about someone, call 0800 011 3764.");
    }
    // What the refusal itself says, such as `Allow` and `Connection`, stays.
    for (name, value) in response.headers() {
        if name != header::CONTENT_LENGTH && name != header::CONTENT_TYPE {
            shown.headers_mut().insert(name, value.clone());
        }
    }
    shown
}

/// The problem that a handler named or, of an answer that came from below our handlers, the one its status means.
fn of(response: &Response) -> Option<Problem> {
    let named = response.extensions().get::<Problem>().copied();
    let bare = !response.headers().contains_key(header::CONTENT_TYPE);
    named.or_else(|| Problem::of_status(response.status()).filter(|_| bare))
}

/// A panic is a fault of ours: said in the log without what was being worked on, which may be personal.
pub(super) fn of_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a request stopped with a panic");
    Problem::Internal.into_response()
}

//! One line in the log for each request, without personal data.

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;
use uuid::Uuid;

use crate::present::Present;

/// The id of a request: in every line it writes to the log, and the number that an error page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RequestId(pub(crate) Uuid);

/// Gives the request its id and writes its line: the route as we named it, never the address asked for, which
/// anyone can put anything into; no address of the client, no browser.
pub(super) async fn write(State(present): State<Present>, mut request: Request, next: Next) -> Response {
    let id = RequestId(present.id());
    request.extensions_mut().insert(id);
    let method = name(request.method());
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let route = matched.as_ref().map_or("none", MatchedPath::as_str);
    let started = tokio::time::Instant::now();

    let span = tracing::info_span!("request", request.id = %id.0);
    let response = next.run(request).instrument(span).await;

    let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    tracing::info!(request.id = %id.0, http.method = method, http.route = route, http.status = status, duration_ms);
    response
}

/// A method is any word a client likes, so only those we know are written.
fn name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

//! Refuses requests that two machines could read in two ways.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

/// The names a site answers to, in small letters.
#[derive(Debug, Clone)]
pub(super) struct Hosts(Arc<BTreeSet<String>>);

impl Hosts {
    pub(super) fn new(names: &[String]) -> Self {
        Self(Arc::new(
            names.iter().map(|name| name.to_ascii_lowercase()).collect(),
        ))
    }

    /// Exactly one `Host`, and one of ours; an authority in the request line must agree with it.
    fn check(&self, request: &Request) -> Result<(), Problem> {
        let mut said = request.headers().get_all(header::HOST).iter();
        let (Some(host), None) = (said.next(), said.next()) else {
            return Err(Problem::Malformed);
        };
        let host = host
            .to_str()
            .map_err(|_| Problem::Malformed)?
            .to_ascii_lowercase();
        let line = request
            .uri()
            .authority()
            .map(|authority| authority.as_str().to_ascii_lowercase());
        if line.is_some_and(|line| line != host) {
            return Err(Problem::Malformed);
        }
        self.0.contains(&host).then_some(()).ok_or(Problem::UnknownHost)
    }
}

/// Refuses a request without exactly one known host, and one that gives its length in pieces.
pub(super) async fn check(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    match hosts.check(&request).and_then(|()| length(&request)) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

/// When both forms of length are there, the parser below drops `Content-Length` before we see it. No browser
/// sends a form in pieces, so `Transfer-Encoding` alone is refused, and both at once with it.
fn length(request: &Request) -> Result<(), Problem> {
    if request.headers().contains_key(header::TRANSFER_ENCODING) {
        return Err(Problem::LengthRequired);
    }
    Ok(())
}

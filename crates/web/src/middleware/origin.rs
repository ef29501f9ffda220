//! Only our own pages may change anything.

use axum::extract::{Request, State};
use axum::http::header::HeaderName;
use axum::http::{HeaderMap, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;
use crate::staff::api;

/// Who may send something to a site.
#[derive(Debug, Clone, Copy)]
pub(super) struct Senders {
    api: bool,
}

impl Senders {
    pub(super) const fn new(api: bool) -> Self {
        Self { api }
    }

    /// A browser says where it comes from. A partner's system is none: it says nothing of the kind and has no
    /// cookie, so nobody's page can have made it send what it sends.
    fn admit(self, request: &Request) -> bool {
        let of_system = self.api
            && api::is_at(request.uri().path())
            && BROWSERS.iter().all(|name| !request.headers().contains_key(name));
        of_system || is_ours(request.headers())
    }
}

/// What only browsers send.
const BROWSERS: [HeaderName; 3] = [
    HeaderName::from_static("sec-fetch-site"),
    header::ORIGIN,
    header::COOKIE,
];

/// Refuses a change asked for by a page of another site, and one that does not say where it comes from.
pub(super) async fn check(State(senders): State<Senders>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || senders.admit(&request) {
        next.run(request).await
    } else {
        Problem::ForeignForm.into_response()
    }
}

/// By `Sec-Fetch-Site`, which every current browser sends; in an older one by `Origin`.
fn is_ours(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return [b"same-origin".as_slice(), b"none"].contains(&site.as_bytes());
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let origin = headers
        .get(header::ORIGIN)
        .and_then(|origin| origin.to_str().ok());
    let origin = origin.and_then(|origin| origin.parse::<Uri>().ok());
    let from = origin
        .as_ref()
        .and_then(Uri::authority)
        .map(|authority| authority.as_str());
    from.is_some_and(|from| host.is_some_and(|host| from.eq_ignore_ascii_case(host)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(pairs: &[(&'static str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, "refer.example".parse().unwrap());
        for (name, value) in pairs {
            headers.append(*name, value.parse().unwrap());
        }
        is_ours(&headers)
    }

    #[test]
    fn ses_2_only_our_own_pages_may_change_anything() {
        assert!(ours(&[("sec-fetch-site", "same-origin")]));
        assert!(ours(&[("sec-fetch-site", "none")]));
        assert!(ours(&[("origin", "https://refer.example")]));
        for refused in [
            vec![],
            vec![("sec-fetch-site", "cross-site")],
            vec![("sec-fetch-site", "same-site")],
            vec![("sec-fetch-site", "")],
            vec![
                ("sec-fetch-site", "cross-site"),
                ("origin", "https://refer.example"),
            ],
            vec![("origin", "null")],
            vec![("origin", "https://refer.example.evil.example")],
            vec![("origin", "https://refer.example:444")],
        ] {
            assert!(!ours(&refused), "{refused:?}");
        }
    }
}

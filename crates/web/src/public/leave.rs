//! Leaving quickly.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use waymark_service::DraftToken;
use waymark_views::paths;

use crate::cookie::Jar;

/// Everything of ours that a browser may hold.
const ALL: &str = "\"cache\", \"cookies\", \"storage\"";

/// Sends the browser to a plain page elsewhere and makes it forget this site. The draft, which opens only with
/// the cookie that is forgotten here, expires by itself.
pub(super) async fn leave(jar: Jar<DraftToken>) -> Response {
    let headers = [
        (header::LOCATION, HeaderValue::from_static(paths::ELSEWHERE)),
        (
            HeaderName::from_static("clear-site-data"),
            HeaderValue::from_static(ALL),
        ),
    ];
    (StatusCode::SEE_OTHER, jar.forget(), headers).into_response()
}

//! Styles, script, typeface and icons.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

/// Where they are.
pub(crate) const PATH: &str = "/assets/{hash}/{name}";

/// An asset. Its address names its content, so it may be kept for ever: the one thing a browser may keep.
pub(crate) async fn show(Path((hash, name)): Path<(String, String)>) -> Result<Response, Problem> {
    let asset = waymark_components::asset(&name)
        .filter(|asset| asset.hash == hash)
        .ok_or(Problem::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
    ];
    Ok((headers, asset.content).into_response())
}

//! The description of the API.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{ComponentsBuilder, InfoBuilder, OpenApi, OpenApiBuilder, Paths};

use super::described;
use super::problem::ApiProblem;

/// The description, as served and as checked in at `docs/generated/openapi.json`.
#[must_use]
pub(in crate::staff) fn openapi() -> String {
    let mut text = document().to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

fn document() -> OpenApi {
    let mut paths = Paths::new();
    let mut components = ComponentsBuilder::new()
        .security_scheme("client", scheme(HttpAuthScheme::Basic))
        .security_scheme("token", scheme(HttpAuthScheme::Bearer));
    for route in described() {
        paths.merge(route.paths);
        components = components.schemas_from_iter(route.schemas);
    }
    let info = InfoBuilder::new()
        .title("Waymark")
        .version("1")
        .description(Some(
            "Referrals from partners' systems. Every error is a problem document (RFC 9457) with a stable `code`.",
        ))
        .build();
    OpenApiBuilder::new()
        .info(info)
        .paths(paths)
        .components(Some(components.build()))
        .build()
}

fn scheme(of: HttpAuthScheme) -> SecurityScheme {
    SecurityScheme::Http(Http::new(of))
}

/// The description of this API.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    operation_id = "describe",
    responses(
        (status = 200, description = "This document", body = serde_json::Value, content_type = "application/json"),
        (status = "4XX", description = "Refused", body = ApiProblem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], openapi()).into_response()
}

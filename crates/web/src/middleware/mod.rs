//! What surrounds every route: the outermost first, in the order a request meets them.

mod budget;
mod form;
mod framing;
mod headers;
mod log;
mod origin;
mod problems;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::config::Limits;
use crate::pages::Pages;
use crate::present::Present;

#[cfg(test)]
mod tests;

pub(crate) use form::{Form, JsonBody, query_pairs};
pub(crate) use log::RequestId;

/// `routes` with everything that every answer of a site has.
pub(crate) fn around(
    routes: Router,
    pages: &Pages,
    present: &Present,
    hosts: &[String],
    limits: &Limits,
) -> Router {
    let answer = TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limits.answer);
    // Each layer goes around those before it, so the last is met first.
    routes
        .layer(answer)
        .layer(from_fn_with_state(
            budget::Budget::new(present, limits),
            budget::spend,
        ))
        .layer(from_fn_with_state(
            form::Reader::new(limits, pages.has_api()),
            form::read,
        ))
        .layer(from_fn_with_state(
            origin::Senders::new(pages.has_api()),
            origin::check,
        ))
        .layer(from_fn_with_state(framing::Hosts::new(hosts), framing::check))
        .layer(CatchPanicLayer::custom(problems::of_panic))
        .layer(from_fn_with_state(pages.clone(), problems::show))
        .layer(axum::middleware::from_fn(headers::add))
        .layer(from_fn_with_state(present.clone(), log::write))
}

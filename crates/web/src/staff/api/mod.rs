//! The JSON API, below `/api/v1` on the staff listener. It ends in the same service calls as the pages.
//!
//! The description of the API is made from the handlers that are in the router, so neither can have what the other
//! lacks.

mod body;
mod document;
mod partner;
mod problem;
mod referral;
mod token;

use utoipa_axum::router::UtoipaMethodRouter;
use utoipa_axum::routes;
use waymark_policy::Action;

use super::Staff;
use crate::routes::{Described, Route};

pub(super) use document::openapi;
pub(super) use partner::{PartnerGuard, guard};
pub(crate) use problem::ApiProblem;

/// What every address of the API begins with.
const BELOW: &str = "/api/";
/// Where a partner's system proves who it is: the one place that takes a form, as OAuth has it.
const TOKEN: &str = "/api/v1/token";

/// Whether an address is one of the API's.
pub(crate) fn is_at(path: &str) -> bool {
    path.starts_with(BELOW)
}

/// Whether what is posted to an address is JSON.
pub(crate) fn takes_json(path: &str) -> bool {
    is_at(path) && path != TOKEN
}

/// Every route of the API, each with its description.
fn described() -> Vec<Described<Staff>> {
    let described = |does, methods: UtoipaMethodRouter<Staff>| Described::new(does, methods);
    vec![
        described("gives a partner's system a token", routes!(token::give))
            .map(|route| route.entering("api_client.admitted, api_client.refused").open()),
        described(
            "takes a referral from a partner's system",
            routes!(referral::receive),
        )
        .map(|route| {
            route
                .entering("referral.received")
                .by_partners(Action::SendReferral)
        }),
        described(
            "tells a partner's system what became of a referral it sent",
            routes!(referral::status),
        )
        .map(|route| {
            route
                .entering("answer.looked")
                .by_partners(Action::ReadOwnReferrals)
        }),
        described("the description of the API", routes!(document::show)).map(Route::open),
    ]
}

/// The routes alone, for the table of the site.
pub(super) fn routes() -> Vec<Route<Staff>> {
    described().into_iter().map(Described::into_route).collect()
}

//! Which partner's system asks: found out once a request, before any handler that is theirs.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use waymark_policy::{Action, Resource, Verdict, verdict};
use waymark_service::office::Partner;

use super::problem::ApiProblem;
use crate::problem::Problem;
use crate::staff::Staff;

/// What stands before a route of partners' systems.
#[derive(Debug, Clone)]
pub(in crate::staff) struct PartnerGuard {
    pub(in crate::staff) staff: Staff,
    /// What the route is there for.
    pub(in crate::staff) needs: Action,
}

/// The partner's system that asks.
#[derive(Debug, Clone)]
pub(super) struct AsPartner(pub(super) Partner);

impl<S: Sync> FromRequestParts<S> for AsPartner {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get().cloned().ok_or(Problem::Internal)
    }
}

/// Lets in a partner's system with a good token, to what policy lets it do.
pub(in crate::staff) async fn guard(
    State(guard): State<PartnerGuard>,
    mut request: Request,
    next: Next,
) -> Response {
    match admit(&guard, request.headers()).await {
        Ok(partner) => {
            request.extensions_mut().insert(AsPartner(partner));
            next.run(request).await
        }
        Err(problem) => problem.into_response(),
    }
}

async fn admit(guard: &PartnerGuard, headers: &HeaderMap) -> Result<Partner, ApiProblem> {
    let token = credentials(headers, "Bearer").ok_or_else(ApiProblem::no_token)?;
    let now = guard.staff.intake.now();
    let partner = guard.staff.office.partner(now, token).await?;
    let partner = partner.ok_or_else(ApiProblem::no_token)?;
    match verdict(&partner.ctx.actor, guard.needs, Resource::Office) {
        Verdict::Allow(_) => Ok(partner),
        Verdict::Hide => Err(Problem::NotFound.into()),
        Verdict::Forbid(_) => Err(Problem::NotTheirs.into()),
    }
}

/// What `Authorization` carries under a scheme, when it comes exactly once.
pub(super) fn credentials<'a>(headers: &'a HeaderMap, scheme: &str) -> Option<&'a str> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(only), None) = (all.next(), all.next()) else {
        return None;
    };
    let (said, rest) = only.to_str().ok()?.split_once(' ')?;
    said.eq_ignore_ascii_case(scheme).then(|| rest.trim())
}

//! Referrals from partners' systems, and what became of them.

mod parse;
mod sent;

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde::Serialize;
use utoipa::ToSchema;
use waymark_domain::reference::Reference;
use waymark_domain::referral::Refusal;
use waymark_domain::rules::List;
use waymark_service::ServiceError;
use waymark_service::public::{Answered, Given, PartnerError};

use super::body::Strict;
use super::partner::AsPartner;
use super::problem::{ApiProblem, FieldError};
use crate::problem::Problem;
use crate::staff::Staff;
use sent::SentReferral;

/// The header by which a resend is known.
const KEY: &str = "idempotency-key";
/// The longest key.
const KEY_CHARS: usize = 200;

/// A referral was received.
#[derive(Serialize, ToSchema)]
pub(super) struct Received {
    /// Its reference: with it one can add to the referral and ask what became of it.
    reference: String,
    /// The code with which the referrer reads a released answer, where they wished for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    receipt_code: Option<String>,
    /// The area, where one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    area: Option<String>,
    /// Whether the duty desk was alerted.
    urgent: bool,
}

/// What became of a referral, as far as its sender may know.
#[derive(Serialize, ToSchema)]
pub(super) struct OwnReferral {
    state: Stage,
    /// The fixed answer that an officer released.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    answer: Option<SafeAnswer>,
}

/// `received` until an answer is released, and again when it is withdrawn.
#[derive(Serialize, ToSchema)]
#[schema(as = ReferralState)]
#[serde(rename_all = "snake_case")]
enum Stage {
    Received,
    Answered,
}

/// A fixed answer.
#[derive(Serialize, ToSchema)]
struct SafeAnswer {
    /// Its code.
    code: String,
    /// Its words.
    words: String,
}

/// Takes a referral.
///
/// Sent again with the same `Idempotency-Key` and the same content it is answered in the same way, and nothing is
/// written. When no answer came, send it again.
#[utoipa::path(
    post,
    path = "/api/v1/referrals",
    operation_id = "sendReferral",
    params(("Idempotency-Key" = String, Header, description = "Your own name for this sending, such as a UUID: 1 to 200 printable ASCII characters, without anything about a person.", min_length = 1, max_length = 200, pattern = "^[!-~]+$")),
    request_body = SentReferral,
    responses(
        (status = 201, description = "Received", body = Received),
        (status = "4XX", description = "Refused", body = ApiProblem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing was saved: send it again", body = ApiProblem, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(super) async fn receive(
    State(staff): State<Staff>,
    AsPartner(partner): AsPartner,
    headers: HeaderMap,
    sent: Strict<SentReferral>,
) -> Result<(StatusCode, Json<Received>), ApiProblem> {
    let key = key(&headers).ok_or_else(no_key)?;
    let today = partner.ctx.now.london_date();
    let referral = sent.read.parse(today).map_err(ApiProblem::invalid)?;
    let given = Given {
        key,
        body: sent.body.bytes(),
    };
    let receipt = staff.intake.desk.receive_from(&partner, referral, given).await;
    let receipt = receipt.map_err(refusal)?;
    let received = Received {
        reference: receipt.reference.spoken(),
        receipt_code: receipt.receipt_code.map(|code| code.spoken()),
        area: receipt.area.map(|area| area.to_string()),
        urgent: receipt.urgent,
    };
    Ok((StatusCode::CREATED, Json(received)))
}

/// Tells what became of a referral that this client sent.
///
/// One that another client sent, or nobody, is answered alike: there is nothing here for you.
#[utoipa::path(
    get,
    path = "/api/v1/referrals/{reference}",
    operation_id = "readReferral",
    params(("reference" = String, Path, description = "The reference that was given for it")),
    responses(
        (status = 200, description = "What became of it", body = OwnReferral),
        (status = "4XX", description = "Refused", body = ApiProblem, content_type = "application/problem+json"),
        (status = 503, description = "Try again", body = ApiProblem, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(super) async fn status(
    State(staff): State<Staff>,
    AsPartner(partner): AsPartner,
    reference: Result<Path<String>, PathRejection>,
) -> Result<Json<OwnReferral>, ApiProblem> {
    let Path(reference) = reference.map_err(|_| Problem::NotFound)?;
    let reference = Reference::parse(&reference).map_err(|_| Problem::NotFound)?;
    let desk = &staff.intake.desk;
    let answered = desk.own_referral(&partner, &reference).await?;
    let now = partner.ctx.now;
    let own = match answered.ok_or(Problem::NotFound)? {
        Answered::Received => OwnReferral {
            state: Stage::Received,
            answer: None,
        },
        Answered::Released(code) => {
            let rules = desk.rules(now);
            let entry = rules.entry(List::SafeAnswer, code.as_str(), now.london_date());
            OwnReferral {
                state: Stage::Answered,
                answer: entry.map(|entry| SafeAnswer {
                    code: code.to_string(),
                    words: entry.label_in(false).to_owned(),
                }),
            }
        }
    };
    Ok(Json(own))
}

/// The key, when exactly one came that can be one.
fn key(headers: &HeaderMap) -> Option<&str> {
    let mut all = headers.get_all(KEY).iter();
    let (Some(only), None) = (all.next(), all.next()) else {
        return None;
    };
    let key = only.to_str().ok()?;
    let fits = (1..=KEY_CHARS).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then_some(key)
}

fn no_key() -> ApiProblem {
    ApiProblem::new(
        StatusCode::BAD_REQUEST,
        "idempotency_key",
        "An Idempotency-Key of 1 to 200 printable characters is needed, once",
    )
}

fn refusal(error: PartnerError) -> ApiProblem {
    match error {
        PartnerError::OtherArea => at("area", "not_yours"),
        PartnerError::KeyReused => ApiProblem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "idempotency_key_reused",
            "The Idempotency-Key was used for a request with another content",
        ),
        PartnerError::Service(ServiceError::Referral(refusal)) => of_referral(refusal),
        PartnerError::Service(error) => error.into(),
    }
}

fn of_referral(refusal: Refusal) -> ApiProblem {
    match refusal {
        Refusal::NoSubject => at("people", "missing"),
        Refusal::TooManySubjects { .. } => at("people", "too_many"),
        Refusal::NothingKnownOfSubject { position } => {
            at(&format!("people.{}", position.saturating_sub(1)), "nothing_known")
        }
        Refusal::NoWorry => at("account.worry", "missing"),
        Refusal::Code(unknown) => at(list_field(unknown.list), "unknown"),
        Refusal::UnknownArea => at("area", "unknown"),
        Refusal::Rules(error) => Problem::internal(&error).into(),
    }
}

/// Which field a code of a list stands in. That of a person is named without the person.
fn list_field(list: List) -> &'static str {
    if list == List::Sector {
        "sector"
    } else if list == List::Subsector {
        "subsector"
    } else if list == List::Relationship {
        "referrer.relationship"
    } else if list == List::Gender {
        "people.gender"
    } else {
        "people.ethnicity"
    }
}

fn at(field: &str, code: &'static str) -> ApiProblem {
    ApiProblem::invalid(vec![FieldError {
        field: field.to_owned(),
        code,
    }])
}

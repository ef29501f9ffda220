//! Where a partner's system proves who it is: OAuth's client credentials, over HTTP Basic.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use waymark_service::office::ClientError;

use super::partner::credentials;
use super::problem::{ApiProblem, FieldError};
use crate::middleware::Form;
use crate::staff::{Staff, session};

/// What is asked for.
#[derive(Deserialize, ToSchema)]
#[expect(
    dead_code,
    reason = "the form is read by its own reader; this is its description"
)]
pub(super) struct TokenRequest {
    /// `client_credentials`: there is no other way.
    grant_type: GrantType,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum GrantType {
    ClientCredentials,
}

/// A token.
#[derive(Serialize, ToSchema)]
pub(super) struct TokenGiven {
    /// To be sent as `Authorization: Bearer ...`.
    access_token: String,
    /// `Bearer`.
    #[schema(value_type = String)]
    token_type: &'static str,
    /// How long it is good for, in seconds.
    #[schema(minimum = 1)]
    expires_in: i64,
}

/// Gives a token for a client's id and secret.
///
/// Unknown, wrong, tried too often and disabled are answered alike. Keep the token until it expires: asking for one
/// each time counts as a try each time.
#[utoipa::path(
    post,
    path = "/api/v1/token",
    operation_id = "giveToken",
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "A token", body = TokenGiven),
        (status = "4XX", description = "Refused", body = ApiProblem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing was saved: try again", body = ApiProblem, content_type = "application/problem+json"),
    ),
    security(("client" = []))
)]
pub(super) async fn give(
    State(staff): State<Staff>,
    session::From(source): session::From,
    headers: HeaderMap,
    form: Form,
) -> Result<Json<TokenGiven>, ApiProblem> {
    let [grant_type] = form.take(["grant_type"])?;
    if grant_type != "client_credentials" {
        let error = FieldError {
            field: "grant_type".to_owned(),
            code: "unknown",
        };
        return Err(ApiProblem::invalid(vec![error]));
    }
    // Without an id and a secret there is nothing to try, and nothing is counted.
    let given = credentials(&headers, "Basic").and_then(id_and_secret);
    let (id, secret) = given.ok_or_else(refused)?;
    let now = staff.intake.now();
    let access = staff
        .office
        .client_access(now, source, &id, secret.expose_secret())
        .await;
    match access {
        Ok(access) => Ok(Json(TokenGiven {
            access_token: access.token.text().to_string(),
            token_type: "Bearer",
            expires_in: access.seconds,
        })),
        Err(ClientError::Refused) => Err(refused()),
        Err(ClientError::Service(error)) => Err(error.into()),
    }
}

fn refused() -> ApiProblem {
    ApiProblem::new(
        StatusCode::UNAUTHORIZED,
        "client",
        "The client is not let in with this id and secret",
    )
}

fn id_and_secret(basic: &str) -> Option<(String, SecretString)> {
    let text = String::from_utf8(STANDARD.decode(basic).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some((id.to_owned(), SecretString::from(secret.to_owned())))
}

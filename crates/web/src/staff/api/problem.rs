//! What the API says when it does not do what was asked: a problem document (RFC 9457).

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use waymark_service::ServiceError;

use crate::middleware::RequestId;
use crate::problem::Problem;

/// Why something was not done. It repeats nothing of what was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ApiProblem {
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What is wrong, in a word that does not change.
    #[schema(value_type = String)]
    code: &'static str,
    /// The same for people.
    #[schema(value_type = String)]
    title: &'static str,
    /// The first field that is to be mended.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    field: Option<String>,
    /// Everything that is to be mended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<FieldError>,
    /// The number under which our log has the request, when the fault is ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    instance: Option<String>,
}

/// One thing to be mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct FieldError {
    /// The field, with the places in lists from 0: `people.0.birth.year`. Empty for the whole.
    pub(super) field: String,
    /// What is wrong with it, in a word that does not change.
    #[schema(value_type = String)]
    pub(super) code: &'static str,
}

impl ApiProblem {
    pub(super) fn new(status: StatusCode, code: &'static str, title: &'static str) -> Self {
        Self {
            status: status.as_u16(),
            code,
            title,
            field: None,
            errors: Vec::new(),
            instance: None,
        }
    }

    /// The request was read, and these of its fields cannot be taken.
    pub(super) fn invalid(errors: Vec<FieldError>) -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
            "Some fields cannot be taken as they are",
        )
        .naming(errors)
    }

    pub(super) fn naming(self, errors: Vec<FieldError>) -> Self {
        let first = errors.first().map(|error| error.field.clone());
        Self {
            field: first.filter(|field| !field.is_empty()),
            errors,
            ..self
        }
    }

    /// No good token came with the request.
    pub(super) fn no_token() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "token", "A good access token is needed")
    }

    /// What a page would be for, as a document. `id` is the number under which the log has the request.
    pub(crate) fn of(problem: Problem, id: Option<RequestId>) -> Self {
        let (code, title) = words(problem);
        let instance = match (problem, id) {
            (Problem::Internal, Some(id)) => Some(format!("urn:uuid:{}", id.0)),
            _ => None,
        };
        Self {
            instance,
            ..Self::new(problem.status(), code, title)
        }
    }
}

const fn words(problem: Problem) -> (&'static str, &'static str) {
    match problem {
        Problem::Malformed => ("malformed", "The request cannot be read"),
        Problem::UnknownField => (
            "unknown_field",
            "A field comes twice, or is not one of this request",
        ),
        Problem::ForeignForm => ("foreign", "A browser may send this from our own pages alone"),
        Problem::NotTheirs => ("not_yours", "This is not yours to do"),
        Problem::StepUp => ("step_up", "A code has to be given again first"),
        Problem::NotFound => ("not_found", "There is nothing here for you"),
        Problem::Method => ("method", "This address is not asked in this way"),
        Problem::TooSlow => ("too_slow", "The request came too slowly"),
        Problem::LengthRequired => ("length_required", "The request has to say its length"),
        Problem::TooLarge => ("too_large", "The request is larger than anything that is read"),
        Problem::NotAForm => (
            "media_type",
            "The request has another content type than is read here",
        ),
        Problem::UnknownHost => ("unknown_host", "The name asked for is not one of ours"),
        Problem::TooMany => ("too_many", "There were too many requests in a minute"),
        Problem::Busy => ("busy", "Too much is waiting: nothing was saved"),
        Problem::Unavailable => ("unavailable", "Nothing was saved: it can be sent again"),
        Problem::Internal => ("internal", "Something went wrong here"),
    }
}

impl From<Problem> for ApiProblem {
    fn from(problem: Problem) -> Self {
        Self::of(problem, None)
    }
}

impl From<ServiceError> for ApiProblem {
    fn from(error: ServiceError) -> Self {
        Problem::from(error).into()
    }
}

impl IntoResponse for ApiProblem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut headers = HeaderMap::new();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if status == StatusCode::UNAUTHORIZED {
            let scheme = match self.code {
                "client" => "Basic realm=\"waymark\", charset=\"UTF-8\"",
                _ => "Bearer",
            };
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(scheme));
        }
        // Words of ours, numbers and the names of our fields always have a written form.
        let body = serde_json::to_vec(&self).unwrap_or_default();
        (status, headers, body).into_response()
    }
}

//! What goes wrong on the way to an answer, and the one place that maps it to a status and a page.

use std::error::Error;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use waymark_policy::Why;
use waymark_service::ServiceError;
use waymark_views::pages::problem::{Problem as Shown, ProblemPage};
use waymark_views::{FormErrors, Lang};

use crate::middleware::RequestId;

/// Why a request gets a plain page instead of what it asked for. It carries nothing of what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Problem {
    /// The request cannot be read: no browser sends it so.
    Malformed,
    /// A form has a field twice, or one that its page does not have.
    UnknownField,
    /// A change that no page of ours asked for.
    ForeignForm,
    /// They may know of it, and this is not theirs to do.
    NotTheirs,
    /// A code must be given again first: the member is asked for it.
    StepUp,
    /// No such page, or none that this visitor may know of.
    NotFound,
    /// The page is there, and this is not how it is asked for.
    Method,
    /// The form came too slowly.
    TooSlow,
    /// A form in pieces, without its length.
    LengthRequired,
    /// The form is larger than anything that is read.
    TooLarge,
    /// What was sent is not a form.
    NotAForm,
    /// The name asked for is not one of ours.
    UnknownHost,
    /// One source sends more than a busy office does.
    TooMany,
    /// Too much is waiting; nothing was saved.
    Busy,
    /// The database does not answer or has no room; nothing was saved.
    Unavailable,
    /// A fault of ours.
    Internal,
}

impl Problem {
    /// A fault of ours, with the whole chain of causes in the log: errors carry no personal data.
    pub(crate) fn internal(error: &(dyn Error + 'static)) -> Self {
        log(error);
        Self::Internal
    }

    /// The status it is answered with.
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Malformed | Self::UnknownField => StatusCode::BAD_REQUEST,
            Self::ForeignForm | Self::NotTheirs | Self::StepUp => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::LengthRequired => StatusCode::LENGTH_REQUIRED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotAForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::UnknownHost => StatusCode::MISDIRECTED_REQUEST,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What a bare status from the layers below our handlers means; none when all is well.
    pub(crate) fn of_status(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::NOT_FOUND => Some(Self::NotFound),
            StatusCode::METHOD_NOT_ALLOWED => Some(Self::Method),
            StatusCode::SERVICE_UNAVAILABLE => Some(Self::Busy),
            other if other.is_client_error() => Some(Self::Malformed),
            other if other.is_server_error() => Some(Self::Internal),
            _ => None,
        }
    }

    /// The page that says so. `id` is the number under which the log holds the request, shown for our own faults.
    pub(crate) fn page(self, id: Option<RequestId>) -> ProblemPage {
        let page = ProblemPage::of(self.shown());
        match (self, id) {
            (Self::Internal, Some(id)) => page.logged_as(id.0.to_string()),
            _ => page,
        }
    }

    fn shown(self) -> Shown {
        match self {
            Self::NotFound | Self::Method | Self::UnknownHost => Shown::NotFound,
            Self::Malformed
            | Self::UnknownField
            | Self::ForeignForm
            | Self::StepUp
            | Self::LengthRequired
            | Self::NotAForm => Shown::Forbidden,
            Self::NotTheirs => Shown::NotTheirs,
            Self::TooLarge => Shown::TooMuch,
            Self::TooMany | Self::Busy => Shown::Busy,
            Self::TooSlow | Self::Unavailable => Shown::Unavailable,
            Self::Internal => Shown::Broken,
        }
    }

    /// Whether what the client goes on to send on this connection cannot be trusted to begin a new request.
    fn ends_connection(self) -> bool {
        match self {
            Self::Malformed
            | Self::TooSlow
            | Self::LengthRequired
            | Self::TooLarge
            | Self::NotAForm
            | Self::Busy => true,
            Self::UnknownField
            | Self::ForeignForm
            | Self::NotTheirs
            | Self::StepUp
            | Self::NotFound
            | Self::Method
            | Self::UnknownHost
            | Self::TooMany
            | Self::Unavailable
            | Self::Internal => false,
        }
    }
}

/// What a use case says, in what it means for whoever asked. The log gets the whole chain of causes.
impl From<ServiceError> for Problem {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::NotFound => Self::NotFound,
            ServiceError::Forbidden(Why::StepUp) => Self::StepUp,
            ServiceError::Forbidden(Why::NotYours | Why::OwnDecision | Why::OwnProposal | Why::OwnAccess) => {
                Self::NotTheirs
            }
            ServiceError::Unavailable(_) | ServiceError::Conflict => {
                log(&error);
                Self::Unavailable
            }
            ServiceError::Referral(_)
            | ServiceError::Case(_)
            | ServiceError::Enquiry(_)
            | ServiceError::Rules(_)
            | ServiceError::Denied(_)
            | ServiceError::Sealing(_)
            | ServiceError::Content(_)
            | ServiceError::List(_)
            | ServiceError::File(_)
            | ServiceError::Store(_) => Self::internal(&error),
        }
    }
}

fn log(error: &(dyn Error + 'static)) {
    let causes = std::iter::successors(error.source(), |cause| (*cause).source());
    let chain: Vec<String> = causes.map(ToString::to_string).collect();
    tracing::error!(%error, causes = chain.join(": "), "a request failed");
}

/// What a form says when it could not be saved; everything typed is still in it. `anchor` is the element that
/// the line leads to.
pub(crate) fn not_saved(anchor: &str) -> FormErrors {
    let mut errors = FormErrors::none();
    errors.add(anchor, "not_saved", waymark_views::pages::problem::not_saved());
    errors
}

/// Sends the browser to another page of ours after a form was taken.
pub(crate) fn see_other(lang: Lang, path: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    // Paths of ours are plain letters, so this always is a header.
    let location = HeaderValue::from_str(&lang.url(path)).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, location);
    response
}

/// A bare answer that names its problem; the middleware gives it its page.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status();
        response.extensions_mut().insert(self);
        if self.ends_connection() {
            response
                .headers_mut()
                .insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        if matches!(self, Self::TooMany | Self::Busy | Self::Unavailable) {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
        }
        response
    }
}

//! One request to the form: where, when, and with which draft.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use waymark_domain::Timestamp;
use waymark_domain::rules::RuleSet;
use waymark_service::DraftToken;
use waymark_views::Lang;
use waymark_views::pages::referral::ended::EndedPage;
use waymark_views::pages::referral::{PageContext, Setting, Step, StepPage};

use super::SENT;
use super::draft::{Open, opened};
use crate::cookie::{DraftCookie, Jar};
use crate::pages::{Pages, Place};
use crate::problem::{Problem, see_other};
use crate::public::Intake;

/// One request to the form.
pub(super) struct Visit {
    pub(super) intake: Intake,
    pub(super) place: Place,
    pub(super) jar: Jar<DraftToken>,
    pub(super) cookie: Option<DraftCookie>,
    pub(super) now: Timestamp,
    pub(super) rules: Arc<RuleSet>,
    /// Whether the page was opened from the last check, to which it then goes back.
    pub(super) change: bool,
}

/// What there is of the visitor's draft.
pub(super) enum Found {
    /// Nothing: there is no cookie, or what it opened is gone.
    Nothing,
    /// A draft to go on with.
    Open(Box<Open>),
    /// A draft that was sent; nothing typed is left in it.
    Sent(waymark_service::public::Draft),
}

/// Why the page asked for is not shown.
pub(super) enum Away {
    /// Something is wrong.
    Problem(Problem),
    /// Another page of ours is the one to see, in this language.
    See(Lang, String),
}

impl Visit {
    /// The page asked for.
    pub(super) fn step(&self) -> Result<Step, Problem> {
        Step::from_path(&self.place.path).ok_or(Problem::NotFound)
    }

    /// What there is of the visitor's draft.
    pub(super) async fn found(&self) -> Result<Found, Problem> {
        let Some(DraftCookie(token)) = &self.cookie else {
            return Ok(Found::Nothing);
        };
        Ok(match self.intake.desk.draft(self.now, token).await? {
            None => Found::Nothing,
            Some(draft) if draft.sent.is_some() => Found::Sent(draft),
            Some(draft) => opened(token, draft).map_or(Found::Nothing, |open| Found::Open(Box::new(open))),
        })
    }

    /// The draft to go on with; without one, the page that says why not is the one to see.
    pub(super) async fn open(&self) -> Result<Box<Open>, Away> {
        match self.found().await? {
            Found::Open(open) => Ok(open),
            Found::Sent(_) => Err(self.away(SENT)),
            Found::Nothing => Err(self.away(EndedPage::Expired.path())),
        }
    }

    /// What the questions rest on.
    pub(super) fn setting(&self) -> Setting<'_> {
        Setting {
            rules: &self.rules,
            today: self.now.london_date(),
        }
    }

    /// What a page needs to know of a draft that is kept until then, if there is one.
    pub(super) fn context(&self, draft_expires: Option<Timestamp>) -> PageContext<'_> {
        PageContext {
            rules: &self.rules,
            now: self.now,
            change: self.change,
            draft_expires,
        }
    }

    /// The page of a step.
    pub(super) fn show(&self, status: StatusCode, page: &StepPage) -> Response {
        let pages: &Pages = &self.intake.pages;
        pages.show_rendered(status, &self.place, |views, lang, chrome| {
            page.render(views, lang, chrome)
        })
    }

    /// Sends the browser to another page of ours, in the same language.
    pub(super) fn see(&self, path: &str) -> Response {
        see_other(self.place.lang, path)
    }

    /// The same, where it cuts a handler short.
    pub(super) fn away(&self, path: impl Into<String>) -> Away {
        Away::See(self.place.lang, path.into())
    }
}

impl<S> FromRequestParts<S> for Visit
where
    S: Send + Sync,
    Pages: FromRef<S>,
    Intake: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let intake = Intake::from_ref(state);
        let now = intake.now();
        Ok(Self {
            place: Place::from_request_parts(parts, state).await?,
            jar: Jar::of(parts),
            cookie: Option::<DraftCookie>::from_request_parts(parts, state).await?,
            rules: intake.rules(now),
            change: parts.uri.query() == Some("change=1"),
            now,
            intake,
        })
    }
}

impl From<Problem> for Away {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl IntoResponse for Away {
    fn into_response(self) -> Response {
        match self {
            Self::Problem(problem) => problem.into_response(),
            Self::See(lang, path) => see_other(lang, &path),
        }
    }
}

//! Turns a view struct into an answer.

use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use waymark_views::{
    Chrome, Lang, Message, Operator, Page, Purpose, SignedInAs, Site, ViewError, Views, Welsh,
};

use crate::problem::Problem;
use crate::staff::SignedIn;

/// What an installation says of itself on every page.
#[derive(Debug, Clone)]
pub struct Installation {
    /// Who runs it.
    pub operator: Operator,
    /// What it is for.
    pub purpose: Purpose,
    /// Whether the public site is offered in Welsh, and how.
    pub welsh: Welsh,
}

/// Renders pages of one site. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Pages {
    views: Arc<Views>,
    installation: Arc<Installation>,
    site: Site,
}

/// Where a page is asked for: its language and its path without the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) lang: Lang,
    pub(crate) path: String,
    /// Who is signed in, as the page tells them.
    pub(crate) signed_in: Option<SignedInAs>,
    /// The notice to everybody at work, for whoever is signed in.
    pub(crate) notice: Option<String>,
}

impl Place {
    /// The same place, for somebody who has just signed out.
    pub(crate) fn signed_out(self) -> Self {
        Self {
            signed_in: None,
            notice: None,
            ..self
        }
    }
}

impl Pages {
    pub(crate) fn new(views: Arc<Views>, installation: Arc<Installation>, site: Site) -> Self {
        Self {
            views,
            installation,
            site,
        }
    }

    /// Whether the site has a Welsh half.
    pub(crate) fn in_welsh(&self) -> bool {
        match (self.site, self.installation.welsh) {
            (Site::Public, Welsh::Reviewed | Welsh::Unreviewed) => true,
            (Site::Public, Welsh::Off) | (Site::Staff, _) => false,
        }
    }

    /// Whether the site has the JSON API.
    pub(crate) fn has_api(&self) -> bool {
        match self.site {
            Site::Staff => true,
            Site::Public => false,
        }
    }

    /// The place that a request's path names.
    pub(crate) fn place(&self, path: &str) -> Place {
        let (lang, path) = if self.in_welsh() {
            Lang::split(path)
        } else {
            (Lang::En, path)
        };
        Place {
            lang,
            path: path.to_owned(),
            signed_in: None,
            notice: None,
        }
    }

    /// The words of a message, in English: for lines that a page of the staff site shows as text.
    pub(crate) fn say(&self, message: &Message) -> String {
        self.views.text(Lang::En, message)
    }

    /// The page, with status 200.
    pub(crate) fn show<P: Page>(&self, place: &Place, page: &P) -> Response {
        self.show_with(StatusCode::OK, place, page)
    }

    /// The page under another status: a form with errors, a refusal.
    pub(crate) fn show_with<P: Page>(&self, status: StatusCode, place: &Place, page: &P) -> Response {
        self.show_in(status, place, &self.chrome(place), page)
    }

    /// The page in a chrome of the caller's.
    pub(crate) fn show_in<P: Page>(
        &self,
        status: StatusCode,
        place: &Place,
        chrome: &Chrome,
        page: &P,
    ) -> Response {
        answer(status, place.lang, self.views.render(place.lang, chrome, page))
    }

    /// A page that renders itself.
    pub(crate) fn show_rendered(
        &self,
        status: StatusCode,
        place: &Place,
        render: impl FnOnce(&Views, Lang, &Chrome) -> Result<String, ViewError>,
    ) -> Response {
        answer(
            status,
            place.lang,
            render(&self.views, place.lang, &self.chrome(place)),
        )
    }

    /// A message in words, for what a page shows as text.
    pub(crate) fn words(&self, message: &Message) -> String {
        self.views.text(Lang::En, message)
    }

    /// What surrounds the page at `place`.
    pub(crate) fn chrome(&self, place: &Place) -> Chrome {
        let operator = self.installation.operator.clone();
        let chrome = match self.site {
            Site::Public => Chrome::public(&place.path, operator),
            Site::Staff => Chrome::staff(&place.path, operator),
        };
        let welsh = if self.in_welsh() {
            self.installation.welsh
        } else {
            Welsh::Off
        };
        Chrome {
            welsh,
            purpose: self.installation.purpose,
            signed_in: place.signed_in.clone(),
            notice: place.notice.clone(),
            ..chrome
        }
    }
}

/// Taken from the address as it was asked for.
impl<S> FromRequestParts<S> for Place
where
    S: Sync,
    Pages: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let place = Pages::from_ref(state).place(parts.uri.path());
        let signed_in = parts.extensions.get::<SignedIn>();
        Ok(Place {
            signed_in: signed_in.map(|signed_in| signed_in.shown(&place.path)),
            notice: signed_in.and_then(|signed_in| signed_in.who.notice.clone()),
            ..place
        })
    }
}

impl fmt::Debug for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pages({:?})", self.site)
    }
}

fn answer(status: StatusCode, lang: Lang, rendered: Result<String, ViewError>) -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag())),
    ];
    match rendered {
        Ok(html) => (status, headers, html).into_response(),
        Err(error) => Problem::internal(&error).into_response(),
    }
}

//! One table a site: every route, what it does, and what it leaves in the ledger. The router is built from
//! the table, so no route can be missing from it.

use std::convert::Infallible;

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::Method;
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, Route as AxumRoute, get, post};
use tower::{Layer, Service};
use utoipa::openapi::RefOr;
use utoipa::openapi::path::Paths;
use utoipa::openapi::schema::Schema;
use utoipa_axum::router::UtoipaMethodRouter;
use waymark_policy::Action;
use waymark_views::Lang;

/// One method of one path.
pub(crate) struct Route<S> {
    method: Method,
    path: String,
    does: &'static str,
    ledger: &'static str,
    translated: bool,
    access: Access,
    handler: MethodRouter<S, Infallible>,
}

/// A route of the API, with what its description says of it.
pub(crate) struct Described<S> {
    route: Route<S>,
    /// What it takes and answers.
    pub(crate) paths: Paths,
    /// The types that the answer is written with.
    pub(crate) schemas: Vec<(String, RefOr<Schema>)>,
}

impl<S: Clone + Send + Sync + 'static> Described<S> {
    /// A handler with its description, which alone says where and how it is asked.
    pub(crate) fn new(does: &'static str, (schemas, paths, handler): UtoipaMethodRouter<S>) -> Self {
        let first = paths.paths.iter().next();
        let path = first.map_or_else(String::new, |(path, _)| path.clone());
        let posts = first.is_some_and(|(_, item)| item.post.is_some());
        let method = if posts { Method::POST } else { Method::GET };
        Self {
            route: Route::of(method, path, does, handler),
            paths,
            schemas,
        }
    }

    /// The same, with something said of its route.
    pub(crate) fn map(self, say: impl FnOnce(Route<S>) -> Route<S>) -> Self {
        Self {
            route: say(self.route),
            ..self
        }
    }

    /// The route alone.
    pub(crate) fn into_route(self) -> Route<S> {
        self.route
    }
}

/// Who may ask. A route of the staff site is closed unless it says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Anybody.
    Open,
    /// Members who are signed in and, where an action is named, may do it somewhere.
    SignedIn(Option<Action>),
    /// Partners' systems with a good token, which policy lets do this.
    Partners(Action),
}

/// A route as the printed table shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The method; `GET` answers `HEAD` too.
    pub method: Method,
    /// The path, with `{names}` for what varies.
    pub path: String,
    /// `public` or `staff`.
    pub site: &'static str,
    /// What it does.
    pub does: &'static str,
    /// The action it leaves in the ledger, or `none`.
    pub ledger: &'static str,
    /// Whether it answers in Welsh below `/cy` as well.
    pub translated: bool,
    /// Whether nobody needs to be signed in. On the public site nobody ever is.
    pub open: bool,
}

/// Nothing about a person is shown or changed.
pub(crate) const NO_ENTRY: &str = "none";

impl<S: Clone + Send + Sync + 'static> Route<S> {
    /// A page that changes nothing.
    pub(crate) fn get<H, T>(path: impl Into<String>, does: &'static str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        Self::of(Method::GET, path.into(), does, get(handler))
    }

    /// A form's target.
    pub(crate) fn post<H, T>(path: impl Into<String>, does: &'static str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        Self::of(Method::POST, path.into(), does, post(handler))
    }

    fn of(method: Method, path: String, does: &'static str, handler: MethodRouter<S>) -> Self {
        Self {
            method,
            path,
            does,
            ledger: NO_ENTRY,
            translated: true,
            access: Access::SignedIn(None),
            handler,
        }
    }

    /// The same route, leaving this action in the ledger.
    pub(crate) fn entering(self, ledger: &'static str) -> Self {
        Self { ledger, ..self }
    }

    /// The same route at one address for both languages.
    pub(crate) fn in_no_language(self) -> Self {
        Self {
            translated: false,
            ..self
        }
    }

    /// The same route, open to anybody.
    pub(crate) fn open(self) -> Self {
        Self {
            access: Access::Open,
            ..self
        }
    }

    /// The same route for members who may do this somewhere.
    pub(crate) fn needing(self, action: Action) -> Self {
        Self {
            access: Access::SignedIn(Some(action)),
            ..self
        }
    }

    /// The same route for partners' systems that may do this.
    pub(crate) fn by_partners(self, action: Action) -> Self {
        Self {
            access: Access::Partners(action),
            ..self
        }
    }

    /// Who may ask.
    pub(crate) const fn access(&self) -> Access {
        self.access
    }

    /// The same route behind a layer of its own.
    pub(crate) fn behind<L>(self, layer: L) -> Self
    where
        L: Layer<AxumRoute> + Clone + Send + Sync + 'static,
        L::Service: Service<Request, Error = Infallible> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        Self {
            handler: self.handler.layer(layer),
            ..self
        }
    }

    /// The route as the printed table shows it.
    pub(crate) fn listed(&self, site: &'static str) -> Listed {
        Listed {
            method: self.method.clone(),
            path: self.path.clone(),
            site,
            does: self.does,
            ledger: self.ledger,
            translated: self.translated,
            open: site == "public" || self.access == Access::Open,
        }
    }
}

/// The router of a table, with a Welsh half when `welsh`.
pub(crate) fn router<S: Clone + Send + Sync + 'static>(table: Vec<Route<S>>, welsh: bool) -> Router<S> {
    table.into_iter().fold(Router::new(), |router, route| {
        let router = if welsh && route.translated {
            router.route(&Lang::Cy.url(&route.path), route.handler.clone())
        } else {
            router
        };
        router.route(&route.path, route.handler)
    })
}

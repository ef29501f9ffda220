//! The pages that explain: each an article with an address of its own.

use axum::extract::{FromRef, State};
use axum::response::Response;
use waymark_views::pages::article::{Article, ArticlePage};

use crate::pages::{Pages, Place};
use crate::routes::Route;

/// A route for each article.
pub(super) fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    Pages: FromRef<S>,
{
    Article::ALL.into_iter().map(route).collect()
}

fn route<S>(article: Article) -> Route<S>
where
    S: Clone + Send + Sync + 'static,
    Pages: FromRef<S>,
{
    let show = move |State(pages): State<Pages>, place: Place| show(article, pages, place);
    Route::get(article.path(), "explains", show)
}

async fn show(article: Article, pages: Pages, place: Place) -> Response {
    pages.show(&place, &ArticlePage::of(article))
}

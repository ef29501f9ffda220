//! The public site: one handler a file, all of them in the [`table`].

mod article;
mod cookie;
mod home;
mod leave;

use axum::Router;
use axum::extract::FromRef;
use waymark_views::paths;

use crate::middleware::around;
use crate::pages::Pages;
use crate::routes::{Listed, Route, router};
use crate::{Limits, Present, assets};

/// What a handler of the public site works with. Cheap to clone.
#[derive(Debug, Clone)]
struct Public {
    pages: Pages,
    present: Present,
}

impl FromRef<Public> for Pages {
    fn from_ref(site: &Public) -> Self {
        site.pages.clone()
    }
}

/// The router of the public site, with all that surrounds it.
pub(crate) fn site(pages: Pages, present: Present, hosts: &[String], limits: &Limits) -> Router {
    let state = Public { pages, present };
    let routes = router(table(), state.pages.in_welsh()).with_state(state.clone());
    around(routes, &state.pages, &state.present, hosts, limits)
}

/// Every route of the public site as the printed table shows it.
#[must_use]
pub fn routes() -> Vec<Listed> {
    table().iter().map(|route| route.listed("public")).collect()
}

fn table() -> Vec<Route<Public>> {
    let mut table = vec![
        Route::get(paths::HOME, "the first page", home::show),
        Route::get(
            paths::EXIT,
            "leaves quickly and makes the browser forget this site",
            leave::leave,
        )
        .in_no_language(),
        Route::get(assets::PATH, "styles, script, typeface and icons", assets::show).in_no_language(),
    ];
    table.extend(article::routes());
    table
}

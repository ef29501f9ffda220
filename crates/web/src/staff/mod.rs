//! The staff site: one handler a file, all of them in the table.

mod desk;

use axum::Router;
use axum::extract::FromRef;
use waymark_views::paths;

use crate::middleware::around;
use crate::pages::Pages;
use crate::routes::{Listed, Route, router};
use crate::{Limits, Present, assets};

/// What a handler of the staff site works with. Cheap to clone.
#[derive(Debug, Clone)]
struct Staff {
    pages: Pages,
    present: Present,
}

impl FromRef<Staff> for Pages {
    fn from_ref(site: &Staff) -> Self {
        site.pages.clone()
    }
}

/// The router of the staff site, with all that surrounds it.
pub(crate) fn site(pages: Pages, present: Present, hosts: &[String], limits: &Limits) -> Router {
    let state = Staff { pages, present };
    let routes = router(table(), false).with_state(state.clone());
    around(routes, &state.pages, &state.present, hosts, limits)
}

/// Every route of the staff site as the printed table shows it.
#[must_use]
pub fn routes() -> Vec<Listed> {
    table().iter().map(|route| route.listed("staff")).collect()
}

fn table() -> Vec<Route<Staff>> {
    vec![
        Route::get(
            paths::HOME,
            "the first page, with warnings for the operator",
            desk::show,
        )
        .in_no_language(),
        Route::get(assets::PATH, "styles, script, typeface and icons", assets::show).in_no_language(),
    ]
}

//! The public site: one handler a file, all of them in the table.

mod add;
mod answer;
mod article;
mod home;
mod intake;
mod leave;
mod refer;

use axum::Router;
use axum::extract::FromRef;
use waymark_service::public::PublicDesk;
use waymark_views::pages::referral::Mode;
use waymark_views::paths;

use crate::middleware::around;
use crate::pages::Pages;
use crate::routes::{Listed, Route, router};
use crate::{Limits, Present, assets};

pub(crate) use intake::Intake;

/// What a handler of the public site works with: the public desk, which can seal and append and open nothing.
#[derive(Debug, Clone)]
struct Public {
    intake: Intake,
}

impl FromRef<Public> for Pages {
    fn from_ref(site: &Public) -> Self {
        site.intake.pages.clone()
    }
}

impl FromRef<Public> for Intake {
    fn from_ref(site: &Public) -> Self {
        site.intake.clone()
    }
}

/// The router of the public site, with all that surrounds it.
pub(crate) fn site(
    pages: Pages,
    present: Present,
    desk: PublicDesk,
    hosts: &[String],
    limits: &Limits,
) -> Router {
    let offers = &[Mode::Public, Mode::Professional];
    let intake = Intake {
        pages,
        present,
        desk,
        offers,
        draft_bytes: limits.draft_bytes,
    };
    let routes = router(table(), intake.pages.in_welsh()).with_state(Public {
        intake: intake.clone(),
    });
    around(routes, &intake.pages, &intake.present, hosts, limits)
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
    table.extend(shared());
    table
}

/// What the staff site has as well, for the advice line: the forms, and the pages they lead to.
pub(crate) fn shared<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    Pages: FromRef<S>,
    Intake: FromRef<S>,
{
    let mut table = refer::routes();
    table.extend(add::routes());
    table.extend(answer::routes());
    table.extend(article::routes());
    table
}

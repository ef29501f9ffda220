//! The staff site: one handler a file, all of them in the table.

mod alert;
mod desk;
mod health;

use axum::Router;
use axum::extract::FromRef;
use waymark_service::desk::StaffDesk;
use waymark_service::public::PublicDesk;
use waymark_views::pages::referral::Mode;
use waymark_views::paths;

use crate::middleware::around;
use crate::pages::Pages;
use crate::public::{Intake, shared};
use crate::routes::{Listed, Route, router};
use crate::{Limits, Present, assets};

/// What a handler of the staff site works with: the staff desk, and the forms for the advice line.
#[derive(Debug, Clone)]
struct Staff {
    desk: StaffDesk,
    intake: Intake,
}

impl Staff {
    fn pages(&self) -> &Pages {
        &self.intake.pages
    }
}

impl FromRef<Staff> for Pages {
    fn from_ref(site: &Staff) -> Self {
        site.intake.pages.clone()
    }
}

impl FromRef<Staff> for Intake {
    fn from_ref(site: &Staff) -> Self {
        site.intake.clone()
    }
}

/// The router of the staff site, with all that surrounds it.
pub(crate) fn site(
    pages: Pages,
    present: Present,
    desk: StaffDesk,
    intake: PublicDesk,
    hosts: &[String],
    limits: &Limits,
) -> Router {
    let offers = &[Mode::Operator];
    let intake = Intake {
        pages,
        present,
        desk: intake,
        offers,
        draft_bytes: limits.draft_bytes,
    };
    let routes = router(table(), false).with_state(Staff {
        desk,
        intake: intake.clone(),
    });
    around(routes, &intake.pages, &intake.present, hosts, limits)
}

/// Every route of the staff site as the printed table shows it.
#[must_use]
pub fn routes() -> Vec<Listed> {
    table().iter().map(|route| route.listed("staff")).collect()
}

fn table() -> Vec<Route<Staff>> {
    let mut table = vec![
        Route::get(
            paths::HOME,
            "the first page, with warnings for the operator",
            desk::show,
        ),
        Route::get(alert::PATH, "says that something urgent waits", alert::show),
        Route::post(alert::PATH, "stops the mail of an alert", alert::open).entering("alert.opened"),
        Route::get("/health/live", "whether the process answers", health::live),
        Route::get("/health/ready", "whether the store answers too", health::ready),
        Route::get(assets::PATH, "styles, script, typeface and icons", assets::show),
    ];
    table.extend(shared());
    table.into_iter().map(Route::in_no_language).collect()
}

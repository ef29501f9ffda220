//! The staff site: one handler a file, all of them in the table.

mod account;
mod admin;
mod alert;
pub(crate) mod api;
mod case;
mod enquiries;
mod find;
mod forms;
mod health;
mod kept;
mod names;
mod query;
mod queue;
mod reviews;
mod rows;
pub(crate) mod session;
mod sign_in;
mod team;
mod warnings;
mod wish;
mod work;

use axum::Router;
use axum::extract::FromRef;
use axum::middleware::from_fn_with_state;
use waymark_policy::Action;
use waymark_service::desk::StaffDesk;
use waymark_service::office::Office;
use waymark_service::public::PublicDesk;
use waymark_views::pages::referral::Mode;
use waymark_views::paths;

use crate::middleware::around;
use crate::pages::Pages;
use crate::public::{Intake, shared};
use crate::routes::{Access, Listed, Route, router};
use crate::{Limits, Listener, Present, assets};
use api::PartnerGuard;
use session::Guard;
pub(crate) use session::SignedIn;

/// What a handler of the staff site works with: the staff desk, and the forms for the advice line.
#[derive(Debug, Clone)]
struct Staff {
    desk: StaffDesk,
    office: Office,
    intake: Intake,
}

/// What the staff site is told beside what both sites are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StaffConfig {
    /// Whether it is a demonstration in which visitors choose who to be. It takes effect only on a listener that speaks
    /// to this machine alone, so no configuration of a real one can open it.
    pub sign_in_as: bool,
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
    (desk, office, intake): (StaffDesk, Office, PublicDesk),
    listener: &Listener,
    config: StaffConfig,
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
    let staff = Staff {
        desk,
        office,
        intake: intake.clone(),
    };
    let mut routes = table();
    if config.sign_in_as && listener.is_for_this_machine_alone() {
        routes.extend(demonstration());
    }
    let guarded = routes.into_iter().map(|route| match route.access() {
        Access::Open => route,
        Access::SignedIn(needs) => {
            let guard = Guard {
                staff: staff.clone(),
                needs,
            };
            route.behind(from_fn_with_state(guard, session::guard))
        }
        Access::Partners(needs) => {
            let guard = PartnerGuard {
                staff: staff.clone(),
                needs,
            };
            route.behind(from_fn_with_state(guard, api::guard))
        }
    });
    let routes = router(guarded.collect(), false).with_state(staff);
    around(routes, &intake.pages, &intake.present, &listener.hosts, limits)
}

/// Every route of the staff site as the printed table shows it.
#[must_use]
pub fn routes() -> Vec<Listed> {
    table().iter().map(|route| route.listed("staff")).collect()
}

/// The description of the JSON API (OpenAPI).
#[must_use]
pub fn openapi() -> String {
    api::openapi()
}

/// The routes that only a demonstration has.
#[must_use]
pub fn demonstration_routes() -> Vec<Listed> {
    demonstration()
        .iter()
        .map(|route| route.listed("staff"))
        .collect()
}

fn demonstration() -> Vec<Route<Staff>> {
    let table = vec![
        Route::get(paths::SIGN_IN_AS, "the demonstration's members", sign_in::list).open(),
        Route::post(paths::SIGN_IN_AS, "signs in as one of them", sign_in::choose)
            .entering("session.began")
            .open(),
    ];
    table.into_iter().map(Route::in_no_language).collect()
}

fn table() -> Vec<Route<Staff>> {
    let mut table = vec![
        Route::get(
            paths::HOME,
            "what the reader has to do, with warnings for the operator",
            work::show,
        )
        .entering("work.viewed"),
        Route::get(paths::QUEUE, "what waits at the gateway", queue::show)
            .entering("queue.viewed")
            .needing(Action::SeeQueue),
        Route::post(paths::DUTY, "begins the reader's own duty", queue::start_duty)
            .entering("duty.began")
            .needing(Action::SeeQueue),
        Route::get(
            paths::TEAM,
            "what each officer has, and what is late or waits for a second person",
            team::show,
        )
        .entering("team.viewed")
        .needing(Action::SeeWorkload),
        Route::get(paths::FIND, "asks what to find", find::show).needing(Action::FindPeople),
        Route::post(paths::FIND, "finds within what the reader may see", find::search)
            .entering("people.searched")
            .needing(Action::FindPeople),
        Route::get(alert::PATH, "says that something urgent waits", alert::show).open(),
        Route::post(alert::PATH, "stops the mail of an alert", alert::open)
            .entering("alert.opened")
            .open(),
        Route::get("/health/live", "whether the process answers", health::live).open(),
        Route::get("/health/ready", "whether the store answers too", health::ready).open(),
        Route::get(assets::PATH, "styles, script, typeface and icons", assets::show).open(),
        Route::get(paths::ACCOUNT, "the member's own account", account::show),
        Route::post(
            paths::ACCOUNT_DUTY,
            "begins or ends the member's own duty",
            account::duty,
        )
        .entering("duty.began, duty.ended"),
        Route::post(
            paths::ACCOUNT_SESSION,
            "ends another session of the member",
            account::end_session,
        )
        .entering("session.ended"),
        Route::get(paths::KEPT, "what had been typed and is kept", kept::list),
        Route::post("/kept/{kept}", "opens a kept form for its member", kept::open).entering("form.opened"),
        Route::post("/kept/{kept}/remove", "throws a kept form away", kept::remove),
    ];
    table.extend(signing_in());
    table.extend(case::reading());
    table.extend(case::forms::routes());
    table.extend([
        Route::get(
            paths::REVIEWS,
            "uses of emergency access that wait for a review",
            reviews::list,
        ),
        Route::get(reviews::ONE, "one use of emergency access", reviews::show).entering("looks.viewed"),
        Route::post(reviews::ONE, "records what the review found", reviews::review)
            .entering("emergency.reviewed"),
    ]);
    table.extend(api::routes());
    table.extend(enquiries::routes());
    table.extend(admin::routes());
    table.extend(
        shared()
            .into_iter()
            .map(|route| route.needing(Action::TakeReferral)),
    );
    table.into_iter().map(Route::in_no_language).collect()
}

fn signing_in() -> Vec<Route<Staff>> {
    vec![
        Route::get(paths::SIGN_IN, "asks for name and passphrase", sign_in::show).open(),
        Route::post(paths::SIGN_IN, "checks the passphrase", sign_in::passphrase)
            .entering("session.refused")
            .open(),
        Route::get(
            paths::SIGN_IN_CODE,
            "begins anew: a code has no page of its own",
            sign_in::restart,
        )
        .open(),
        Route::post(
            paths::SIGN_IN_CODE,
            "checks the code and begins a session",
            sign_in::code,
        )
        .entering("session.began, session.refused")
        .open(),
        Route::post(paths::SIGN_OUT, "ends the session", sign_in::sign_out).entering("session.ended"),
        Route::get(paths::STEP_UP, "asks for a code again", sign_in::ask),
        Route::post(
            paths::STEP_UP,
            "checks it; the session gets a new token",
            sign_in::again,
        )
        .entering("session.stepped_up, session.refused"),
        Route::get(paths::ENROL, "asks for a one-time code", sign_in::begin).open(),
        Route::post(
            paths::ENROL,
            "offers a secret for the member's app",
            sign_in::offer,
        )
        .open(),
        Route::post(
            paths::ENROL_SET_UP,
            "sets passphrase and app, once",
            sign_in::set_up,
        )
        .entering("member.enrolled")
        .open(),
    ]
}

//! The pages of one case: each read is an entry before anything is shown.

mod decisions;
pub(super) mod forms;
mod looks;
mod notes;
mod overview;
mod people;
mod referral;
pub(super) mod shown;
mod tasks;
mod timeline;
mod why;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use waymark_domain::{CaseId, Date};
use waymark_service::ServiceError;
use waymark_service::desk::CaseFile;
use waymark_views::pages::case::{CaseHead, CasePlace};

use super::query::Query;
use super::{SignedIn, Staff};
use crate::problem::Problem;
use crate::routes::Route;
use shown::Words;

/// The case that an address names. What is no id names a case that is not there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named(pub(super) CaseId);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path(case) = Path::<String>::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::NotFound)?;
        case.parse().map(Self).map_err(|_| Problem::NotFound)
    }
}

/// A case that was read, with what puts it into words.
struct Opened {
    file: CaseFile,
    words: Words,
    head: CaseHead,
}

/// Reads a case; `query` may say what was just done.
async fn open(staff: &Staff, signed_in: &SignedIn, case: CaseId, query: &Query) -> Result<Opened, Problem> {
    open_as_known(staff, signed_in, case, None)
        .await
        .map(|opened| Opened {
            head: arrived(opened.head, query),
            ..opened
        })
        .map_err(Problem::from)
}

/// Reads a case as it was known on a day, or today.
async fn open_as_known(
    staff: &Staff,
    signed_in: &SignedIn,
    case: CaseId,
    day: Option<Date>,
) -> Result<Opened, ServiceError> {
    let file = staff.desk.read_case(&signed_in.ctx, case, day).await?;
    let words = Words::load(staff, signed_in.ctx.now).await?;
    let head = shown::head(&file, &words);
    Ok(Opened { file, words, head })
}

/// The head, saying what was done by the form that led here.
fn arrived(head: CaseHead, query: &Query) -> CaseHead {
    match query.first(DONE) {
        "draft" => head.draft_kept(),
        code => match CasePlace::from_code(code) {
            Some(place) => head.done(place),
            None => head,
        },
    }
}

/// The name in a query that says which form was just taken.
pub(super) const DONE: &str = "done";

/// The routes that show a case.
pub(super) fn reading() -> Vec<Route<Staff>> {
    let get = |place: CasePlace| (place.route(), "case.viewed");
    let (overview, viewed) = get(CasePlace::Overview);
    vec![
        Route::get(
            overview,
            "a case: what comes next, and what is open",
            overview::show,
        )
        .entering(viewed),
        Route::get(
            CasePlace::Timeline.route(),
            "what happened, today or as known on a past day",
            timeline::show,
        )
        .entering(viewed),
        Route::get(
            CasePlace::People.route(),
            "who is connected to the person",
            people::show,
        )
        .entering(viewed),
        Route::get(
            CasePlace::Referral.route(),
            "what the referrer told, without who they are",
            referral::show,
        )
        .entering(viewed),
        Route::post(
            CasePlace::ShowReferrer.route(),
            "shows who referred, for a reason that becomes a note",
            referral::referrer,
        )
        .entering("referrer.shown, case.note_written, case.viewed"),
        Route::post(
            CasePlace::ShowIdentity.route(),
            "shows birth date, address and contacts",
            referral::identity,
        )
        .entering("case.detail_shown, case.viewed"),
        Route::post(
            format!("{}/additions/{{addition}}", CasePlace::Referral.route()),
            "says that what a referrer added was read",
            referral::read,
        )
        .entering("case.addition_read"),
        Route::get(
            CasePlace::Decisions.route(),
            "decisions with their reasons",
            decisions::show,
        )
        .entering(viewed),
        Route::get(CasePlace::Notes.route(), "notes", notes::show).entering(viewed),
        Route::get(
            CasePlace::Tasks.route(),
            "what is to be done, and what was done",
            tasks::show,
        )
        .entering(viewed),
        Route::get(CasePlace::Looks.route(), "who has looked", looks::show)
            .entering("looks.viewed, case.viewed"),
        Route::get(
            CasePlace::Why.route(),
            "why the reader may see the case",
            why::show,
        )
        .entering("case.why_viewed, case.viewed"),
    ]
}

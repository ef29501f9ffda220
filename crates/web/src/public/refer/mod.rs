//! Making a referral. What was typed is kept in a sealed draft on the server after each page; the browser
//! holds only the key to it.

mod cancel;
mod draft;
mod send;
mod sent;
mod start;
mod step;
mod visit;

use axum::extract::FromRef;
use waymark_views::pages::referral::cancel as cancel_page;
use waymark_views::pages::referral::ended::EndedPage;
use waymark_views::paths;

use super::Intake;
use crate::pages::Pages;
use crate::routes::Route;

const CHECK: &str = "/refer/check";
const SENT: &str = "/refer/sent";

pub(super) fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    Pages: FromRef<S>,
    Intake: FromRef<S>,
{
    const STEP: &str = "/refer/{step}";
    const OF_A_PERSON: &str = "/refer/person/{person}/{step}";
    let keeps = "keeps what was typed in the sealed draft and goes to the next question";
    vec![
        Route::get(
            paths::REFER,
            "says what a referral is and when it is read",
            start::show,
        ),
        Route::post(paths::REFER, "begins a draft", start::begin),
        Route::get(
            STEP,
            "asks a question; the list of tasks; all answers to be checked",
            step::show,
        ),
        Route::post(STEP, keeps, step::keep),
        Route::get(OF_A_PERSON, "asks a question about one person", step::show),
        Route::post(OF_A_PERSON, keeps, step::keep),
        Route::get(CHECK, "shows all answers, to be checked", step::show),
        Route::post(
            CHECK,
            "sends the referral, once however often it is posted",
            send::send,
        )
        .entering("referral.received"),
        Route::get(
            SENT,
            "shows the reference, and the receipt code if feedback was wished for",
            sent::show,
        ),
        Route::get(cancel_page::PATH, "asks whether to delete the draft", cancel::ask),
        Route::post(cancel_page::PATH, "deletes the draft", cancel::delete),
        Route::get(
            EndedPage::Deleted.path(),
            "says that the draft is deleted",
            cancel::deleted,
        ),
        Route::get(
            EndedPage::Expired.path(),
            "says that the draft is gone",
            cancel::expired,
        ),
    ]
}

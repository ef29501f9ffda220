//! Adding to a referral. Known and unknown references get the same answer, and nothing is shown back.

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use axum::response::Response;
use waymark_service::RetryKey;
use waymark_service::public::AdditionCode;
use waymark_views::pages::add::{AddForm, AddPage, AddedPage, Holder};
use waymark_views::{FormErrors, paths};

use super::Intake;
use crate::middleware::Form;
use crate::pages::{Pages, Place};
use crate::problem::{Problem, not_saved, see_other};
use crate::routes::Route;

const DONE: &str = "/add/done";

pub(super) fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    Pages: FromRef<S>,
    Intake: FromRef<S>,
{
    vec![
        Route::get(paths::ADD, "asks for a reference and what to add", ask),
        Route::post(
            paths::ADD,
            "keeps what is added, whether or not the reference is known",
            add,
        )
        .entering("addition.received"),
        Route::get(DONE, "says that the addition is kept", done),
    ]
}

async fn ask(State(pages): State<Pages>, place: Place) -> Response {
    let page = AddPage::new(AddForm::default(), FormErrors::none(), &RetryKey::random().text());
    pages.show(&place, &page)
}

async fn add(State(intake): State<Intake>, place: Place, form: Form) -> Result<Response, Problem> {
    let [reference, text, retry_key] = form.take(["reference", "text", "retry_key"])?;
    let retry = RetryKey::parse(&retry_key).map_err(|_| Problem::Malformed)?;
    let typed = AddForm { reference, text };
    let again = |status, typed, errors| {
        intake
            .pages
            .show_with(status, &place, &AddPage::new(typed, errors, &retry_key))
    };
    let addition = match typed.parse() {
        Ok(addition) => addition,
        Err(errors) => return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, typed, errors)),
    };
    let code = match addition.holder {
        Holder::Reference(reference) => AdditionCode::Reference(reference),
        Holder::Receipt(code) => AdditionCode::ReceiptCode(code),
    };
    match intake.desk.add(intake.now(), code, &addition.text, &retry).await {
        Ok(()) => Ok(see_other(place.lang, DONE)),
        Err(error) => {
            let problem = Problem::from(error);
            Ok(again(problem.status(), typed, not_saved("text")))
        }
    }
}

async fn done(State(pages): State<Pages>, place: Place) -> Response {
    pages.show(&place, &AddedPage)
}

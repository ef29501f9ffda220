//! Reading the fixed answer that an officer released, with a receipt code.

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use axum::response::Response;
use waymark_domain::reference::ReceiptCode;
use waymark_domain::rules::List;
use waymark_views::pages::answer::{AnswerForm, AnswerPage, AskAnswerPage};
use waymark_views::{FormErrors, paths};

use super::Intake;
use crate::middleware::Form;
use crate::pages::{Pages, Place};
use crate::problem::Problem;
use crate::routes::Route;

pub(super) fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    Pages: FromRef<S>,
    Intake: FromRef<S>,
{
    vec![
        Route::get(paths::ANSWER, "asks for a receipt code", ask),
        // Posted, so that the code stands in no address.
        Route::post(
            paths::ANSWER,
            "shows the released answer, or that there is none",
            show,
        )
        .entering("answer.looked"),
    ]
}

async fn ask(State(pages): State<Pages>, place: Place) -> Response {
    pages.show(
        &place,
        &AskAnswerPage::new(AnswerForm::default(), FormErrors::none()),
    )
}

async fn show(State(intake): State<Intake>, place: Place, form: Form) -> Result<Response, Problem> {
    let [code] = form.take([AnswerForm::FIELD])?;
    let typed = AnswerForm { code };
    match typed.parse() {
        Ok(code) => Ok(intake.pages.show(&place, &answer(&intake, &code).await?)),
        Err(errors) => {
            let page = AskAnswerPage::new(typed, errors);
            Ok(intake
                .pages
                .show_with(StatusCode::UNPROCESSABLE_ENTITY, &place, &page))
        }
    }
}

/// Unknown, not released and withdrawn are one page.
async fn answer(intake: &Intake, code: &ReceiptCode) -> Result<AnswerPage, Problem> {
    let now = intake.now();
    let Some(released) = intake.desk.answer(now, code).await? else {
        return Ok(AnswerPage::none());
    };
    let rules = intake.rules(now);
    let entry = rules.entry(List::SafeAnswer, released.as_str(), now.london_date());
    Ok(entry.map_or(AnswerPage::none(), AnswerPage::released))
}

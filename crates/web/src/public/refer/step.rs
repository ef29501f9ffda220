//! A page of questions: shown with what was typed, and kept when it is posted.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use waymark_views::FormErrors;
use waymark_views::pages::referral::ended::EndedPage;
use waymark_views::pages::referral::{Answers, Step, absorb, check, first, next, opens, page};

use super::SENT;
use super::draft::{NotKept, Open};
use super::visit::{Away, Found, Visit};
use crate::middleware::Form;
use crate::problem::{Problem, not_saved};

/// Where the line about a failed save leads: the top of what is all still there.
const ANCHOR: &str = "main-content";

pub(super) async fn show(visit: Visit) -> Result<Response, Away> {
    let step = visit.step()?;
    let open = visit.open().await?;
    if !opens(step, &open.answers, visit.setting()) {
        return Err(visit.away(first(&open.answers, visit.setting()).path()));
    }
    Ok(shown(&visit, StatusCode::OK, step, &open, FormErrors::none()))
}

pub(super) async fn keep(visit: Visit, form: Form) -> Result<Response, Away> {
    let step = visit.step()?;
    let posted = form.into_fields();
    let found = match visit.found().await {
        Ok(found) => found,
        Err(problem) => return shown_back(&visit, step, &posted, problem),
    };
    let mut open = absorbed(&visit, step, posted, found)?;
    match open.keep(&visit.intake, visit.now).await {
        Ok(()) => {}
        Err(NotKept::Service(error)) => {
            let status = Problem::from(error).status();
            return Ok(shown(&visit, status, step, &open, not_saved(ANCHOR)));
        }
        Err(too_large @ NotKept::TooLarge) => return Err(too_large.into_problem().into()),
    }
    let errors = check(step, &open.answers, visit.setting());
    let answer = if errors.is_empty() {
        visit.see(&next(step, &open.answers, visit.setting(), visit.change).path())
    } else {
        shown(&visit, StatusCode::UNPROCESSABLE_ENTITY, step, &open, errors)
    };
    Ok((visit.jar.keep(&open.token), answer).into_response())
}

/// The draft with what was posted in it.
fn absorbed(
    visit: &Visit,
    step: Step,
    posted: Vec<(String, String)>,
    found: Found,
) -> Result<Box<Open>, Away> {
    match found {
        Found::Sent(_) => Err(visit.away(SENT)),
        Found::Nothing => rescued(visit, step, &posted).map(Box::new),
        Found::Open(mut open) => {
            if !opens(step, &open.answers, visit.setting()) {
                return Err(visit.away(first(&open.answers, visit.setting()).path()));
            }
            absorb(step, &mut open.answers, posted, visit.setting()).map_err(|_| Problem::UnknownField)?;
            Ok(open)
        }
    }
}

/// The draft expired while its writer was still typing: this page's answers begin a new one, so that they are
/// not lost with the others.
fn rescued(visit: &Visit, step: Step, posted: &[(String, String)]) -> Result<Open, Away> {
    let answers = alone(visit, step, posted).filter(|answers| opens(step, answers, visit.setting()));
    let answers = answers.ok_or_else(|| visit.away(EndedPage::Expired.path()))?;
    Ok(Open::begun(&visit.intake, visit.now, answers).map_err(Problem::from)?)
}

/// The store does not answer, so not even the draft can be read: the page is shown back as it was sent.
fn shown_back(
    visit: &Visit,
    step: Step,
    posted: &[(String, String)],
    problem: Problem,
) -> Result<Response, Away> {
    let answers = alone(visit, step, posted).ok_or(problem)?;
    let page = page(step, &answers, not_saved(ANCHOR), "", &visit.context(None));
    Ok(visit.show(problem.status(), &page))
}

/// What one page posted, by itself, in the first way of making a referral here that asks for it.
fn alone(visit: &Visit, step: Step, posted: &[(String, String)]) -> Option<Answers> {
    visit.intake.offers.iter().copied().find_map(|mode| {
        let mut answers = Answers::new(mode);
        absorb(step, &mut answers, posted.to_vec(), visit.setting()).ok()?;
        Some(answers)
    })
}

fn shown(visit: &Visit, status: StatusCode, step: Step, open: &Open, errors: FormErrors) -> Response {
    let context = visit.context(Some(open.expires()));
    let retry_key = open.retry().text();
    visit.show(status, &page(step, &open.answers, errors, &retry_key, &context))
}

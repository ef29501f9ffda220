//! An hour's access in an emergency. The page is the same whether the case is there or not, and missing for
//! whoever could never take it.

use axum::http::StatusCode;
use axum::response::Response;
use waymark_domain::rules::List;
use waymark_policy::{Why, scope};
use waymark_service::{RetryKey, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::CasePlace;
use waymark_views::pages::case::forms::emergency_access::{EmergencyAccessForm, EmergencyAccessPage};
use waymark_views::pages::case::forms::{Choice, Typed as _, refused_at};

use super::WHOLE;
use super::sent::Carried;
use super::visit::Visit;
use crate::middleware::Form;
use crate::problem::{Problem, not_saved};
use crate::routes::Route;
use crate::staff::Staff;
use crate::staff::case::DONE;
use crate::staff::session::see_other;

pub(super) fn routes() -> [Route<Staff>; 2] {
    let path = CasePlace::EmergencyAccess.route();
    [
        Route::get(path, "asks why emergency access is needed", show),
        Route::post(path, "takes it, for as long as the rules say", take).entering("emergency.taken"),
    ]
}

async fn show(visit: Visit) -> Result<Response, Problem> {
    let member = &visit.signed_in.who.member;
    if !scope(member).emergency {
        return Err(Problem::NotFound);
    }
    if !member.stepped_up {
        return Err(ServiceError::Forbidden(Why::StepUp).into());
    }
    let carried = Carried {
        version: 0,
        retry: RetryKey::random(),
        draft: None,
    };
    Ok(visit.answer(StatusCode::OK, &page(&visit, &carried)?))
}

async fn take(visit: Visit, mut form: Form) -> Result<Response, Problem> {
    let carried = Carried::take(&mut form)?;
    let typed = EmergencyAccessForm::posted(form.into_fields()).ok_or(Problem::UnknownField)?;
    let again = |status, typed, errors: FormErrors| {
        let page = page(&visit, &carried)?.typed(typed, errors);
        Ok(visit.answer(status, &page))
    };
    let needed = match typed.parse(&categories(&visit)) {
        Ok(needed) => needed,
        Err(errors) => return again(StatusCode::UNPROCESSABLE_ENTITY, typed, errors),
    };
    let ctx = visit.sending(CasePlace::EmergencyAccess.code(), &carried.retry, None);
    let desk = &visit.staff.desk;
    match desk
        .take_emergency_access(&ctx, visit.case, &needed.category, &needed.reason)
        .await
    {
        Ok(()) => Ok(see_other(&format!(
            "{}?{DONE}={}",
            CasePlace::Overview.path(visit.case),
            CasePlace::EmergencyAccess.code()
        ))),
        Err(ServiceError::Case(why)) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, typed, refused_at(WHOLE, why))
        }
        Err(error @ (ServiceError::Unavailable(_) | ServiceError::Conflict)) => {
            again(Problem::from(error).status(), typed, not_saved("main-content"))
        }
        Err(error) => Err(error.into()),
    }
}

fn page(visit: &Visit, carried: &Carried) -> Result<EmergencyAccessPage, Problem> {
    let rules = visit.staff.desk.rules(visit.ctx().now);
    let minutes = rules.number("emergency.minutes").map_err(ServiceError::Rules)?;
    let page = EmergencyAccessPage::new(visit.case, categories(visit), minutes);
    Ok(carried
        .hidden()
        .into_iter()
        .fold(page, |page, (name, value)| page.hide(name, value)))
}

fn categories(visit: &Visit) -> Vec<Choice> {
    let now = visit.ctx().now;
    let rules = visit.staff.desk.rules(now);
    let entries = rules.entries(List::EmergencyReason, now.london_date());
    entries
        .map(|entry| Choice::new(entry.code.as_str(), entry.label.clone()))
        .collect()
}

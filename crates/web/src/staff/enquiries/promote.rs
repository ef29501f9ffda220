//! Makes an enquiry a referral.

use axum::extract::{Path, State};
use axum::response::Response;
use waymark_domain::EnquiryId;
use waymark_service::desk::{EnquiryOpened, Promotion};
use waymark_service::{RetryKey, ServiceError};
use waymark_views::pages::enquiries;
use waymark_views::pages::enquiries::promote::{Advised, PromoteForm};
use waymark_views::pages::staff_form::StaffFormPage;

use super::super::Staff;
use super::super::forms;
use super::super::session::{SignedIn, see_other};
use super::areas;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

/// The field that makes a form that is sent twice one referral.
const RETRY: &str = "retry";

pub(super) async fn ask(
    State(staff): State<Staff>,
    Path(enquiry): Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let id: EnquiryId = enquiry.parse().map_err(|_| Problem::NotFound)?;
    let opened = staff.desk.read_enquiry(&signed_in.ctx, id).await?;
    if !opened.may_promote {
        return Ok(see_other(&enquiries::path(id)));
    }
    let page = page(id, advised(&staff, &signed_in, &opened), &RetryKey::random());
    Ok(forms::ask(&staff, &signed_in, &place, page))
}

pub(super) async fn promote(
    State(staff): State<Staff>,
    Path(enquiry): Path<String>,
    signed_in: SignedIn,
    place: Place,
    mut form: Form,
) -> Result<Response, Problem> {
    let id: EnquiryId = enquiry.parse().map_err(|_| Problem::NotFound)?;
    let retry = form.remove(RETRY).ok_or(Problem::Malformed)?;
    let retry = RetryKey::parse(&retry).map_err(|_| Problem::Malformed)?;
    let typed = PromoteForm::from_typed(form.take(PromoteForm::FIELDS)?);
    let opened = staff.desk.read_enquiry(&signed_in.ctx, id).await?;
    let advised = advised(&staff, &signed_in, &opened);
    let said = match typed.parse(&advised) {
        Ok(said) => said,
        Err(errors) => {
            let page = page(id, advised, &retry).typed(typed, errors);
            return Ok(forms::ask_again(&staff, &signed_in, &place, page));
        }
    };
    let promotion = Promotion {
        reason: said.reason,
        name: said.name,
        account: said.account,
        area: said.area,
    };
    let promoted = staff
        .desk
        .promote_enquiry(&signed_in.ctx, id, &promotion, &retry)
        .await;
    match promoted {
        // Somebody else was faster: the enquiry's page says what it became.
        Ok(_) | Err(ServiceError::Conflict) => Ok(see_other(&enquiries::path(id))),
        Err(error) => Err(error.into()),
    }
}

fn advised(staff: &Staff, signed_in: &SignedIn, opened: &EnquiryOpened) -> Advised {
    let rules = staff.office.rules(signed_in.ctx.now);
    Advised::new(opened.advice.as_str(), areas(&rules))
}

fn page(id: EnquiryId, advised: Advised, retry: &RetryKey) -> StaffFormPage<PromoteForm> {
    StaffFormPage::new(enquiries::promote_path(id), enquiries::path(id), advised)
        .hide(RETRY, retry.text().as_str())
}

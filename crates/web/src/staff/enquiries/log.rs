//! Logs an enquiry.

use axum::extract::State;
use axum::response::Response;
use waymark_domain::rules::{List, RuleSet};
use waymark_views::pages::case::forms::Choice;
use waymark_views::pages::enquiries::NEW;
use waymark_views::pages::enquiries::new::{EnquiryForm, Offered};
use waymark_views::pages::staff_form::StaffFormPage;
use waymark_views::paths;

use super::super::Staff;
use super::super::forms;
use super::super::session::{SignedIn, see_other};
use super::areas;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn ask(State(staff): State<Staff>, signed_in: SignedIn, place: Place) -> Response {
    forms::ask(&staff, &signed_in, &place, page(offered(&staff, &signed_in)))
}

pub(super) async fn log(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = EnquiryForm::from_typed(form.take(EnquiryForm::FIELDS)?);
    let offered = offered(&staff, &signed_in);
    match typed.parse(&offered) {
        Ok(enquiry) => {
            staff.desk.log_enquiry(&signed_in.ctx, &enquiry).await?;
            Ok(see_other(paths::ENQUIRIES))
        }
        Err(errors) => {
            let page = page(offered).typed(typed, errors);
            Ok(forms::ask_again(&staff, &signed_in, &place, page))
        }
    }
}

fn page(offered: Offered) -> StaffFormPage<EnquiryForm> {
    StaffFormPage::new(NEW, paths::ENQUIRIES, offered)
}

fn offered(staff: &Staff, signed_in: &SignedIn) -> Offered {
    let rules = staff.office.rules(signed_in.ctx.now);
    Offered::new(kinds(&rules, signed_in), areas(&rules))
}

fn kinds(rules: &RuleSet, signed_in: &SignedIn) -> Vec<Choice> {
    let in_use = rules.entries(List::EnquiryKind, signed_in.ctx.now.london_date());
    in_use
        .map(|kind| Choice::new(kind.code.to_string(), kind.label.clone()))
        .collect()
}

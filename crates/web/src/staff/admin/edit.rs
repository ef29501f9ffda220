//! An edit of the rule set: the difference is shown, then it is proposed.

use axum::extract::State;
use axum::response::Response;
use waymark_domain::rules::RuleEdit;
use waymark_service::ServiceError;
use waymark_service::office::Proposed;
use waymark_views::pages::admin::AdminPlace;
use waymark_views::pages::admin::difference::rule_lines;
use waymark_views::pages::admin::preview::ProposeForm;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::staff_form::StaffFormPage;

use super::super::session::SignedIn;
use super::super::{Staff, forms};
use super::proposed;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

/// The field that carries the edit from the page that shows the difference to its proposal.
const EDIT: &str = "edit";

/// Shows what an edit makes different.
pub(super) async fn preview(
    staff: &Staff,
    signed_in: &SignedIn,
    place: &Place,
    edit: &RuleEdit,
) -> Result<Response, Problem> {
    let page = page(staff, signed_in, edit).await?;
    Ok(forms::ask(staff, signed_in, place, page))
}

pub(super) async fn propose(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
    mut form: Form,
) -> Result<Response, Problem> {
    let edit = form.remove(EDIT).ok_or(Problem::Malformed)?;
    // Browsers send every line's end as two characters.
    let edit = RuleEdit::parse(&edit.replace("\r\n", "\n")).map_err(|_| Problem::Malformed)?;
    let typed = ProposeForm::from_typed(form.take(ProposeForm::FIELDS)?);
    let present = Present {
        now: signed_in.ctx.now,
    };
    let errors = match typed.parse(present) {
        Ok(said) => {
            let what = Proposed::Rules {
                from: said.from,
                edit: edit.clone(),
            };
            return proposed(&staff, &signed_in.ctx, &what, &said.reason).await;
        }
        Err(errors) => errors,
    };
    let page = page(&staff, &signed_in, &edit).await?.typed(typed, errors);
    Ok(forms::ask_again(&staff, &signed_in, &place, page))
}

/// The page with the difference, or with the words that there cannot be one.
async fn page(
    staff: &Staff,
    signed_in: &SignedIn,
    edit: &RuleEdit,
) -> Result<StaffFormPage<ProposeForm>, Problem> {
    let back = match edit {
        RuleEdit::Number { code, .. } => AdminPlace::Number.of(code),
        RuleEdit::Entry { list, .. } => AdminPlace::List.of(list.code()),
        RuleEdit::Area(area) => AdminPlace::ChangeArea.of(&area.code),
    };
    let written = edit.to_text().map_err(ServiceError::Rules)?;
    let page = |differences| ProposeForm::page(back, differences).hide(EDIT, written);
    match staff.office.foresee(&signed_in.ctx, edit, None).await {
        Ok(foreseen) => Ok(page(rule_lines(&foreseen.differences, |message| {
            staff.pages().words(message)
        }))),
        Err(ServiceError::Rules(_)) => {
            Ok(page(Vec::new()).typed(ProposeForm::default(), ProposeForm::impossible()))
        }
        Err(error) => Err(error.into()),
    }
}

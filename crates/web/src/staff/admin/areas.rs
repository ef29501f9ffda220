//! The areas, and one of them to change.

use axum::extract::{Path, State};
use axum::response::Response;
use waymark_domain::rules::{Area, RuleEdit};
use waymark_views::pages::admin::area::{AreaForm, AreaTyped};
use waymark_views::pages::admin::areas::{AreaPage, AreasPage};

use super::super::session::SignedIn;
use super::super::{Staff, forms};
use super::edit;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn list(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let rules = staff.office.newest_rules(&signed_in.ctx).await?;
    Ok(staff.pages().show(&place, &AreasPage::new(&rules)))
}

pub(super) async fn show(
    State(staff): State<Staff>,
    Path(code): Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let rules = staff.office.newest_rules(&signed_in.ctx).await?;
    let area = rules.area(&code).ok_or(Problem::NotFound)?;
    Ok(staff.pages().show(&place, &AreaPage::new(area, &rules)))
}

pub(super) async fn ask(
    State(staff): State<Staff>,
    Path(code): Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let rules = staff.office.newest_rules(&signed_in.ctx).await?;
    let area = rules.area(&code).ok_or(Problem::NotFound)?;
    let page = AreaForm::page(area, &rules);
    Ok(forms::ask(&staff, &signed_in, &place, page))
}

pub(super) async fn preview(
    State(staff): State<Staff>,
    Path(code): Path<String>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = AreaForm::from_typed(form.take(AreaForm::FIELDS)?);
    let rules = staff.office.newest_rules(&signed_in.ctx).await?;
    let area = rules.area(&code).ok_or(Problem::NotFound)?;
    match typed.parse() {
        Ok(said) => {
            let edit = RuleEdit::Area(Box::new(changed(area, said)));
            edit::preview(&staff, &signed_in, &place, &edit).await
        }
        Err(errors) => {
            let page = AreaForm::page(area, &rules).typed(typed, errors);
            Ok(forms::ask_again(&staff, &signed_in, &place, page))
        }
    }
}

/// The area as it is to be. What the form says as it is stays unsaid where the area says nothing of its own.
fn changed(area: &Area, said: AreaTyped) -> Area {
    let text = |text: waymark_domain::text::Text| text.as_str().to_owned();
    let mut owners = area.owners.clone();
    owners.extend(said.owners);
    Area {
        desk_mailbox: text(said.desk_mailbox),
        read_times: text(said.read_times),
        read_times_cy: said.read_times_cy.map(text),
        telephone: said.telephone.map(text),
        alert_again_minutes: said.alert_again_minutes,
        owners,
        ..area.clone()
    }
}

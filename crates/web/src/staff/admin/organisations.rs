//! The organisations people work for.

use axum::extract::{Path, State};
use axum::response::Response;
use waymark_domain::OrganisationId;
use waymark_domain::case::OwnerKind;
use waymark_domain::office::{OrganisationKind, OrganisationName};
use waymark_service::ServiceError;
use waymark_service::office::OrganisationListed;
use waymark_views::pages::admin::AdminPlace;
use waymark_views::pages::admin::organisation::{OrganisationForm, OrganisationTyped};
use waymark_views::pages::admin::organisations::{OrganisationLine, OrganisationsPage};

use super::super::session::{SignedIn, see_other};
use super::super::{Staff, forms};
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn list(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let all = staff.office.organisations(&signed_in.ctx).await?.into_iter();
    let line =
        |one: OrganisationListed| OrganisationLine::new(one.id, one.name, owner_kind(one.kind), one.members);
    let page = OrganisationsPage::new(all.map(line).collect());
    Ok(staff.pages().show(&place, &page))
}

pub(super) async fn ask_new(State(staff): State<Staff>, signed_in: SignedIn, place: Place) -> Response {
    forms::ask(&staff, &signed_in, &place, OrganisationForm::new_page())
}

pub(super) async fn add(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = OrganisationForm::from_typed(form.take(OrganisationForm::FIELDS)?);
    let errors = match typed.parse() {
        Ok(said) => {
            let kind = kind(&said, OrganisationKind::Other);
            let added = match name(&said) {
                Some(name) => staff.office.add_organisation(&signed_in.ctx, &name, kind).await,
                None => Err(ServiceError::Conflict),
            };
            match added {
                Ok(_) => return Ok(see_other(AdminPlace::Organisations.route())),
                Err(ServiceError::Conflict) => OrganisationForm::taken(),
                Err(error) => return Err(error.into()),
            }
        }
        Err(errors) => errors,
    };
    let page = OrganisationForm::new_page().typed(typed, errors);
    Ok(forms::ask_again(&staff, &signed_in, &place, page))
}

pub(super) async fn ask(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let one = find(&staff, &signed_in, &id).await?;
    let page = OrganisationForm::page(one.id, one.name, owner_kind(one.kind));
    Ok(forms::ask(&staff, &signed_in, &place, page))
}

pub(super) async fn change(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = OrganisationForm::from_typed(form.take(OrganisationForm::FIELDS)?);
    let one = find(&staff, &signed_in, &id).await?;
    let errors = match typed.parse() {
        Ok(said) => {
            let kind = kind(&said, one.kind);
            let changed = match name(&said) {
                Some(name) => {
                    let office = &staff.office;
                    office
                        .change_organisation(&signed_in.ctx, one.id, &name, kind)
                        .await
                }
                None => Err(ServiceError::Conflict),
            };
            match changed {
                Ok(()) => return Ok(see_other(AdminPlace::Organisations.route())),
                Err(ServiceError::Conflict) => OrganisationForm::taken(),
                Err(error) => return Err(error.into()),
            }
        }
        Err(errors) => errors,
    };
    let page = OrganisationForm::page(one.id, one.name, owner_kind(one.kind)).typed(typed, errors);
    Ok(forms::ask_again(&staff, &signed_in, &place, page))
}

async fn find(staff: &Staff, signed_in: &SignedIn, id: &str) -> Result<OrganisationListed, Problem> {
    let id: OrganisationId = id.parse().map_err(|_| Problem::NotFound)?;
    let all = staff.office.organisations(&signed_in.ctx).await?.into_iter();
    all.into_iter().find(|one| one.id == id).ok_or(Problem::NotFound)
}

fn name(said: &OrganisationTyped) -> Option<OrganisationName> {
    said.name.as_str().parse().ok()
}

/// Whose people an organisation's are.
const fn owner_kind(kind: OrganisationKind) -> Option<OwnerKind> {
    match kind {
        OrganisationKind::Police => Some(OwnerKind::Police),
        OrganisationKind::LocalAuthority => Some(OwnerKind::LocalAuthority),
        OrganisationKind::Health
        | OrganisationKind::Education
        | OrganisationKind::PrisonProbation
        | OrganisationKind::Provider
        | OrganisationKind::Government
        | OrganisationKind::Other => None,
    }
}

/// The kind that was said. The form knows three of them: what was none of the first two stays what it was.
fn kind(said: &OrganisationTyped, was: OrganisationKind) -> OrganisationKind {
    match said.kind {
        Some(OwnerKind::Police) => OrganisationKind::Police,
        Some(OwnerKind::LocalAuthority) => OrganisationKind::LocalAuthority,
        None if owner_kind(was).is_none() => was,
        None => OrganisationKind::Other,
    }
}

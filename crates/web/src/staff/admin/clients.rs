//! Partners' systems.

use axum::extract::{Path, State};
use axum::response::Response;
use waymark_domain::ApiClientId;
use waymark_domain::office::OrganisationName;
use waymark_service::office::{ClientListed, ClientToAdd, Whose};
use waymark_views::pages::admin::AdminPlace;
use waymark_views::pages::admin::client::ClientForm;
use waymark_views::pages::admin::clients::{ClientLine, ClientsPage};
use waymark_views::pages::admin::confirm::{ConfirmForm, Deed};
use waymark_views::pages::admin::invite::Organisations;
use waymark_views::pages::admin::once::OncePage;

use super::super::session::{SignedIn, see_other};
use super::super::{Staff, forms};
use super::organisation_choices;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn list(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let all = staff.office.clients(&signed_in.ctx).await?.into_iter();
    let line = |one: ClientListed| {
        let line = ClientLine::new(one.id, one.name, one.organisation, one.at, None);
        if one.disabled { line.disabled() } else { line }
    };
    let page = ClientsPage::new(all.map(line).collect());
    Ok(staff.pages().show(&place, &page))
}

pub(super) async fn ask(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let organisations = organisation_choices(&staff, &signed_in.ctx).await?;
    let page = ClientForm::page(Organisations::new(organisations));
    Ok(forms::ask(&staff, &signed_in, &place, page))
}

pub(super) async fn add(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = ClientForm::from_typed(form.take(ClientForm::FIELDS)?);
    let shown = Organisations::new(organisation_choices(&staff, &signed_in.ctx).await?);
    let errors = match typed.parse(&shown) {
        Ok(said) => match said.name.as_str().parse::<OrganisationName>() {
            Ok(name) => {
                let office = &staff.office;
                let new = ClientToAdd {
                    name: name.clone(),
                    organisation: Whose::Known(said.organisation),
                    area: None,
                };
                let new = office.add_client(&signed_in.ctx, &new).await?;
                let page = OncePage::client(new.id.to_string(), name.as_str(), new.secret.text().as_str());
                return Ok(staff.pages().show(&place, &page));
            }
            Err(_) => ClientForm::no_name(),
        },
        Err(errors) => errors,
    };
    let page = ClientForm::page(shown).typed(typed, errors);
    Ok(forms::ask_again(&staff, &signed_in, &place, page))
}

pub(super) async fn ask_disable(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let client = find(&staff, &signed_in, &id).await?;
    let page = ConfirmForm::page(Deed::DisableClient, client.id, client.name);
    Ok(forms::ask(&staff, &signed_in, &place, page))
}

pub(super) async fn disable(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = ConfirmForm::from_typed(form.take(ConfirmForm::FIELDS)?);
    let client = find(&staff, &signed_in, &id).await?;
    match typed.parse() {
        Ok(because) => {
            let office = &staff.office;
            office.stop_client(&signed_in.ctx, client.id, &because).await?;
            Ok(see_other(AdminPlace::Clients.route()))
        }
        Err(errors) => {
            let page = ConfirmForm::page(Deed::DisableClient, client.id, client.name);
            let page = page.typed(typed, errors);
            Ok(forms::ask_again(&staff, &signed_in, &place, page))
        }
    }
}

async fn find(staff: &Staff, signed_in: &SignedIn, id: &str) -> Result<ClientListed, Problem> {
    let id: ApiClientId = id.parse().map_err(|_| Problem::NotFound)?;
    let all = staff.office.clients(&signed_in.ctx).await?;
    let found = all.into_iter().find(|client| client.id == id);
    found.ok_or(Problem::NotFound)
}

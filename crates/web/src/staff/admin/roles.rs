//! Roles: proposed to be given, proposed to end.

use axum::extract::{Path, State};
use axum::response::Response;
use waymark_service::office::{MemberListed, Proposed};
use waymark_views::pages::admin::role_end::{EndRoleForm, Holder};
use waymark_views::pages::admin::role_give::{ForWhom, GiveRoleForm};
use waymark_views::pages::case::forms::Choice;
use waymark_views::{Message, role_words};

use super::super::session::SignedIn;
use super::super::{Staff, forms};
use super::{area_name, member, proposed};
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn ask_give(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let member = member(&staff, signed_in.ctx.now, &id).await?;
    let page = GiveRoleForm::page(member.id, for_whom(&staff, &signed_in, &member));
    Ok(forms::ask(&staff, &signed_in, &place, page))
}

pub(super) async fn give(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = GiveRoleForm::from_typed(form.take(GiveRoleForm::FIELDS)?);
    let member = member(&staff, signed_in.ctx.now, &id).await?;
    let shown = for_whom(&staff, &signed_in, &member);
    match typed.parse(&shown) {
        Ok(given) => {
            let what = Proposed::Role {
                member: member.id,
                role: given.role,
                area: given.area,
            };
            proposed(&staff, &signed_in.ctx, &what, &given.reason).await
        }
        Err(errors) => {
            let page = GiveRoleForm::page(member.id, shown).typed(typed, errors);
            Ok(forms::ask_again(&staff, &signed_in, &place, page))
        }
    }
}

pub(super) async fn ask_end(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let member = member(&staff, signed_in.ctx.now, &id).await?;
    let page = EndRoleForm::page(member.id, holder(&staff, &signed_in, &member));
    Ok(forms::ask(&staff, &signed_in, &place, page))
}

pub(super) async fn end(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = EndRoleForm::from_typed(form.take(EndRoleForm::FIELDS)?);
    let member = member(&staff, signed_in.ctx.now, &id).await?;
    let shown = holder(&staff, &signed_in, &member);
    match typed.parse(&shown) {
        Ok(ended) => {
            let held = member.roles.iter().find(|(id, _)| *id == ended.held.0);
            let (_, held) = held.ok_or(Problem::NotFound)?;
            let what = Proposed::RoleEnd {
                member: member.id,
                held: ended.held,
                role: held.role,
                area: held.area.clone(),
            };
            proposed(&staff, &signed_in.ctx, &what, &ended.reason).await
        }
        Err(errors) => {
            let page = EndRoleForm::page(member.id, shown).typed(typed, errors);
            Ok(forms::ask_again(&staff, &signed_in, &place, page))
        }
    }
}

fn for_whom(staff: &Staff, signed_in: &SignedIn, member: &MemberListed) -> ForWhom {
    let rules = staff.office.rules(signed_in.ctx.now);
    let areas = rules.areas().iter();
    let areas = areas.map(|area| Choice::new(area.code.to_string(), area.name.clone()));
    ForWhom::new(member.display_name.clone(), areas.collect())
}

fn holder(staff: &Staff, signed_in: &SignedIn, member: &MemberListed) -> Holder {
    let words = |message: &Message| staff.pages().words(message);
    let held = member.roles.iter().map(|(id, held)| {
        let area = match &held.area {
            Some(area) => area_name(staff, signed_in, area),
            None => words(&Message::new("members-everywhere")),
        };
        Choice::new(id.to_string(), words(&role_words(held.role))).explained(area)
    });
    Holder::new(member.display_name.clone(), held.collect())
}

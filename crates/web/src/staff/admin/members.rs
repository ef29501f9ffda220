//! Members: everybody, one of them, a new one.

use axum::extract::{Path, State};
use axum::response::Response;
use waymark_domain::office::{CodePurpose, DisplayName, SignInName};
use waymark_policy::HeldRole;
use waymark_service::ServiceError;
use waymark_service::office::{Invitation, MemberListed, ProposalRead, Proposed};
use waymark_views::FormErrors;
use waymark_views::pages::admin::invite::{Invitation as Typed, InviteForm, Organisations};
use waymark_views::pages::admin::members::{MemberLine, MemberPage, MembersPage, RoleLine, Standing};
use waymark_views::pages::admin::once::OncePage;

use super::super::names::Names;
use super::super::session::SignedIn;
use super::super::{Staff, forms};
use super::{area_name, member, organisation_choices};
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn list(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let mut members = staff.office.members(signed_in.ctx.now).await?;
    members.sort_by(|one, other| one.display_name.cmp(&other.display_name));
    let line = |member: MemberListed| {
        let roles = held(&staff, &signed_in, &member);
        line(&member, roles.into_iter().map(|(_, role)| role).collect())
    };
    let page = MembersPage::new(members.into_iter().map(line).collect());
    Ok(staff.pages().show(&place, &page))
}

pub(super) async fn show(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let (ctx, now) = (&signed_in.ctx, signed_in.ctx.now);
    let member = member(&staff, now, &id).await?;
    let names = Names::read(&staff, now).await?;
    let waiting = staff.office.waiting_proposals(ctx).await?;
    let ending = |id: uuid::Uuid| {
        waiting
            .iter()
            .find(|proposal| matches!(&proposal.what, Proposed::RoleEnd { held, .. } if held.0 == id))
    };
    let mut roles: Vec<RoleLine> = held(&staff, &signed_in, &member)
        .into_iter()
        .map(|(id, role)| match ending(id) {
            Some(proposal) => role.ending(names.of(proposal.by)),
            None => role,
        })
        .collect();
    let proposed = |proposal: &ProposalRead| match &proposal.what {
        Proposed::Role {
            member: whose,
            role,
            area,
        } if *whose == member.id => {
            let area = area.as_ref().map(|area| area_name(&staff, &signed_in, area));
            Some(RoleLine::proposed(*role, area, names.of(proposal.by)))
        }
        Proposed::Role { .. }
        | Proposed::Rules { .. }
        | Proposed::RoleEnd { .. }
        | Proposed::Enable { .. }
        | Proposed::Reset { .. }
        | Proposed::Banner { .. } => None,
    };
    roles.extend(waiting.iter().filter_map(proposed));
    let last = staff.office.last_signed_in(ctx, member.id).await?;
    let page = MemberPage::new(line(&member, roles), member.sign_in_name.clone(), last);
    Ok(staff.pages().show(&place, &page))
}

pub(super) async fn ask(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let organisations = organisation_choices(&staff, &signed_in.ctx).await?;
    let page = InviteForm::page(Organisations::new(organisations));
    Ok(forms::ask(&staff, &signed_in, &place, page))
}

pub(super) async fn invite(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = InviteForm::from_typed(form.take(InviteForm::FIELDS)?);
    let shown = Organisations::new(organisation_choices(&staff, &signed_in.ctx).await?);
    let errors = match typed.parse(&shown) {
        Ok(said) => match invited(&staff, &signed_in, &said).await? {
            Ok(page) => return Ok(staff.pages().show(&place, &page)),
            Err(errors) => errors,
        },
        Err(errors) => errors,
    };
    let page = InviteForm::page(shown).typed(typed, errors);
    Ok(forms::ask_again(&staff, &signed_in, &place, page))
}

/// The page with their code, or what is wrong with what was said.
async fn invited(
    staff: &Staff,
    signed_in: &SignedIn,
    said: &Typed,
) -> Result<Result<OncePage, FormErrors>, Problem> {
    let ctx = &signed_in.ctx;
    let Ok(sign_in_name) = said.mailbox.as_str().parse::<SignInName>() else {
        return Ok(Err(InviteForm::no_sign_in_name()));
    };
    let Ok(display_name) = said.name.as_str().parse::<DisplayName>() else {
        return Ok(Err(InviteForm::no_sign_in_name()));
    };
    let organisations = staff.office.organisations(ctx).await?.into_iter();
    let mut theirs = organisations.filter(|known| known.id == said.organisation);
    let theirs = theirs.next().ok_or(Problem::NotFound)?;
    let invitation = Invitation {
        sign_in_name,
        display_name,
        organisation: theirs.name.parse().map_err(|_| Problem::Internal)?,
        kind: theirs.kind,
        administrator: false,
    };
    match staff.office.invite(ctx, &invitation).await {
        Ok(invited) => {
            let until = ctx.now.plus_seconds(CodePurpose::Enrol.minutes() * 60);
            let code = invited.code.text();
            Ok(Ok(OncePage::code(
                invited.member,
                said.name.as_str(),
                code.as_str(),
                until,
            )))
        }
        Err(ServiceError::Conflict) => Ok(Err(InviteForm::taken())),
        Err(error) => Err(error.into()),
    }
}

/// The roles that a member holds, by their ids.
fn held(staff: &Staff, signed_in: &SignedIn, member: &MemberListed) -> Vec<(uuid::Uuid, RoleLine)> {
    let role = |(id, held): &(uuid::Uuid, HeldRole)| {
        let area = held.area.as_ref().map(|area| area_name(staff, signed_in, area));
        let since = member.since.get(id).copied().unwrap_or(signed_in.ctx.now);
        (*id, RoleLine::held(held.role, area, since.london_date()))
    };
    member.roles.iter().map(role).collect()
}

fn line(member: &MemberListed, roles: Vec<RoleLine>) -> MemberLine {
    let standing = match (member.disabled, member.enrolled) {
        (true, _) => Standing::Disabled,
        (false, true) => Standing::Active,
        (false, false) => Standing::Invited,
    };
    MemberLine::new(
        member.id,
        member.display_name.clone(),
        member.organisation.clone(),
        standing,
        roles,
    )
}

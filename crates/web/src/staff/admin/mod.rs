//! The administrator's pages: members, organisations, areas, rules, proposals, the notice, partners' systems. None
//! of them shows a case.

mod areas;
mod clients;
mod deeds;
mod edit;
mod home;
mod members;
mod notice;
mod organisations;
mod proposals;
mod roles;
mod rules;

use waymark_policy::Action;
use waymark_service::office::{MemberListed, Proposed};
use waymark_service::{Ctx, ServiceError};
use waymark_views::pages::admin::AdminPlace as At;
use waymark_views::pages::case::forms::Choice;

use super::Staff;
use super::session::{SignedIn, see_other};
use crate::problem::Problem;
use crate::routes::Route;
use waymark_domain::text::{Code, Text};
use waymark_domain::{MemberId, Timestamp};

pub(super) fn routes() -> Vec<Route<Staff>> {
    [looking(), people(), partners(), rule_set()]
        .into_iter()
        .flatten()
        .collect()
}

/// Pages that change nothing and show nobody but staff.
fn looking() -> Vec<Route<Staff>> {
    let pages = vec![
        Route::get(At::Home.route(), "where an administrator begins", home::show),
        Route::get(At::Members.route(), "everybody who can sign in", members::list),
        Route::get(At::Member.route(), "one member", members::show),
        Route::get(
            At::Organisations.route(),
            "the organisations",
            organisations::list,
        ),
        Route::get(At::Areas.route(), "the areas", areas::list),
        Route::get(At::Area.route(), "one area", areas::show),
        Route::get(At::Rules.route(), "code lists and numbers", rules::show),
        Route::get(At::List.route(), "one code list", rules::list),
        Route::get(
            At::History.route(),
            "the versions of the rule set",
            rules::history,
        ),
        Route::get(
            At::Proposals.route(),
            "what waits for a second person",
            proposals::list,
        ),
        Route::get(At::Proposal.route(), "one proposal", proposals::show),
        Route::get(At::Clients.route(), "partners' systems", clients::list),
    ];
    pages
        .into_iter()
        .map(|route| route.needing(Action::ManageRules))
        .collect()
}

fn people() -> Vec<Route<Staff>> {
    let forms = vec![
        Route::get(At::Invite.route(), "asks whom to invite", members::ask),
        Route::post(
            At::Invite.route(),
            "invites a member and shows their code once",
            members::invite,
        )
        .entering("member.invited"),
        Route::get(At::GiveRole.route(), "asks which role", roles::ask_give),
        Route::post(At::GiveRole.route(), "proposes a role", roles::give).entering("proposal.made"),
        Route::get(At::EndRole.route(), "asks which role ends", roles::ask_end),
        Route::post(At::EndRole.route(), "proposes the end of a role", roles::end).entering("proposal.made"),
        Route::get(
            At::DisableMember.route(),
            "asks why a member is stopped",
            deeds::ask_disable,
        ),
        Route::post(At::DisableMember.route(), "stops a member", deeds::disable).entering("member.disabled"),
        Route::get(
            At::EnableMember.route(),
            "asks why a member may sign in again",
            deeds::ask_enable,
        ),
        Route::post(At::EnableMember.route(), "proposes that they may", deeds::enable)
            .entering("proposal.made"),
        Route::get(
            At::RenewInvitation.route(),
            "asks why a member enrols anew",
            deeds::ask_code,
        ),
        Route::post(At::RenewInvitation.route(), "proposes that they do", deeds::code)
            .entering("proposal.made"),
        Route::get(
            At::NewOrganisation.route(),
            "asks for an organisation",
            organisations::ask_new,
        ),
        Route::post(
            At::NewOrganisation.route(),
            "adds an organisation",
            organisations::add,
        )
        .entering("organisation.added"),
        Route::get(
            At::Organisation.route(),
            "one organisation, to change",
            organisations::ask,
        ),
        Route::post(
            At::Organisation.route(),
            "changes an organisation",
            organisations::change,
        )
        .entering("organisation.changed"),
    ];
    forms
        .into_iter()
        .map(|route| route.needing(Action::ManageMembers))
        .collect()
}

fn partners() -> Vec<Route<Staff>> {
    let forms = vec![
        Route::get(At::NewClient.route(), "asks for a partner's system", clients::ask),
        Route::post(
            At::NewClient.route(),
            "lets it in and shows its key once",
            clients::add,
        )
        .entering("api_client.added"),
        Route::get(
            At::DisableClient.route(),
            "asks why it is shut out",
            clients::ask_disable,
        ),
        Route::post(At::DisableClient.route(), "shuts it out", clients::disable)
            .entering("api_client.disabled"),
    ];
    forms
        .into_iter()
        .map(|route| route.needing(Action::ManageApiClients))
        .collect()
}

fn rule_set() -> Vec<Route<Staff>> {
    let forms = vec![
        Route::get(At::ChangeArea.route(), "an area, to change", areas::ask),
        Route::post(At::ChangeArea.route(), "shows the difference", areas::preview),
        Route::get(At::Entry.route(), "a code, to add or change", rules::ask_entry),
        Route::post(At::Entry.route(), "shows the difference", rules::preview_entry),
        Route::get(At::Number.route(), "a number, to change", rules::ask_number),
        Route::post(At::Number.route(), "shows the difference", rules::preview_number),
        Route::post(At::Preview.route(), "proposes the change", edit::propose).entering("proposal.made"),
        Route::post(
            At::Proposal.route(),
            "agrees to a proposal, refuses it or takes it back",
            proposals::answer,
        )
        .entering("proposal.approved, proposal.refused, proposal.withdrawn, and what was proposed"),
        Route::get(
            At::Notice.route(),
            "the notice to everybody, to change",
            notice::ask,
        ),
        Route::post(At::Notice.route(), "proposes the notice", notice::propose).entering("proposal.made"),
    ];
    forms
        .into_iter()
        .map(|route| route.needing(Action::ManageRules))
        .collect()
}

/// Proposes something and leads to the proposal.
async fn proposed(
    staff: &Staff,
    ctx: &Ctx,
    what: &Proposed,
    because: &Text,
) -> Result<axum::response::Response, Problem> {
    let id = staff.office.propose(ctx, what, because).await?;
    Ok(see_other(&At::Proposal.of(id)))
}

/// The member that a path names.
async fn member(staff: &Staff, now: Timestamp, id: &str) -> Result<MemberListed, Problem> {
    let id: MemberId = id.parse().map_err(|_| Problem::NotFound)?;
    let members = staff.office.members(now).await?;
    let found = members.into_iter().find(|member| member.id == id);
    found.ok_or(Problem::NotFound)
}

fn area_name(staff: &Staff, signed_in: &SignedIn, area: &Code) -> String {
    staff.office.area_name(signed_in.ctx.now, area)
}

/// The organisations somebody can be of.
async fn organisation_choices(staff: &Staff, ctx: &Ctx) -> Result<Vec<Choice>, ServiceError> {
    let all = staff.office.organisations(ctx).await?.into_iter();
    let open = all.filter(|organisation| !organisation.disabled);
    Ok(open
        .map(|organisation| Choice::new(organisation.id.to_string(), organisation.name))
        .collect())
}

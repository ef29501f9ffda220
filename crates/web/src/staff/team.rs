//! What a supervisor sees of their areas.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Response;
use waymark_domain::MemberId;
use waymark_domain::case::Role;
use waymark_domain::task::TaskKind;
use waymark_policy::{Areas, HeldRole};
use waymark_service::desk::{Load as Counted, WorkItem};
use waymark_service::office::MemberListed;
use waymark_views::pages::desk_rows::TaskRow;
use waymark_views::pages::team::{Load, TeamPage, Waiting};

use super::case::shown::Words;
use super::rows::task_row;
use super::{SignedIn, Staff};
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn show(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let team = staff.desk.team(&signed_in.ctx).await?;
    let now = signed_in.ctx.now;
    let words = Words::load(&staff, now).await?;
    let areas = signed_in.who.member.areas_of(&[Role::Supervisor]);
    let members = staff.office.members(now).await?;
    let on_duty = staff.office.on_duty(now).await?;
    let theirs: BTreeSet<MemberId> = members
        .iter()
        .filter(|member| works_in(member, &areas))
        .map(|member| member.id)
        .chain(team.load.keys().copied())
        .collect();
    let loads = theirs.iter().map(|member| {
        let Counted { cases, late, soon } = team.load.get(member).copied().unwrap_or_default();
        let load = Load::new(words.member(*member), cases, late, soon);
        if on_duty.contains(member) {
            load
        } else {
            load.off_duty()
        }
    });
    let codes = match &areas {
        Areas::All => words.areas(),
        Areas::These(areas) => areas.iter().map(ToString::to_string).collect(),
    };
    let page = TeamPage::new(
        words.areas_in_words(codes.into_iter()),
        loads.collect(),
        waiting(&team.work.rows, &words),
    );
    Ok(staff.pages().show(&place, &page))
}

/// Whether somebody can be given a case in one of these areas.
fn works_in(member: &MemberListed, areas: &Areas) -> bool {
    let there = |held: &HeldRole| held.area.as_ref().is_none_or(|area| areas.has(area));
    let mut roles = member.roles.iter().map(|(_, held)| held);
    !member.disabled && roles.any(|held| held.role.owns_cases() && there(held))
}

/// What waits, by what it waits for.
fn waiting(work: &[WorkItem], words: &Words) -> Waiting {
    let of = |picked: fn(TaskKind) -> bool| -> Vec<TaskRow> {
        let rows = work.iter().filter(|item| picked(item.todo.kind));
        rows.map(|item| task_row(item, words)).collect()
    };
    Waiting {
        unassigned: of(|kind| kind == TaskKind::AssignCase),
        signatures: of(|kind| kind == TaskKind::SignSecond),
        restrictions: of(|kind| kind == TaskKind::ReviewRestriction),
        emergency_access: of(|kind| kind == TaskKind::ReviewEmergencyAccess),
        late: of(|kind| match kind {
            TaskKind::AssignCase
            | TaskKind::SignSecond
            | TaskKind::ReviewRestriction
            | TaskKind::ReviewEmergencyAccess => false,
            TaskKind::Deconflict
            | TaskKind::DecideGateway
            | TaskKind::DecideMatch
            | TaskKind::ReadAddition
            | TaskKind::ChaseHandover
            | TaskKind::TellSocialCare
            | TaskKind::RevisitTold
            | TaskKind::AnswerReferrer
            | TaskKind::GatherInformation
            | TaskKind::ReviewPoliceLed => true,
        }),
    }
}

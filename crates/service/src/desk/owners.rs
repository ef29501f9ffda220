//! Who may own a case, and how much each has already.

use std::collections::BTreeMap;

use waymark_domain::case::{OwnerKind, Role, StageName};
use waymark_domain::office::OrganisationKind;
use waymark_domain::task::Urgency;
use waymark_domain::text::Text;
use waymark_domain::{CaseId, MemberId, PersonId};
use waymark_policy::Action;
use waymark_storage::CaseFilter;
use waymark_storage::entities::{organisation, role_held};

use super::access::CaseFor;
use super::lists::{Load, OPEN_STAGES};
use super::{StaffDesk, unavailable};
use crate::{Ctx, ServiceError};

/// Somebody who may own a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MayOwn {
    /// Who.
    pub member: MemberId,
    /// The name colleagues know them by.
    pub name: String,
    /// Where they work.
    pub organisation: String,
    /// Whose people they are.
    pub kind: OwnerKind,
    /// Whether they are on duty for the area.
    pub on_duty: bool,
    /// What they have already, in the area.
    pub load: Load,
}

impl StaffDesk {
    /// Who may own a case as it stands, by name, with what each has already: officers of its area whose people
    /// may own a case there at its stage, and who did not say that they know the person. Its owner is not among
    /// them.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-027
    pub async fn may_own(&self, ctx: &Ctx, id: CaseId) -> Result<Vec<MayOwn>, ServiceError> {
        let found = self.case_for(ctx, Action::AssignOwner, id).await?;
        self.owners_for(ctx, &found).await
    }

    /// Assigns a case to one of those who may own it.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-027
    pub async fn assign_to(
        &self,
        ctx: &Ctx,
        id: CaseId,
        to: MemberId,
        handover: Option<Text>,
    ) -> Result<(), ServiceError> {
        let may = self.may_own(ctx, id).await?;
        let kind = may.iter().find(|may| may.member == to).map(|may| may.kind);
        self.assign(ctx, id, (to, kind), handover).await
    }

    async fn owners_for(&self, ctx: &Ctx, found: &CaseFor) -> Result<Vec<MayOwn>, ServiceError> {
        let row = &found.case.row;
        let rules = self.rules.in_force(ctx.now.london_date());
        let stage = stage_once_owned(found.case.state.stage.name());
        let organisations: BTreeMap<_, _> = self
            .store
            .organisations()
            .await
            .map_err(unavailable)?
            .into_iter()
            .map(|row| (row.id, row))
            .collect();
        let held = self.store.roles_held(ctx.now).await.map_err(unavailable)?;
        let shifts = self.store.shifts(ctx.now).await.map_err(unavailable)?;
        let load = self.load_of_area(ctx, found).await?;
        let mut may = Vec::new();
        for member in self.store.members().await.map_err(unavailable)? {
            let id = MemberId(member.id);
            let works = member.enrolled_at.is_some() && member.disabled_at.is_none();
            let organisation = organisations
                .get(&member.organisation_id)
                .filter(|organisation| organisation.disabled_at.is_none());
            let (true, Some(organisation)) = (works && row.owner_id != Some(member.id), organisation) else {
                continue;
            };
            let kind = owner_kind(organisation).filter(|kind| rules.may_own(&row.area, stage, *kind));
            let officer = held
                .iter()
                .any(|held| held.member_id == member.id && owns(held, &row.area));
            let (true, Some(kind)) = (officer, kind) else {
                continue;
            };
            let person = PersonId(row.person_id);
            if self.store.is_connected(id, person).await.map_err(unavailable)? {
                continue;
            }
            may.push(MayOwn {
                member: id,
                name: member.display_name,
                organisation: organisation.name.clone(),
                kind,
                on_duty: shifts
                    .iter()
                    .any(|shift| shift.member_id == member.id && shift.area == row.area),
                load: load.get(&id).copied().unwrap_or_default(),
            });
        }
        may.sort_by(|one, other| (&one.name, one.member).cmp(&(&other.name, other.member)));
        Ok(may)
    }

    /// What each owner in an area has: numbers alone, so that whoever hands a case on can see whom it would be
    /// too much for without seeing their cases.
    async fn load_of_area(
        &self,
        ctx: &Ctx,
        found: &CaseFor,
    ) -> Result<BTreeMap<MemberId, Load>, ServiceError> {
        let filter = CaseFilter {
            member: found.by(ctx)?.0,
            working: Some(Vec::new()),
            whole: Some(vec![found.case.row.area.clone()]),
            desk: Vec::new(),
            desk_stages: Vec::new(),
            emergency: Vec::new(),
        };
        let cases = self
            .store
            .cases_within(&filter, OPEN_STAGES, 0, super::lists::MOST)
            .await
            .map_err(unavailable)?;
        let mut load: BTreeMap<MemberId, Load> = BTreeMap::new();
        for owner in cases.iter().filter_map(|case| case.owner_id) {
            load.entry(MemberId(owner)).or_default().cases += 1;
        }
        let tasks = self
            .store
            .open_tasks_within(&filter, super::lists::MOST)
            .await
            .map_err(unavailable)?;
        for record in tasks
            .iter()
            .filter(|record| record.task.owner_kind == "case_owner")
        {
            let (Some(owner), todo) = (record.case.owner_id, self.todo(ctx, &record.task)?) else {
                continue;
            };
            let load = load.entry(MemberId(owner)).or_default();
            match todo.urgency {
                Urgency::CriticallyOverdue | Urgency::Overdue => load.late += 1,
                Urgency::DueSoon => load.soon += 1,
                Urgency::Later => {}
            }
        }
        Ok(load)
    }
}

/// Where a case is once somebody owns it.
const fn stage_once_owned(stage: StageName) -> StageName {
    match stage {
        StageName::Received => StageName::GatewayAssessment,
        StageName::GatewayAssessment
        | StageName::InformationGathering
        | StageName::AwaitingPanel
        | StageName::ConsentPending
        | StageName::Supported
        | StageName::PoliceLedPartnership
        | StageName::PostExit
        | StageName::Closed
        | StageName::Disposed => stage,
    }
}

/// Whether a role that is held is one whose holder owns cases of an area.
fn owns(held: &role_held::Model, area: &str) -> bool {
    let here = held.area.as_deref().is_none_or(|held| held == area);
    here && Role::from_code(&held.role).is_some_and(Role::owns_cases)
}

/// Whose people an organisation's are, for what may be owned.
fn owner_kind(organisation: &organisation::Model) -> Option<OwnerKind> {
    match OrganisationKind::from_code(&organisation.kind)? {
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

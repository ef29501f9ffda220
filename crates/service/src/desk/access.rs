//! The one way to a case: loaded for a named action, or reported as missing. Every attempt leaves an entry.

use waymark_domain::{CaseId, MemberId, PersonId};
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_policy::{
    Action, Actor, Areas, CaseRelation, Permission, Resource, Scope, Verdict, Why, scope, verdict,
};
use waymark_storage::entities::case_file;
use waymark_storage::{AreaCodes, CaseFilter, Change};

use super::state::state_of;
use super::{LoadedCase, StaffDesk, refused, unavailable};
use crate::row::damaged;
use crate::{Ctx, ServiceError};

/// A case that somebody may act on as they said.
#[derive(Debug)]
pub(crate) struct CaseFor {
    /// The case.
    pub(crate) case: LoadedCase,
    /// The permission that policy gave.
    pub(crate) permission: Permission,
    /// What they are to it.
    pub(crate) relation: CaseRelation,
}

impl StaffDesk {
    /// Loads a case for an action. One that the actor may not see is reported exactly like one that is not
    /// there; the attempt is an entry either way.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for a case that is missing or hidden; [`ServiceError::Forbidden`] for one
    /// that they see and on which this is not theirs to do; [`ServiceError::Unavailable`].
    ///
    /// Rule: docs/rules.md R-040
    pub(crate) async fn case_for(
        &self,
        ctx: &Ctx,
        action: Action,
        id: CaseId,
    ) -> Result<CaseFor, ServiceError> {
        let row = self.store.case_file(id).await.map_err(unavailable)?;
        let member = ctx.member();
        let found = match (row, member) {
            (Some(row), Some(member)) => {
                let relation = self.relation(ctx, &row, member).await?;
                Some((row, relation))
            }
            (Some(_) | None, _) => None,
        };
        let Some((row, relation)) = found else {
            self.attempt(ctx, action, id).await?;
            return Err(ServiceError::NotFound);
        };
        match verdict(&ctx.actor, action, Resource::Case(&relation)) {
            Verdict::Allow(permission) => Ok(CaseFor {
                case: LoadedCase::from_row(row)?,
                permission,
                relation,
            }),
            Verdict::Hide => {
                self.attempt(ctx, action, id).await?;
                Err(ServiceError::NotFound)
            }
            Verdict::Forbid(why) => {
                self.attempt(ctx, action, id).await?;
                Err(ServiceError::Forbidden(why))
            }
        }
    }

    /// Whether policy would allow an action on a case, or would once they have proved who they are: for what a
    /// page offers.
    pub(crate) fn would_allow_after_proof(&self, ctx: &Ctx, action: Action, case: &CaseRelation) -> bool {
        self.would_permit_after_proof(ctx, action, Resource::Case(case))
    }

    /// The same for anything.
    pub(crate) fn would_permit_after_proof(&self, ctx: &Ctx, action: Action, on: Resource<'_>) -> bool {
        match verdict(&ctx.actor, action, on) {
            Verdict::Allow(_) | Verdict::Forbid(Why::StepUp) => true,
            Verdict::Hide
            | Verdict::Forbid(Why::NotYours | Why::OwnDecision | Why::OwnProposal | Why::OwnAccess) => false,
        }
    }

    /// What policy must know of a member and a case.
    pub(crate) async fn relation(
        &self,
        ctx: &Ctx,
        row: &case_file::Model,
        member: MemberId,
    ) -> Result<CaseRelation, ServiceError> {
        let live = self
            .store
            .live_emergency_access(member, ctx.now.micros())
            .await
            .map_err(unavailable)?;
        let connected = self
            .store
            .is_connected(member, PersonId(row.person_id))
            .await
            .map_err(unavailable)?;
        self.relation_with(row, live.iter().any(|access| access.case_id == row.id), connected)
    }

    fn relation_with(
        &self,
        row: &case_file::Model,
        emergency: bool,
        connected: bool,
    ) -> Result<CaseRelation, ServiceError> {
        let damaged = |column| damaged(("case_file", column, row.id));
        let state = state_of(row).ok_or_else(|| damaged("stage"))?;
        Ok(CaseRelation {
            case: state.id,
            area: row.area.parse().map_err(|_| damaged("area"))?,
            stage: state.stage.name(),
            // A closed case keeps its last owner, who answers for what is still to be done.
            owner: row.owner_id.map(MemberId),
            restricted: state.restriction.is_some(),
            restricted_by: state.restriction.map(|restriction| restriction.by),
            lift_proposed_by: state
                .restriction
                .and_then(|restriction| restriction.lift_proposed_by),
            emergency,
            connected,
            decided_by: state.decision.map(|decision| decision.by),
        })
    }

    /// Asks policy about something that is no case.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`]; the attempt is an entry.
    pub(crate) async fn permit(
        &self,
        ctx: &Ctx,
        action: Action,
        on: Resource<'_>,
    ) -> Result<Permission, ServiceError> {
        match verdict(&ctx.actor, action, on) {
            Verdict::Allow(permission) => Ok(permission),
            Verdict::Hide => {
                self.refusal(ctx, action, Vec::new()).await?;
                Err(ServiceError::NotFound)
            }
            Verdict::Forbid(why) => {
                self.refusal(ctx, action, Vec::new()).await?;
                Err(ServiceError::Forbidden(why))
            }
        }
    }

    /// The filter for lists, as policy's scope says it, and the scope itself.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] for anybody but a member; [`ServiceError::Unavailable`].
    ///
    /// Rule: docs/rules.md R-041
    pub(crate) async fn filter(&self, ctx: &Ctx) -> Result<(CaseFilter, Scope), ServiceError> {
        let Actor::Member(member) = &ctx.actor else {
            return Err(ServiceError::Forbidden(Why::NotYours));
        };
        let scope = scope(member);
        let live = if scope.emergency {
            self.store
                .live_emergency_access(member.id, ctx.now.micros())
                .await
                .map_err(unavailable)?
        } else {
            Vec::new()
        };
        let filter = CaseFilter {
            member: member.id.0,
            working: codes(&scope.working),
            whole: codes(&scope.whole),
            desk: scope.desk.iter().map(ToString::to_string).collect(),
            desk_stages: scope.desk_stages.iter().map(|stage| stage.code()).collect(),
            emergency: live.iter().map(|access| access.case_id).collect(),
        };
        Ok((filter, scope))
    }

    /// Records that somebody looked, before anything is shown.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`]: then nothing may be shown.
    ///
    /// Rule: docs/rules.md R-042
    pub(crate) async fn look(
        &self,
        ctx: &Ctx,
        action: Token,
        permission: &Permission,
        objects: Vec<Object>,
    ) -> Result<(), ServiceError> {
        let entry = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action,
            basis: basis(permission),
            objects,
            digest: None,
        };
        let change = Change::recorded("look", entry);
        self.store.commit(change).await.map(drop).map_err(refused)
    }

    /// An attempt on a case that came to nothing: the same entry whether it is there or not.
    async fn attempt(&self, ctx: &Ctx, action: Action, id: CaseId) -> Result<(), ServiceError> {
        self.refusal(ctx, action, vec![object("case", id.0)]).await
    }

    pub(crate) async fn refusal(
        &self,
        ctx: &Ctx,
        action: Action,
        objects: Vec<Object>,
    ) -> Result<(), ServiceError> {
        let entry = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("access.refused") },
            basis: Token::new(action.code()).unwrap_or(const { Token::from_static("unknown") }),
            objects,
            digest: None,
        };
        let change = Change::recorded("refusal", entry);
        self.store.commit(change).await.map(drop).map_err(refused)
    }
}

pub(crate) fn codes(areas: &Areas) -> AreaCodes {
    match areas {
        Areas::All => None,
        Areas::These(areas) => Some(areas.iter().map(ToString::to_string).collect()),
    }
}

/// The policy that allowed something, as the ledger names it.
pub(crate) fn basis(permission: &Permission) -> Token {
    Token::new(permission.policy()).unwrap_or(const { Token::from_static("unknown") })
}

/// One thing that an entry is about.
pub(crate) fn object(kind: &'static str, id: uuid::Uuid) -> Object {
    Object {
        kind: Token::from_static(kind),
        id,
    }
}

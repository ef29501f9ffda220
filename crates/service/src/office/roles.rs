//! Roles given and taken: each grant by two persons, neither of them the one who gets it.

use uuid::Uuid;
use waymark_domain::MemberId;
use waymark_domain::case::Role;
use waymark_domain::text::Code;
use waymark_ledger::Token;
use waymark_policy::{Action, Resource, Why};
use waymark_storage::entities::role_held;
use waymark_storage::{Change, MemberWrite};

use super::{Office, entry, leave, object, unavailable};
use crate::desk::refused;
use crate::{Ctx, ServiceError};

/// A role that one administrator proposed and another approves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleGrant {
    /// Who gets it.
    pub member: MemberId,
    /// The role.
    pub role: Role,
    /// The area; none for everywhere.
    pub area: Option<Code>,
    /// Who proposed it.
    pub proposed_by: MemberId,
}

impl Office {
    /// Gives a role. Whoever acts approves what another administrator proposed.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] when they proposed it themselves, get it themselves, are no administrator or have
    /// not proved who they are just now; [`ServiceError::NotFound`] when there is no such member or area.
    pub async fn grant_role(&self, ctx: &Ctx, grant: &RoleGrant) -> Result<(), ServiceError> {
        let change = self.granting(ctx, grant).await?;
        self.store.commit(change).await.map(drop).map_err(refused)
    }

    /// The change by which a role is given.
    pub(super) async fn granting(&self, ctx: &Ctx, grant: &RoleGrant) -> Result<Change, ServiceError> {
        let approver = ctx.member().ok_or(ServiceError::Forbidden(Why::NotYours))?;
        let resource = Resource::Proposal {
            by: grant.proposed_by,
        };
        let basis = leave(ctx, Action::ApproveProposal, resource)?;
        if approver == grant.member {
            return Err(ServiceError::Forbidden(Why::OwnProposal));
        }
        let rules = self.rules.in_force(ctx.now.london_date());
        if grant
            .area
            .as_ref()
            .is_some_and(|area| rules.area(area.as_str()).is_none())
        {
            return Err(ServiceError::NotFound);
        }
        let member = self.store.member(grant.member).await.map_err(unavailable)?;
        member.ok_or(ServiceError::NotFound)?;
        let row = role_held::Model {
            id: ctx.id(),
            member_id: grant.member.0,
            role: grant.role.code().to_owned(),
            area: grant.area.as_ref().map(ToString::to_string),
            from_at: ctx.now.micros(),
            until_at: None,
            granted_by: format!("member:{}", grant.proposed_by),
            approved_by: Some(format!("member:{approver}")),
        };
        let objects = vec![object("role_held", row.id), object("member", grant.member.0)];
        Ok(Change::recorded("office.grant_role", entry(ctx, "role.granted", basis, objects)).write(row))
    }

    /// Takes a role away: one administrator is enough, and it counts from the next request.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`]; [`ServiceError::NotFound`]; [`ServiceError::Conflict`] when it ended meanwhile.
    pub async fn end_role(&self, ctx: &Ctx, role_held: Uuid) -> Result<(), ServiceError> {
        let basis = leave(ctx, Action::ManageMembers, Resource::Office)?;
        let change = self.ending(ctx, basis, role_held).await?;
        self.store.commit(change).await.map(drop).map_err(refused)
    }

    /// The change by which a role is taken away.
    pub(super) async fn ending(
        &self,
        ctx: &Ctx,
        basis: Token,
        role_held: Uuid,
    ) -> Result<Change, ServiceError> {
        let row = self.store.role_held(role_held).await.map_err(unavailable)?;
        let row = row.ok_or(ServiceError::NotFound)?;
        let objects = vec![object("role_held", row.id), object("member", row.member_id)];
        let ended = entry(ctx, "role.ended", basis, objects);
        Ok(
            Change::recorded("office.end_role", ended).write(MemberWrite::EndRole {
                id: row.id,
                at: ctx.now.micros(),
            }),
        )
    }
}

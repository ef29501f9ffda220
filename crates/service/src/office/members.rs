//! Members invited, disabled, enrolled anew, listed.

use std::collections::BTreeMap;

use waymark_domain::case::Role;
use waymark_domain::office::{
    CodePurpose, DisplayName, EndedBecause, OrganisationKind, OrganisationName, SignInName,
};
use waymark_domain::text::{Code, Text};
use waymark_domain::{MemberId, OrganisationId, Timestamp};
use waymark_ledger::Token;
use waymark_policy::{Action, Actor, HeldRole, Resource, Why};
use waymark_sealing::EnrolmentCode;
use waymark_storage::entities::{member, one_time_code, organisation, role_held, shift};
use waymark_storage::{Change, MemberWrite, Write};

use super::session::held_role;
use super::{Office, entry, leave, object, unavailable};
use crate::desk::refused;
use crate::row::{damaged, instant};
use crate::{Ctx, ServiceError};

/// Somebody to be invited.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The name they will sign in with.
    pub sign_in_name: SignInName,
    /// The name colleagues know them by.
    pub display_name: DisplayName,
    /// Where they work; added when it is not known yet.
    pub organisation: OrganisationName,
    /// What kind of organisation that is.
    pub kind: OrganisationKind,
    /// Whether they are one of the first administrators.
    pub administrator: bool,
}

/// Somebody who was invited.
#[derive(Debug)]
pub struct Invited {
    /// Their id.
    pub member: MemberId,
    /// The code they enrol with, shown once.
    pub code: EnrolmentCode,
}

/// Somebody of a demonstration, with what they hold from the start.
#[derive(Debug, Clone)]
pub struct Placement {
    /// The name they sign in with.
    pub sign_in_name: SignInName,
    /// The name colleagues know them by.
    pub display_name: DisplayName,
    /// Where they work.
    pub organisation: OrganisationName,
    /// What kind of organisation that is.
    pub kind: OrganisationKind,
    /// Their roles.
    pub roles: Vec<HeldRole>,
    /// The areas they are on duty for.
    pub on_duty: Vec<Code>,
}

/// A member in a list.
#[derive(Debug, Clone)]
pub struct MemberListed {
    /// Their id.
    pub id: MemberId,
    /// The name they sign in with.
    pub sign_in_name: String,
    /// The name colleagues know them by.
    pub display_name: String,
    /// Where they work.
    pub organisation: String,
    /// What they hold now, each with its id.
    pub roles: Vec<(uuid::Uuid, HeldRole)>,
    /// When each of them began, by its id.
    pub since: BTreeMap<uuid::Uuid, Timestamp>,
    /// Whether they have enrolled.
    pub enrolled: bool,
    /// Whether they, or their organisation, are disabled.
    pub disabled: bool,
}

impl Office {
    /// Invites a member. Only the first administrators get a role with it; every other role is granted by two.
    ///
    /// # Errors
    /// [`ServiceError::Conflict`] when the name is taken; [`ServiceError::Forbidden`] when a further administrator is
    /// wanted once two are enrolled, or it is not theirs to do.
    ///
    /// Rule: docs/rules.md R-061
    pub async fn invite(&self, ctx: &Ctx, invitation: &Invitation) -> Result<Invited, ServiceError> {
        let basis = leave(ctx, Action::ManageMembers, Resource::Office)?;
        if invitation.administrator && (ctx.member().is_some() || self.is_open(ctx.now).await?) {
            return Err(ServiceError::Forbidden(Why::NotYours));
        }
        let (organisation, added) = self
            .organisation_called(ctx, &invitation.organisation, invitation.kind)
            .await?;
        let row = member_row(
            ctx,
            organisation,
            &invitation.sign_in_name,
            &invitation.display_name,
        );
        let id = MemberId(row.id);
        let objects = vec![object("member", row.id), object("organisation", organisation.0)];
        let mut change = Change::recorded(
            "office.invite",
            entry(ctx, "member.invited", basis.clone(), objects),
        )
        .writes(added)
        .write(row);
        if invitation.administrator {
            let held = HeldRole {
                role: Role::Administrator,
                area: None,
            };
            let role = role_row(ctx, id, &held);
            let objects = vec![object("role_held", role.id), object("member", id.0)];
            change = change
                .entry(entry(ctx, "role.granted", basis, objects))
                .write(role);
        }
        let code = EnrolmentCode::random();
        let change = change.write(code_row(ctx, id, &code));
        self.store.commit(change).await.map_err(refused)?;
        Ok(Invited { member: id, code })
    }

    /// Gives a member a new one-time code, so that they enrol anew; the codes before it work no longer and their
    /// sessions end. What they signed in with goes on working until then.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Forbidden`].
    pub async fn reset(&self, ctx: &Ctx, member: MemberId) -> Result<EnrolmentCode, ServiceError> {
        let basis = leave(ctx, Action::ManageMembers, Resource::Office)?;
        // Whoever learns a colleague's code could enrol in their place, so no member does this alone: one proposes
        // it and another agrees.
        if ctx.member().is_some() {
            return Err(ServiceError::Forbidden(Why::NotYours));
        }
        let (change, code) = self.resetting(ctx, basis, member).await?;
        self.store.commit(change).await.map_err(refused)?;
        Ok(code)
    }

    /// The change by which a member gets a new one-time code, and the code.
    pub(super) async fn resetting(
        &self,
        ctx: &Ctx,
        basis: Token,
        member: MemberId,
    ) -> Result<(Change, EnrolmentCode), ServiceError> {
        let row = self.store.member(member).await.map_err(unavailable)?;
        let row = row
            .filter(|row| row.disabled_at.is_none())
            .ok_or(ServiceError::NotFound)?;
        let code = EnrolmentCode::random();
        let reset = entry(ctx, "member.reset", basis, vec![object("member", member.0)]);
        let change = Change::recorded("office.reset", reset)
            .write(MemberWrite::SpendCodesOf {
                member_id: row.id,
                purpose: CodePurpose::Enrol.code(),
                at: ctx.now.micros(),
            })
            .write(end_sessions(ctx, member, EndedBecause::Reset))
            .write(code_row(ctx, member, &code));
        Ok((change, code))
    }

    /// The change by which a member who was disabled may sign in again.
    pub(super) async fn enabling(
        &self,
        ctx: &Ctx,
        basis: Token,
        member: MemberId,
    ) -> Result<Change, ServiceError> {
        let row = self.store.member(member).await.map_err(unavailable)?;
        let row = row
            .filter(|row| row.disabled_at.is_some())
            .ok_or(ServiceError::NotFound)?;
        let enabled = entry(ctx, "member.enabled", basis, vec![object("member", member.0)]);
        Ok(
            Change::recorded("office.enable_member", enabled).write(Write::UpdateMember {
                read: row.version,
                row: Box::new(member::Model {
                    disabled_at: None,
                    disabled_note: None,
                    version: row.version.saturating_add(1),
                    ..row
                }),
            }),
        )
    }

    /// Disables a member: their sessions end, their codes work no longer, and it counts from the next request.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Forbidden`]; [`ServiceError::Conflict`].
    pub async fn disable_member(&self, ctx: &Ctx, member: MemberId) -> Result<(), ServiceError> {
        self.stop(ctx, member, None).await
    }

    /// The same for a reason, which is kept with the member.
    ///
    /// # Errors
    /// As [`Office::disable_member`].
    pub async fn stop_member(&self, ctx: &Ctx, member: MemberId, because: &Text) -> Result<(), ServiceError> {
        self.stop(ctx, member, Some(because)).await
    }

    async fn stop(&self, ctx: &Ctx, member: MemberId, because: Option<&Text>) -> Result<(), ServiceError> {
        let basis = leave(ctx, Action::ManageMembers, Resource::Office)?;
        let row = self.store.member(member).await.map_err(unavailable)?;
        let row = row.ok_or(ServiceError::NotFound)?;
        if row.disabled_at.is_some() {
            return Ok(());
        }
        let disabled = entry(ctx, "member.disabled", basis, vec![object("member", member.0)]);
        let change = Change::recorded("office.disable_member", disabled)
            .write(Write::UpdateMember {
                read: row.version,
                row: Box::new(member::Model {
                    disabled_at: Some(ctx.now.micros()),
                    disabled_note: because.map(|because| because.as_str().to_owned()),
                    version: row.version.saturating_add(1),
                    ..row
                }),
            })
            .write(end_sessions(ctx, member, EndedBecause::Disabled))
            .write(MemberWrite::SpendCodesOf {
                member_id: member.0,
                purpose: CodePurpose::Enrol.code(),
                at: ctx.now.micros(),
            });
        self.store.commit(change).await.map(drop).map_err(refused)
    }

    /// Disables an organisation: it counts for all its members from their next request.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Forbidden`]; [`ServiceError::Conflict`].
    pub async fn disable_organisation(&self, ctx: &Ctx, id: OrganisationId) -> Result<(), ServiceError> {
        let basis = leave(ctx, Action::ManageMembers, Resource::Office)?;
        let row = self.store.organisation(id).await.map_err(unavailable)?;
        let row = row.ok_or(ServiceError::NotFound)?;
        let disabled = entry(
            ctx,
            "organisation.disabled",
            basis,
            vec![object("organisation", id.0)],
        );
        let change =
            Change::recorded("office.disable_organisation", disabled).write(Write::UpdateOrganisation {
                read: row.version,
                row: Box::new(organisation::Model {
                    disabled_at: Some(ctx.now.micros()),
                    version: row.version.saturating_add(1),
                    ..row
                }),
            });
        self.store.commit(change).await.map(drop).map_err(refused)
    }

    /// Every member, by the name they sign in with. It tells who works here and nothing of any case.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    pub async fn members(&self, now: Timestamp) -> Result<Vec<MemberListed>, ServiceError> {
        let (members, organisations, roles) = (
            self.store.members().await.map_err(unavailable)?,
            self.store.organisations().await.map_err(unavailable)?,
            self.store.roles_held(now).await.map_err(unavailable)?,
        );
        let mut listed = Vec::with_capacity(members.len());
        for row in members {
            let organisation = organisations.iter().find(|known| known.id == row.organisation_id);
            let organisation = organisation.ok_or_else(|| damaged(("member", "organisation_id", row.id)))?;
            let held = roles.iter().filter(|held| held.member_id == row.id);
            let since = held
                .clone()
                .map(|held| Ok((held.id, instant(held.from_at, ("role_held", "from_at", held.id))?)));
            listed.push(MemberListed {
                id: MemberId(row.id),
                since: since.collect::<Result<_, ServiceError>>()?,
                roles: held
                    .map(|held| Ok((held.id, held_role(held)?)))
                    .collect::<Result<_, ServiceError>>()?,
                organisation: organisation.name.clone(),
                enrolled: row.enrolled_at.is_some(),
                disabled: row.disabled_at.is_some() || organisation.disabled_at.is_some(),
                sign_in_name: row.sign_in_name,
                display_name: row.display_name,
            });
        }
        Ok(listed)
    }

    /// When a member last signed in, as far as that is still known.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`]; [`ServiceError::Unavailable`].
    pub async fn last_signed_in(
        &self,
        ctx: &Ctx,
        member: MemberId,
    ) -> Result<Option<Timestamp>, ServiceError> {
        leave(ctx, Action::ManageRules, Resource::Office)?;
        let sessions = self.store.sessions_of(member).await.map_err(unavailable)?;
        let last = sessions.iter().max_by_key(|session| session.started_at);
        last.map(|session| instant(session.started_at, ("session", "started_at", session.id)))
            .transpose()
    }

    /// The member who signs in under a name.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn member_named(&self, name: &SignInName) -> Result<MemberId, ServiceError> {
        let row = self
            .store
            .member_named(name.as_str())
            .await
            .map_err(unavailable)?;
        row.map(|row| MemberId(row.id)).ok_or(ServiceError::NotFound)
    }

    /// Places a member of a demonstration: enrolled, without anything to sign in with, holding their roles. A
    /// database in which anybody was ever invited is no demonstration and refuses it.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] in such a database, and to everybody but an operator.
    pub async fn place(&self, ctx: &Ctx, placement: &Placement) -> Result<MemberId, ServiceError> {
        let by_operator = matches!(ctx.actor, Actor::Operator(_));
        if !by_operator || self.anybody_was_invited().await? {
            return Err(ServiceError::Forbidden(Why::NotYours));
        }
        let (organisation, added) = self
            .organisation_called(ctx, &placement.organisation, placement.kind)
            .await?;
        let row = member::Model {
            enrolled_at: Some(ctx.now.micros()),
            ..member_row(
                ctx,
                organisation,
                &placement.sign_in_name,
                &placement.display_name,
            )
        };
        let id = MemberId(row.id);
        let basis = const { Token::from_static("demonstration") };
        let objects = vec![object("member", row.id), object("organisation", organisation.0)];
        let roles = placement.roles.iter().map(|held| role_row(ctx, id, held));
        let shifts = placement.on_duty.iter().map(|area| shift::Model {
            id: ctx.id(),
            member_id: id.0,
            area: area.to_string(),
            from_at: ctx.now.micros(),
            until_at: None,
        });
        let change = Change::recorded("office.place", entry(ctx, "member.placed", basis, objects))
            .writes(added)
            .write(row)
            .writes(roles)
            .writes(shifts);
        self.store.commit(change).await.map_err(refused)?;
        Ok(id)
    }

    /// Members of a demonstration enrol by being placed and never have a credential or a code.
    async fn anybody_was_invited(&self) -> Result<bool, ServiceError> {
        for row in self.store.members().await.map_err(unavailable)? {
            let credential = self
                .store
                .credential(MemberId(row.id))
                .await
                .map_err(unavailable)?;
            if row.enrolled_at.is_none() || credential.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub(super) async fn organisation_called(
        &self,
        ctx: &Ctx,
        name: &OrganisationName,
        kind: OrganisationKind,
    ) -> Result<(OrganisationId, Option<organisation::Model>), ServiceError> {
        let known = self.store.organisations().await.map_err(unavailable)?;
        if let Some(known) = known.iter().find(|row| row.name == name.as_str()) {
            return Ok((OrganisationId(known.id), None));
        }
        let row = organisation::Model {
            id: ctx.id(),
            kind: kind.code().to_owned(),
            name: name.as_str().to_owned(),
            created_at: ctx.now.micros(),
            disabled_at: None,
            version: 1,
        };
        Ok((OrganisationId(row.id), Some(row)))
    }
}

fn member_row(
    ctx: &Ctx,
    organisation: OrganisationId,
    name: &SignInName,
    display: &DisplayName,
) -> member::Model {
    member::Model {
        id: ctx.id(),
        organisation_id: organisation.0,
        sign_in_name: name.as_str().to_owned(),
        display_name: display.as_str().to_owned(),
        created_at: ctx.now.micros(),
        enrolled_at: None,
        disabled_at: None,
        disabled_note: None,
        version: 1,
    }
}

fn role_row(ctx: &Ctx, member: MemberId, held: &HeldRole) -> role_held::Model {
    role_held::Model {
        id: ctx.id(),
        member_id: member.0,
        role: held.role.code().to_owned(),
        area: held.area.as_ref().map(ToString::to_string),
        from_at: ctx.now.micros(),
        until_at: None,
        granted_by: ctx.actor_token().to_string(),
        approved_by: None,
    }
}

fn code_row(ctx: &Ctx, member: MemberId, code: &EnrolmentCode) -> one_time_code::Model {
    let purpose = CodePurpose::Enrol;
    one_time_code::Model {
        hash: code.hash().0.to_vec(),
        purpose: purpose.code().to_owned(),
        member_id: member.0,
        created_at: ctx.now.micros(),
        expires_at: ctx.now.plus_seconds(purpose.minutes() * 60).micros(),
        used_at: None,
    }
}

fn end_sessions(ctx: &Ctx, member: MemberId, because: EndedBecause) -> MemberWrite {
    MemberWrite::EndSessionsOf {
        member_id: member.0,
        at: ctx.now.micros(),
        because: because.code(),
    }
}

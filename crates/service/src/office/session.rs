//! Sessions: found by their cookie's token, ended by rule, by hand, or with the member.

use std::fmt;
use std::sync::Arc;

use waymark_domain::case::Role;
use waymark_domain::office::{EndedBecause, SessionTimes, idle_minutes};
use waymark_domain::{MemberId, OrganisationId, SessionId, Timestamp};
use waymark_ledger::Token;
use waymark_policy::{Actor, HeldRole, Member};
use waymark_sealing::{CsrfToken, SessionToken};
use waymark_storage::entities::{member, role_held, session};
use waymark_storage::{Change, Housekeeping, MemberWrite, StoreError};

use super::{Office, entry, object, unavailable};
use crate::desk::refused;
use crate::row::damaged;
use crate::{Ctx, ServiceError};

/// A use within so many seconds of the last is not written down: an idle time is never read longer for it.
const TOUCH_SECONDS: i64 = 15;

/// Who is at the other end of a cookie.
#[derive(Debug)]
pub enum Visitor {
    /// Nobody we know.
    Stranger,
    /// A member whose session ended by itself or by hand: what they send may be kept for them.
    Ended(MemberId),
    /// A member who is signed in.
    Here(Box<SignedIn>),
}

/// A member who is signed in, as of one request.
#[derive(Clone)]
pub struct SignedIn {
    /// The session.
    pub session: SessionId,
    /// Who, as policy asks it.
    pub member: Arc<Member>,
    /// The name colleagues know them by.
    pub name: String,
    /// When they signed in.
    pub started_at: Timestamp,
    /// The notice to everybody at work, if there is one.
    pub notice: Option<String>,
    token: SessionToken,
}

/// One of a member's own sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// Its id.
    pub id: SessionId,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was used last.
    pub seen_at: Timestamp,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

impl SignedIn {
    /// The actor of this member's acts.
    pub fn actor(&self) -> Actor {
        Actor::Member(Arc::clone(&self.member))
    }

    /// What each form of this session carries.
    pub fn csrf(&self) -> CsrfToken {
        self.token.csrf()
    }

    pub(super) const fn token(&self) -> &SessionToken {
        &self.token
    }
}

/// A name and a token are nobody else's business.
impl fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedIn")
            .field("session", &self.session)
            .finish_non_exhaustive()
    }
}

impl Office {
    /// Who a cookie's token belongs to now. Everything is read anew each time, so a member who was disabled or lost
    /// a role a moment ago has lost it here.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    pub async fn visitor(&self, now: Timestamp, token: &SessionToken) -> Result<Visitor, ServiceError> {
        let row = self
            .store
            .session_with(&token.hash().0)
            .await
            .map_err(unavailable)?;
        let Some(row) = row else {
            return Ok(Visitor::Stranger);
        };
        let id = MemberId(row.member_id);
        if row.ended_at.is_some() {
            return Ok(after(id, ended_because(&row)?));
        }
        let member = self.store.member(id).await.map_err(unavailable)?;
        let member = member.ok_or_else(|| damaged(("session", "member_id", row.id)))?;
        let times = times_of(&row)?;
        let held = self.policy_member(&member, now, times.is_stepped_up(now)).await?;
        let over = if self.may_work(&member).await? {
            let roles = held.roles.iter().map(|held| held.role.code());
            times.over(now, idle_minutes(&self.rules.in_force(now.london_date()), roles))
        } else {
            Some(EndedBecause::Disabled)
        };
        if let Some(because) = over {
            self.end(&self.ctx(Actor::Public, now), SessionId(row.id), id, because)
                .await?;
            return Ok(after(id, because));
        }
        self.touch(&row, now).await?;
        Ok(Visitor::Here(Box::new(SignedIn {
            session: SessionId(row.id),
            member: Arc::new(held),
            name: member.display_name,
            started_at: times.started_at,
            notice: self.notice().await?,
            token: token.clone(),
        })))
    }

    /// The context of what a member does in one request.
    pub fn ctx_of(&self, signed_in: &SignedIn, now: Timestamp) -> Ctx {
        self.ctx(signed_in.actor(), now)
    }

    /// Ends the member's own session: they sign out.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    pub async fn sign_out(&self, now: Timestamp, signed_in: &SignedIn) -> Result<(), ServiceError> {
        let ctx = self.ctx_of(signed_in, now);
        self.end(
            &ctx,
            signed_in.session,
            signed_in.member.id,
            EndedBecause::SignedOut,
        )
        .await
    }

    /// A member's own sessions that have not ended, newest first.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    pub async fn own_sessions(
        &self,
        now: Timestamp,
        signed_in: &SignedIn,
    ) -> Result<Vec<OwnSession>, ServiceError> {
        let roles = signed_in.member.roles.iter().map(|held| held.role.code());
        let idle = idle_minutes(&self.rules.in_force(now.london_date()), roles);
        let rows = self
            .store
            .sessions_of(signed_in.member.id)
            .await
            .map_err(unavailable)?;
        let mut own = Vec::with_capacity(rows.len());
        for row in rows {
            let times = times_of(&row)?;
            if times.over(now, idle).is_none() {
                own.push(OwnSession {
                    id: SessionId(row.id),
                    started_at: times.started_at,
                    seen_at: times.seen_at,
                    is_this: row.id == signed_in.session.0,
                });
            }
        }
        Ok(own)
    }

    /// Ends another of the member's own sessions.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when it is not theirs.
    pub async fn end_own_session(
        &self,
        now: Timestamp,
        signed_in: &SignedIn,
        session: SessionId,
    ) -> Result<(), ServiceError> {
        let row = self.store.session(session).await.map_err(unavailable)?;
        let theirs = row.is_some_and(|row| row.member_id == signed_in.member.id.0);
        theirs.then_some(()).ok_or(ServiceError::NotFound)?;
        let ctx = self.ctx_of(signed_in, now);
        self.end(&ctx, session, signed_in.member.id, EndedBecause::EndedElsewhere)
            .await
    }

    /// Ends a session that goes on; one that somebody else ended meanwhile stays ended.
    async fn end(
        &self,
        ctx: &Ctx,
        session: SessionId,
        member: MemberId,
        because: EndedBecause,
    ) -> Result<(), ServiceError> {
        let objects = vec![object("session", session.0), object("member", member.0)];
        let change = Change::recorded(
            "office.end_session",
            entry(ctx, "session.ended", Token::from_static(because.code()), objects),
        )
        .write(MemberWrite::EndSession {
            id: session.0,
            at: ctx.now.micros(),
            because: because.code(),
        });
        match self.store.commit(change).await {
            Ok(_) | Err(StoreError::Conflict) => Ok(()),
            Err(error) => Err(refused(error)),
        }
    }

    async fn touch(&self, row: &session::Model, now: Timestamp) -> Result<(), ServiceError> {
        if now.micros() < row.seen_at.saturating_add(TOUCH_SECONDS * 1_000_000) {
            return Ok(());
        }
        let touch = Housekeeping::TouchSession {
            id: row.id,
            at: now.micros(),
        };
        self.store
            .keep_house("office.touch", [touch])
            .await
            .map_err(unavailable)
    }

    /// Whether neither the member nor their organisation is disabled, and they enrolled.
    pub(super) async fn may_work(&self, member: &member::Model) -> Result<bool, ServiceError> {
        let organisation = self
            .store
            .organisation(OrganisationId(member.organisation_id))
            .await
            .map_err(unavailable)?;
        let organisation = organisation.is_some_and(|row| row.disabled_at.is_none());
        Ok(organisation && member.disabled_at.is_none() && member.enrolled_at.is_some())
    }

    /// What policy asks of a member: the roles they hold now and the areas they are on duty for.
    pub(super) async fn policy_member(
        &self,
        member: &member::Model,
        now: Timestamp,
        stepped_up: bool,
    ) -> Result<Member, ServiceError> {
        let id = MemberId(member.id);
        let roles = self.store.roles_of(id, now).await.map_err(unavailable)?;
        let shifts = self.store.shifts_of(id, now).await.map_err(unavailable)?;
        let area = |row: &waymark_storage::entities::shift::Model| {
            row.area.parse().map_err(|_| damaged(("shift", "area", row.id)))
        };
        Ok(Member {
            id,
            roles: roles.iter().map(held_role).collect::<Result<_, _>>()?,
            on_duty: shifts.iter().map(area).collect::<Result<_, _>>()?,
            stepped_up,
        })
    }
}

/// What becomes of a visitor whose session ended: who left by themselves, or was idle, may find again what they had
/// typed.
fn after(member: MemberId, because: EndedBecause) -> Visitor {
    match because {
        EndedBecause::SignedOut
        | EndedBecause::EndedElsewhere
        | EndedBecause::Idle
        | EndedBecause::TooLong => Visitor::Ended(member),
        EndedBecause::Disabled | EndedBecause::Reset | EndedBecause::Clock => Visitor::Stranger,
    }
}

pub(super) fn held_role(row: &role_held::Model) -> Result<HeldRole, ServiceError> {
    let area = row.area.as_ref().map(|area| area.parse()).transpose();
    Ok(HeldRole {
        role: Role::from_code(&row.role).ok_or_else(|| damaged(("role_held", "role", row.id)))?,
        area: area.map_err(|_| damaged(("role_held", "area", row.id)))?,
    })
}

fn ended_because(row: &session::Model) -> Result<EndedBecause, ServiceError> {
    let because = row.ended_because.as_deref().and_then(EndedBecause::from_code);
    because.ok_or_else(|| damaged(("session", "ended_because", row.id)))
}

fn times_of(row: &session::Model) -> Result<SessionTimes, ServiceError> {
    let at =
        |column, micros| Timestamp::from_micros(micros).ok_or_else(|| damaged(("session", column, row.id)));
    Ok(SessionTimes {
        started_at: at("started_at", row.started_at)?,
        seen_at: at("seen_at", row.seen_at)?,
        stepped_up_at: row
            .stepped_up_at
            .map(|micros| at("stepped_up_at", micros))
            .transpose()?,
    })
}

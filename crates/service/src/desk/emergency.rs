//! Emergency access: reasoned, for as long as the rule set says and never as long as the asker does, told to
//! owner and privacy officers at once, reviewed by somebody else. And the opposite: saying that one knows
//! somebody.

use uuid::Uuid;
use waymark_domain::rules::List;
use waymark_domain::task::{TaskKind, TaskOwner};
use waymark_domain::text::{Code, Text};
use waymark_domain::{CaseId, Date, EmergencyAccessId, MemberId, Timestamp};
use waymark_ledger::{EntryDraft, Token};
use waymark_policy::{Action, Actor, Resource, Why};
use waymark_sealing::{Place, Wrapper};
use waymark_storage::entities::{connected, emergency_access};
use waymark_storage::{Change, Write};

use super::access::{basis, object};
use super::file::about;
use super::{StaffDesk, refused, unavailable};
use crate::content::{Content, ReasonContent};
use crate::intake::{combined, key_row, new_job};
use crate::{Ctx, ServiceError};

/// Where the reason is sealed.
fn reason_place(row: Uuid) -> Place {
    Place {
        table: "emergency_access",
        row,
        column: "sealed_reason",
    }
}

/// What somebody else found of a use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// It was right to take it.
    Justified,
    /// It was not.
    NotJustified,
}

impl Finding {
    const fn code(self) -> &'static str {
        match self {
            Self::Justified => "justified",
            Self::NotJustified => "not_justified",
        }
    }
}

/// A use of emergency access that waits for its review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreviewed {
    /// Its id.
    pub id: EmergencyAccessId,
    /// The case it was to.
    pub case: CaseId,
    /// Who took it.
    pub by: MemberId,
    /// Code of why.
    pub reason: String,
    /// When it began.
    pub began_at: Timestamp,
    /// The day by which it is reviewed.
    pub due_on: Option<Date>,
    /// Whether it is the reader's own, which somebody else has to review.
    pub own: bool,
    /// Whether it was taken further because nobody reviewed it in time.
    pub escalated: bool,
}

impl StaffDesk {
    /// Takes emergency access to a case, for the time that the rule set gives. Owner and privacy officers are
    /// told by a letter that says nothing.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] with [`Why::StepUp`] before anything is looked up, so that the answer does
    /// not depend on whether the case is there; [`ServiceError::NotFound`] for one that is missing, restricted
    /// or of somebody they know.
    ///
    /// Rule: docs/rules.md R-044
    pub async fn take_emergency_access(
        &self,
        ctx: &Ctx,
        id: CaseId,
        category: &Code,
        reason: &Text,
    ) -> Result<(), ServiceError> {
        if !proved(ctx) {
            return Err(ServiceError::Forbidden(Why::StepUp));
        }
        let found = self.case_for(ctx, Action::OpenEmergencyAccess, id).await?;
        let by = found.by(ctx)?;
        let today = ctx.now.london_date();
        let rules = self.rules.in_force(today);
        rules
            .entry(List::EmergencyReason, category.as_str(), today)
            .ok_or(ServiceError::Case(waymark_domain::case::Refusal::UnknownCode))?;
        let number = |code: &str| rules.number(code).map_err(ServiceError::Rules);
        let ends_at = ctx.now.plus_seconds(60 * i64::from(number("emergency.minutes")?));
        let review_due_on = self
            .rules
            .calendar()
            .plus_working_days(today, number("limit.emergency_access_review")?);
        let access = EmergencyAccessId(ctx.id());
        let key = self.writing_key(ctx, found.case.state.person).await?;
        let content = ReasonContent {
            reason: reason.as_str().to_owned(),
        };
        let (sealed, digest) = key.seal(&reason_place(access.0), &content.to_bytes()?);
        let mut objects = about(&found);
        objects.push(object("emergency_access", access.0));
        let entry = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("emergency.taken") },
            basis: basis(&found.permission),
            objects,
            digest: Some(combined(&[digest])),
        };
        let review = crate::tasks::row(
            ctx,
            id,
            TaskKind::ReviewEmergencyAccess,
            TaskOwner::PrivacyOfficers,
            review_due_on,
            Some(access.0),
        );
        let change = Change::recorded("emergency.take", entry)
            .write(key_row(
                &Wrapper::to(self.vault.public().epoch()).wrap(&key),
                ctx.now,
            ))
            .write(emergency_access::Model {
                id: access.0,
                case_id: id.0,
                member_id: by.0,
                reason_code: category.to_string(),
                sealed_reason: sealed.into_bytes(),
                data_key_id: key.name().id.0,
                began_at: ctx.now.micros(),
                ends_at: ends_at.micros(),
                review_due_on: review_due_on.to_string(),
                reviewed_by: None,
                reviewed_at: None,
                finding: None,
                escalated_at: None,
            })
            .write(review)
            .write(new_job(ctx, "tell_of_emergency", "emergency_access", access.0));
        self.store.commit(change).await.map(drop).map_err(refused)
    }

    /// The uses that nobody has reviewed, in the areas that the reader reviews.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`]; [`ServiceError::Forbidden`] for anybody but a member.
    pub async fn unreviewed_emergencies(&self, ctx: &Ctx) -> Result<Vec<Unreviewed>, ServiceError> {
        let by = ctx.member().ok_or(ServiceError::Forbidden(Why::NotYours))?;
        let rows = self
            .store
            .unreviewed_emergency_access()
            .await
            .map_err(unavailable)?;
        let mut waiting = Vec::new();
        for row in rows {
            let own = row.member_id == by.0;
            let area = self.area_of_case(CaseId(row.case_id)).await?;
            if !self.reviews_in(ctx, area.as_ref()) {
                continue;
            }
            waiting.push(Unreviewed {
                id: EmergencyAccessId(row.id),
                case: CaseId(row.case_id),
                by: MemberId(row.member_id),
                began_at: Timestamp::from_micros(row.began_at).unwrap_or(Timestamp::EPOCH),
                due_on: row.review_due_on.parse().ok(),
                escalated: row.escalated_at.is_some(),
                reason: row.reason_code,
                own,
            });
        }
        Ok(waiting)
    }

    /// Reviews a use of emergency access.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] with [`Why::OwnAccess`] for one's own; [`ServiceError::Conflict`] when it is
    /// reviewed already; [`ServiceError::NotFound`].
    ///
    /// Rule: docs/rules.md R-044
    pub async fn review_emergency_access(
        &self,
        ctx: &Ctx,
        id: EmergencyAccessId,
        finding: Finding,
    ) -> Result<(), ServiceError> {
        let row = self.store.emergency_access(id).await.map_err(unavailable)?;
        let row = row.ok_or(ServiceError::NotFound)?;
        let area = self.area_of_case(CaseId(row.case_id)).await?;
        let by = ctx.member().ok_or(ServiceError::NotFound)?;
        let resource = Resource::Area {
            area: area.as_ref(),
            own: row.member_id == by.0,
        };
        let permission = self.permit(ctx, Action::ReviewEmergencyAccess, resource).await?;
        let entry = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("emergency.reviewed") },
            basis: basis(&permission),
            objects: vec![object("case", row.case_id), object("emergency_access", id.0)],
            digest: None,
        };
        let change = Change::recorded("emergency.review", entry)
            .write(Write::ReviewEmergencyAccess {
                id: id.0,
                by: by.0,
                at: ctx.now.micros(),
                finding: finding.code(),
            })
            .write(Write::FinishTasks {
                case_id: row.case_id,
                kind: TaskKind::ReviewEmergencyAccess.code(),
                about_id: Some(id.0),
                at: ctx.now.micros(),
            });
        self.store.commit(change).await.map(drop).map_err(refused)
    }

    /// Says that the member knows somebody in a case: from now on they see none of that person's cases.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for a case that they do not see anyway.
    ///
    /// Rule: docs/rules.md R-045
    pub async fn declare_connection(&self, ctx: &Ctx, id: CaseId) -> Result<(), ServiceError> {
        let found = self.case_for(ctx, Action::DeclareConnection, id).await?;
        let entry = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("connection.declared") },
            basis: basis(&found.permission),
            objects: about(&found),
            digest: None,
        };
        let change =
            Change::recorded("connection.declare", entry).write(Write::DeclareConnected(connected::Model {
                member_id: found.by(ctx)?.0,
                person_id: found.case.row.person_id,
                declared_at: ctx.now.micros(),
            }));
        self.store.commit(change).await.map(drop).map_err(refused)
    }

    async fn area_of_case(&self, id: CaseId) -> Result<Option<Code>, ServiceError> {
        let row = self.store.case_file(id).await.map_err(unavailable)?;
        Ok(row.and_then(|row| row.area.parse().ok()))
    }

    /// Whether the reader reviews uses in an area, were they asked to prove themselves.
    fn reviews_in(&self, ctx: &Ctx, area: Option<&Code>) -> bool {
        self.would_permit_after_proof(
            ctx,
            Action::ReviewEmergencyAccess,
            Resource::Area { area, own: false },
        )
    }
}

/// Whether whoever acts proved just now who they are.
fn proved(ctx: &Ctx) -> bool {
    match &ctx.actor {
        Actor::Member(member) => member.stepped_up,
        Actor::Public | Actor::System(_) | Actor::Partner(_) | Actor::Operator(_) => false,
    }
}

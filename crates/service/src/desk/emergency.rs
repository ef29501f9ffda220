//! Emergency access: reasoned, for as long as the rule set says and never as long as the asker does, told to
//! owner and privacy officers at once, reviewed by somebody else.

use uuid::Uuid;
use waymark_domain::rules::List;
use waymark_domain::task::{TaskKind, TaskOwner};
use waymark_domain::text::{Code, Text};
use waymark_domain::{CaseId, EmergencyAccessId};
use waymark_ledger::{EntryDraft, Token};
use waymark_policy::{Action, Actor, Why};
use waymark_sealing::{Place, Wrapper};
use waymark_storage::Change;
use waymark_storage::entities::emergency_access;

use super::StaffDesk;
use super::access::{basis, object};
use super::file::about;
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
        self.commit_once(ctx, change, id.0).await
    }
}

/// Whether whoever acts proved just now who they are.
fn proved(ctx: &Ctx) -> bool {
    match &ctx.actor {
        Actor::Member(member) => member.stepped_up,
        Actor::Public | Actor::System(_) | Actor::Partner(_) | Actor::Operator(_) => false,
    }
}

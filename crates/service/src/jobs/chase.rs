//! Silence makes itself heard: owners of late tasks are reminded, supervisors are told, and a review of
//! emergency access that did not come is taken further.

use waymark_domain::task::{Chase, chase};
use waymark_domain::{Date, Timestamp};
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_policy::Job as SystemJob;
use waymark_storage::entities::task;
use waymark_storage::{Change, StoreError, Write};

use super::Worker;
use crate::{Ctx, ServiceError};

/// Late tasks looked at in one go.
const TASKS: u64 = 1_000;
/// Seconds between two reminders of the same task.
const REMINDER_SECONDS: i64 = 86_400;

impl Worker {
    /// Chases what is late. Each reminder and each escalation is an entry.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer; [`ServiceError::Rules`].
    ///
    /// Rule: docs/rules.md
    pub async fn chase(&self, now: Timestamp) -> Result<usize, ServiceError> {
        let ctx = self.ctx(SystemJob::ChaseTasks, now);
        let today = now.london_date();
        let rules = self.rules.in_force(today);
        let late = self
            .store
            .late_tasks(today, TASKS)
            .await
            .map_err(ServiceError::Unavailable)?;
        let mut chased = 0;
        for record in late {
            let Ok(due_on) = record.task.due_on.parse::<Date>() else {
                continue;
            };
            let paused = record.case.paused_on.is_some();
            let what = chase(due_on, paused, today, &rules, self.rules.calendar());
            let escalated = match what.map_err(ServiceError::Rules)? {
                Chase::Nothing => continue,
                Chase::Remind if reminded_lately(&record.task, now) => continue,
                Chase::Remind => false,
                Chase::Escalate => true,
            };
            let action = if escalated {
                const { Token::from_static("task.escalated") }
            } else {
                const { Token::from_static("task.reminded") }
            };
            let objects = [("task", record.task.id), ("case", record.case.id)];
            let change =
                Change::recorded("task.chase", entry(&ctx, action, &objects)).write(Write::ChaseTask {
                    id: record.task.id,
                    at: now.micros(),
                    escalated,
                });
            chased += usize::from(self.unless_done(change).await?);
        }
        Ok(chased + self.chase_reviews(&ctx, today).await?)
    }

    async fn chase_reviews(&self, ctx: &Ctx, today: Date) -> Result<usize, ServiceError> {
        let waiting = self
            .store
            .unreviewed_emergency_access()
            .await
            .map_err(ServiceError::Unavailable)?;
        let late = waiting.iter().filter(|row| {
            let due_on = row.review_due_on.parse::<Date>();
            row.escalated_at.is_none() && due_on.is_ok_and(|due_on| due_on < today)
        });
        let mut chased = 0;
        for row in late {
            let action = const { Token::from_static("emergency.review_escalated") };
            let objects = [("emergency_access", row.id), ("case", row.case_id)];
            let change = Change::recorded("emergency.escalate", entry(ctx, action, &objects)).write(
                Write::EscalateReview {
                    id: row.id,
                    at: ctx.now.micros(),
                },
            );
            chased += usize::from(self.unless_done(change).await?);
        }
        Ok(chased)
    }

    /// Commits, unless somebody did the task meanwhile or another node chased it first.
    async fn unless_done(&self, change: Change) -> Result<bool, ServiceError> {
        match self.store.commit(change).await {
            Ok(_) => Ok(true),
            Err(StoreError::Conflict) => Ok(false),
            Err(error) => Err(ServiceError::Unavailable(error)),
        }
    }
}

fn reminded_lately(task: &task::Model, now: Timestamp) -> bool {
    task.reminded_at
        .is_some_and(|at| now.plus_seconds(-REMINDER_SECONDS).micros() < at)
}

fn entry(ctx: &Ctx, action: Token, objects: &[(&'static str, uuid::Uuid)]) -> EntryDraft {
    let object = |(kind, id): &(&'static str, uuid::Uuid)| Object {
        kind: Token::from_static(kind),
        id: *id,
    };
    EntryDraft {
        at_micros: ctx.now.micros(),
        actor: ctx.actor_token(),
        action,
        basis: const { Token::from_static("upkeep") },
        objects: objects.iter().map(object).collect(),
        digest: None,
    }
}

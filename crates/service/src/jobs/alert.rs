//! Telling a duty desk that something urgent is waiting, again and again until somebody opens it.

use waymark_domain::{AlertId, CaseId, EmergencyAccessId, Timestamp};
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_policy::Job as SystemJob;
use waymark_storage::entities::job;
use waymark_storage::{Change, Housekeeping, Write};

use super::{Done, Worker, chain};
use crate::ServiceError;
use crate::intake::new_job;

/// Minutes after which an alert for the national desk is sent again.
const NATIONAL_AGAIN_MINUTES: i64 = 10;

impl Worker {
    /// Sends the mail of one alert and queues the next; done once the alert is opened.
    ///
    /// Rule: docs/rules.md R-013
    pub(super) async fn send_alert(&self, now: Timestamp, row: &job::Model) -> Result<Done, ServiceError> {
        let alert = self
            .store
            .alert(AlertId(row.object_id))
            .await
            .map_err(ServiceError::Unavailable)?;
        let alert = alert.ok_or(ServiceError::NotFound)?;
        if alert.opened_at.is_some() {
            return Ok(Done::Nothing);
        }
        let Some(mailer) = &self.mailer else {
            return Ok(Done::Later("no_mail_server"));
        };
        let rules = self.rules.in_force(now.london_date());
        let area = rules.area(&alert.area);
        let desk = area.map(|area| area.desk_mailbox.as_str());
        if let Err(error) = mailer.send_alert(desk, AlertId(alert.id), alert.sends).await {
            tracing::warn!(alert.id = %alert.id, error = chain(&error), "an alert could not be sent");
            return Ok(Done::Later("mail"));
        }
        let ctx = self.ctx(SystemJob::SendAlerts, now);
        let again = area.map_or(NATIONAL_AGAIN_MINUTES, |area| i64::from(area.alert_again_minutes));
        let next = job::Model {
            run_at: now.plus_seconds(again * 60).micros(),
            ..new_job(&ctx, "send_alert", "alert", alert.id)
        };
        let entry = EntryDraft {
            at_micros: now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("alert.sent") },
            basis: const { Token::from_static("urgent-referral") },
            objects: vec![Object {
                kind: const { Token::from_static("alert") },
                id: alert.id,
            }],
            digest: None,
        };
        let sent = Housekeeping::CountAlertSend {
            id: alert.id,
            read_sends: alert.sends,
            at: now.micros(),
        };
        let change = Change::recorded("alert.send", entry)
            .write(Write::from(sent))
            .write(next);
        Ok(Done::With(Box::new(change)))
    }

    /// Tells the desk of a case's area that emergency access was taken to one of its cases.
    ///
    /// Rule: docs/rules.md R-044
    pub(super) async fn tell_of_emergency(
        &self,
        now: Timestamp,
        row: &job::Model,
    ) -> Result<Done, ServiceError> {
        let id = EmergencyAccessId(row.object_id);
        let access = self
            .store
            .emergency_access(id)
            .await
            .map_err(ServiceError::Unavailable)?;
        let access = access.ok_or(ServiceError::NotFound)?;
        let Some(mailer) = &self.mailer else {
            return Ok(Done::Later("no_mail_server"));
        };
        let case = self
            .store
            .case_file(CaseId(access.case_id))
            .await
            .map_err(ServiceError::Unavailable)?;
        let rules = self.rules.in_force(now.london_date());
        let area = case.and_then(|case| rules.area(&case.area).cloned());
        let desk = area.as_ref().map(|area| area.desk_mailbox.as_str());
        if let Err(error) = mailer.send_emergency_notice(desk, id).await {
            tracing::warn!(
                error = chain(&error),
                "a notice of emergency access could not be sent"
            );
            return Ok(Done::Later("mail"));
        }
        let ctx = self.ctx(SystemJob::SendAlerts, now);
        let entry = EntryDraft {
            at_micros: now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("emergency.told") },
            basis: const { Token::from_static("upkeep") },
            objects: vec![Object {
                kind: const { Token::from_static("emergency_access") },
                id: id.0,
            }],
            digest: None,
        };
        Ok(Done::With(Box::new(Change::recorded("emergency.tell", entry))))
    }
}

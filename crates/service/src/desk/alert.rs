//! Opening an alert: the desk says that it knows, and the mail stops.

use waymark_domain::{AlertId, Timestamp};
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_policy::Actor;
use waymark_storage::{Change, Write};

use super::{StaffDesk, refused, unavailable};
use crate::ServiceError;

impl StaffDesk {
    /// Whether there is such an alert and nobody has opened it.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    pub async fn alert_waits(&self, alert: AlertId) -> Result<bool, ServiceError> {
        let row = self.store.alert(alert).await.map_err(unavailable)?;
        Ok(row.is_some_and(|row| row.opened_at.is_none()))
    }

    /// Opens an alert. It shows nothing of the referral; it only stops the mail and records that the desk
    /// knows.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when there is none; [`ServiceError::Conflict`] when somebody was quicker.
    ///
    /// Rule: docs/rules.md R-013
    pub async fn open_alert(&self, now: Timestamp, actor: Actor, alert: AlertId) -> Result<(), ServiceError> {
        let row = self
            .store
            .alert(alert)
            .await
            .map_err(unavailable)?
            .ok_or(ServiceError::NotFound)?;
        let ctx = self.ctx(actor, now);
        let entry = EntryDraft {
            at_micros: now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("alert.opened") },
            basis: const { Token::from_static("duty") },
            objects: vec![
                Object {
                    kind: const { Token::from_static("alert") },
                    id: row.id,
                },
                Object {
                    kind: const { Token::from_static("referral") },
                    id: row.referral_id,
                },
            ],
            digest: None,
        };
        let change = Change::recorded("alert.open", entry).write(Write::OpenAlert {
            id: row.id,
            at: now.micros(),
        });
        self.store.commit(change).await.map(drop).map_err(refused)
    }
}

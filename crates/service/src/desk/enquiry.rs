//! Logging an enquiry: advice given without naming anybody.

use waymark_domain::enquiry::{Enquiry, log};
use waymark_domain::{DataKeyId, EnquiryId, Timestamp};
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_policy::{Actor, Case};
use waymark_sealing::{DataKey, Place, Wrapper};
use waymark_storage::Change;
use waymark_storage::entities::enquiry;

use super::{StaffDesk, refused};
use crate::ServiceError;
use crate::intake::{combined, key_row};

impl StaffDesk {
    /// Logs an enquiry.
    ///
    /// # Errors
    /// [`ServiceError::Enquiry`] for an unknown kind or area.
    ///
    /// Rule: docs/rules.md R-019
    pub async fn log_enquiry(
        &self,
        now: Timestamp,
        actor: Actor,
        what: &Enquiry,
    ) -> Result<EnquiryId, ServiceError> {
        let (ctx, keys) = (self.ctx(actor, now), self.vault.public());
        let rules = self.rules.in_force(now.london_date());
        let logged = log(what, now.london_date(), &rules).map_err(ServiceError::Enquiry)?;
        let id = EnquiryId(ctx.id());
        let key = DataKey::<Case>::fresh(DataKeyId(ctx.id()), id);
        let (sealed, digest) = key.seal(&enquiry_place(id), what.advice.as_str().as_bytes());
        let entry = EntryDraft {
            at_micros: now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("enquiry.logged") },
            basis: const { Token::from_static("duty") },
            objects: vec![Object {
                kind: const { Token::from_static("enquiry") },
                id: id.0,
            }],
            digest: Some(combined(&[digest])),
        };
        let change = Change::recorded("enquiry.log", entry)
            .write(key_row(&Wrapper::to(keys.epoch()).wrap(&key), now))
            .write(enquiry::Model {
                id: id.0,
                recorded_at: now.micros(),
                kind: logged.kind.to_string(),
                channel: "advice_line".into(),
                area: logged.area.map(|area| area.to_string()),
                sealed_advice: sealed.into_bytes(),
                data_key_id: key.name().id.0,
                actor: ctx.actor_token().as_str().to_owned(),
            });
        self.store.commit(change).await.map_err(refused)?;
        Ok(id)
    }
}

/// Where an enquiry's advice is sealed.
pub(crate) fn enquiry_place(id: EnquiryId) -> Place {
    Place {
        table: "enquiry",
        row: id.0,
        column: "sealed_advice",
    }
}

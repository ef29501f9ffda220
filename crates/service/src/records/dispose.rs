//! Disposal: the person's keys and rows go now, every backup's copy when the epoch's key goes.

use std::path::PathBuf;
use std::sync::Arc;

use waymark_domain::{Date, DisposalId, PersonId, Timestamp};
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_sealing::sweep::Schedule;
use waymark_storage::entities::disposal;
use waymark_storage::{Change, Store, Write};

use super::{DisposalList, InvalidList};
use crate::desk::refused;
use crate::{Ctx, House, ServiceError, Vault};

/// What is certified: no content, only that and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The disposal.
    pub id: DisposalId,
    /// Whose record it was.
    pub person: PersonId,
    /// When the live store was rid of it.
    pub disposed_at: Timestamp,
    /// The day from which no backup can be opened either.
    pub complete_on: Date,
}

/// Disposes of people's records, and keeps the signed list that a restore needs.
#[derive(Debug, Clone)]
pub struct Disposal {
    store: Store,
    vault: Arc<Vault>,
    schedule: Schedule,
    list: PathBuf,
    host: String,
}

impl Disposal {
    /// With the parts it works on. `checkpoint_folder` is where the signed list lies, beside the checkpoints.
    pub fn new(house: &House, schedule: Schedule, checkpoint_folder: &std::path::Path) -> Self {
        Self {
            store: house.store().clone(),
            vault: Arc::clone(house.vault()),
            schedule,
            list: checkpoint_folder.join(DisposalList::FILE),
            host: house.ledger_host().to_owned(),
        }
    }

    /// Disposes of one person's record. Whether it is due, and who approved it, is decided before.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for an unknown person or one disposed of before;
    /// [`ServiceError::Conflict`] when the record changed in between; [`ServiceError::Unavailable`] when the
    /// store fails, and then nothing was disposed of; [`ServiceError::List`] when the list could not be written
    /// after it was: the next start writes it.
    pub async fn dispose(
        &self,
        ctx: &Ctx,
        person: PersonId,
        reason: &Token,
    ) -> Result<Certificate, ServiceError> {
        let row = self
            .store
            .person(person)
            .await
            .map_err(ServiceError::Unavailable)?;
        let row = row
            .filter(|row| row.disposed_at.is_none())
            .ok_or(ServiceError::NotFound)?;
        let epochs = self.vault.keyring().epochs();
        let current = epochs.last().ok_or(ServiceError::NotFound)?;
        let complete_on = self.schedule.disposal_complete(current).london_date();
        let id = DisposalId(ctx.id());
        let entry = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("person.disposed") },
            basis: reason.clone(),
            objects: vec![
                Object {
                    kind: const { Token::from_static("person") },
                    id: person.0,
                },
                Object {
                    kind: const { Token::from_static("disposal") },
                    id: id.0,
                },
            ],
            digest: None,
        };
        let change = Change::recorded("person.dispose", entry).write(Write::Dispose {
            read: row.version,
            row: Box::new(disposal::Model {
                id: id.0,
                person_id: person.0,
                disposed_at: ctx.now.micros(),
                actor: ctx.actor_token().as_str().to_owned(),
                reason_code: reason.as_str().to_owned(),
                complete_on: complete_on.to_string(),
            }),
        });
        self.store.commit(change).await.map_err(refused)?;
        self.refresh_list().await?;
        Ok(Certificate {
            id,
            person,
            disposed_at: ctx.now,
            complete_on,
        })
    }

    /// Brings the signed list up to what the store knows. Done after each disposal and at each start, so that
    /// a process killed between the two leaves nobody out for long.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer, [`ServiceError::List`] when the list is
    /// damaged or cannot be written.
    pub async fn refresh_list(&self) -> Result<(), ServiceError> {
        let key = self
            .vault
            .ledger_key(&self.host)
            .map_err(|_| ServiceError::NotFound)?;
        let kept = match DisposalList::read(&self.list, &key.verifying_key()) {
            Ok(list) => list,
            Err(InvalidList::Missing) => DisposalList::default(),
            Err(error) => return Err(ServiceError::List(error)),
        };
        let mut list = kept.clone();
        for row in self.store.disposals().await.map_err(ServiceError::Unavailable)? {
            list.add(PersonId(row.person_id));
        }
        if list == kept && self.list.exists() {
            return Ok(());
        }
        list.write(&self.list, &key).map_err(ServiceError::List)
    }
}

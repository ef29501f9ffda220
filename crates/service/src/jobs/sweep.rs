//! The sweep of epochs: what lives moves to the newest, what nothing needs is retired, and destroyed once the
//! backup window has passed. It can stop anywhere and go on.

use waymark_domain::{AdditionId, DataKeyId, Timestamp};
use waymark_ledger::{EntryDraft, Token};
use waymark_policy::{Case, Compartment, Grant, Job as SystemJob, Purpose, Wrapping, grant};
use waymark_sealing::sweep::{Schedule, Step, plan};
use waymark_sealing::{EpochId, KeyName, Owner, Sealed, SealedToIntake, SealingError, WrappedKey, Wrapper};
use waymark_storage::entities::{addition, data_key};
use waymark_storage::{Change, Housekeeping, StoreError};

use super::Worker;
use crate::public::addition_place;
use crate::{Ctx, ServiceError};

/// Keys re-wrapped in one change.
const BATCH: u64 = 200;

/// What a sweep did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Swept {
    /// Epochs begun.
    pub begun: Vec<EpochId>,
    /// Keys and items of the intake moved to the newest epoch.
    pub moved: u64,
    /// Epochs found empty.
    pub retired: Vec<EpochId>,
    /// Epochs whose key was destroyed.
    pub destroyed: Vec<EpochId>,
    /// Things that live under an epoch whose key is gone: they cannot be opened.
    pub lost: u64,
}

impl Worker {
    /// Does every step that is due.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer, [`ServiceError::Sealing`] when the key
    /// folder cannot be written.
    pub async fn sweep_keys(&self, now: Timestamp, schedule: &Schedule) -> Result<Swept, ServiceError> {
        let ctx = self.ctx(SystemJob::SweepKeys, now);
        let mut swept = Swept::default();
        // A step may make another one due: begin, then move, then retire. Destroying ends it.
        for _ in 0..4 {
            let living = self
                .store
                .epochs_in_use()
                .await
                .map_err(ServiceError::Unavailable)?;
            let living = living
                .into_iter()
                .filter_map(|(epoch, count)| Some((EpochId(u32::try_from(epoch).ok()?), count)))
                .collect();
            let steps = plan(&self.vault.keyring().epochs(), &living, now, schedule);
            if steps.is_empty() {
                break;
            }
            swept.lost = 0;
            for step in steps {
                self.take(&ctx, step, &mut swept).await?;
            }
        }
        Ok(swept)
    }

    async fn take(&self, ctx: &Ctx, step: Step, swept: &mut Swept) -> Result<(), ServiceError> {
        match step {
            Step::BeginEpoch { .. } => {
                self.record(ctx, const { Token::from_static("keys.epoch_begun") })
                    .await?;
                swept.begun.push(self.vault.new_epoch(ctx.now)?);
            }
            Step::Reinstate { epoch } => self.vault.reinstate_epoch(epoch)?,
            Step::Rewrap { epoch, .. } => {
                let grant = grant::<Wrapping>(&ctx.actor, Purpose::RewrapKeys)?;
                swept.moved += self.move_keys(&grant, epoch).await?;
                swept.moved += self.move_intake(&grant, epoch).await?;
            }
            Step::Retire { epoch } => {
                self.vault.retire_epoch(epoch, ctx.now)?;
                swept.retired.push(epoch);
            }
            Step::Destroy { epoch, .. } => {
                self.record(ctx, const { Token::from_static("keys.epoch_destroyed") })
                    .await?;
                self.vault.destroy_epoch(epoch)?;
                swept.destroyed.push(epoch);
            }
            Step::Lost { epoch, living } => {
                tracing::error!(
                    epoch = epoch.0,
                    living,
                    "content lives under an epoch whose key is gone"
                );
                swept.lost += living;
            }
        }
        Ok(())
    }

    /// A step that cannot be undone is an entry before it is taken.
    async fn record(&self, ctx: &Ctx, action: Token) -> Result<(), ServiceError> {
        let entry = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action,
            basis: const { Token::from_static("keys.rewrap") },
            objects: Vec::new(),
            digest: None,
        };
        self.store
            .commit(Change::recorded("keys.sweep", entry))
            .await
            .map_err(ServiceError::Unavailable)?;
        Ok(())
    }

    async fn move_keys(&self, grant: &Grant<Wrapping>, epoch: EpochId) -> Result<u64, ServiceError> {
        let keyring = self.vault.keyring();
        let mut moved = 0;
        loop {
            let rows = self
                .store
                .data_keys_in_epoch(i64::from(epoch.0), None, BATCH)
                .await;
            let rows = rows.map_err(ServiceError::Unavailable)?;
            if rows.is_empty() {
                return Ok(moved);
            }
            let wrapper = Wrapper::to(keyring.public().epoch());
            for row in rows {
                let wrapped = keyring.rewrap(grant, &wrapped_key(&row)?, &wrapper)?;
                moved += self.put_key(&row, &wrapped).await?;
            }
        }
    }

    async fn put_key(&self, row: &data_key::Model, wrapped: &WrappedKey) -> Result<u64, ServiceError> {
        let work = Housekeeping::RewrapKey {
            id: row.id,
            read_epoch: row.epoch,
            epoch: i64::from(wrapped.epoch().0),
            wrapped: wrapped.as_bytes().to_vec(),
        };
        match self.store.keep_house("keys.rewrap", vec![work]).await {
            Ok(()) => Ok(1),
            // Disposed of, or moved by another node, in between.
            Err(StoreError::Conflict) => Ok(0),
            Err(error) => Err(ServiceError::Unavailable(error)),
        }
    }

    async fn move_intake(&self, grant: &Grant<Wrapping>, epoch: EpochId) -> Result<u64, ServiceError> {
        let keyring = self.vault.keyring();
        let rows = self.store.additions_in_epoch(i64::from(epoch.0), BATCH).await;
        let rows = rows.map_err(ServiceError::Unavailable)?;
        let mut moved = 0;
        for row in rows {
            let item = intake_item(&row);
            let place = addition_place(AdditionId(row.id));
            let resealed = keyring.reseal_intake::<Case>(grant, &place, &item)?;
            let work = Housekeeping::ResealAddition {
                id: row.id,
                read_epoch: row.epoch,
                epoch: i64::from(resealed.epoch.0),
                sealed_addition: resealed.sealed.into_bytes(),
            };
            match self.store.keep_house("keys.reseal", vec![work]).await {
                Ok(()) => moved += 1,
                Err(StoreError::Conflict) => {}
                Err(error) => return Err(ServiceError::Unavailable(error)),
            }
        }
        Ok(moved)
    }
}

fn intake_item(row: &addition::Model) -> SealedToIntake {
    SealedToIntake {
        epoch: EpochId(u32::try_from(row.epoch).unwrap_or(u32::MAX)),
        sealed: Sealed::from_stored(row.sealed_addition.clone()),
    }
}

/// A data key as stored.
///
/// # Errors
/// [`ServiceError::Sealing`] when the row cannot be a data key's.
pub fn wrapped_key(row: &data_key::Model) -> Result<WrappedKey, ServiceError> {
    let bad = || ServiceError::Sealing(SealingError::UnknownFormat);
    let name = key_name(row).ok_or_else(bad)?;
    let epoch = EpochId(u32::try_from(row.epoch).map_err(|_| bad())?);
    Ok(WrappedKey::from_stored(name, epoch, row.wrapped.clone())?)
}

/// A stored data key's name.
pub fn key_name(row: &data_key::Model) -> Option<KeyName> {
    Some(KeyName {
        id: DataKeyId(row.id),
        owner: Owner::from_stored(&row.owner_kind, row.owner_id)?,
        compartment: Compartment::named(&row.compartment)?,
        version: u16::try_from(row.key_version).ok()?,
    })
}

//! Cutting checkpoints: the state of the ledger, signed, in the database and in a file that leaves the
//! machine.

use std::path::Path;

use waymark_domain::Timestamp;
use waymark_ledger::Checkpoint;
use waymark_storage::Housekeeping;
use waymark_storage::entities::ledger_checkpoint;

use super::Worker;
use crate::ServiceError;
use crate::records::replace;

impl Worker {
    /// Signs the ledger as it stands, unless nothing was added since the last time. The file's name carries
    /// log and size; `latest.txt` is the newest.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer or the folder cannot be written.
    pub async fn cut_checkpoint(
        &self,
        now: Timestamp,
        host: &str,
        folder: &Path,
    ) -> Result<Option<Checkpoint>, ServiceError> {
        let log = self.store.open_log().await.map_err(ServiceError::Unavailable)?;
        let log = log.ok_or(ServiceError::NotFound)?;
        let cut = self
            .store
            .checkpoints(log.number)
            .await
            .map_err(ServiceError::Unavailable)?;
        let size = i64::try_from(log.frontier.size()).unwrap_or(i64::MAX);
        if cut.last().is_some_and(|last| last.size >= size) {
            return Ok(None);
        }
        let key = self.vault.ledger_key(host).map_err(|_| ServiceError::NotFound)?;
        let checkpoint = Checkpoint::of(&log.origin, &log.frontier);
        let note = checkpoint.sign(&key).to_string();
        let row = ledger_checkpoint::Model {
            origin: log.number,
            size,
            note: note.clone(),
            cut_at: now.micros(),
        };
        let work = Housekeeping::AddCheckpoint(Box::new(row));
        self.store
            .keep_house("ledger.checkpoint", vec![work])
            .await
            .map_err(ServiceError::Unavailable)?;
        for name in [
            format!("checkpoint-{}-{size}.txt", log.number),
            "latest.txt".to_owned(),
        ] {
            replace(&folder.join(name), note.as_bytes()).map_err(ServiceError::File)?;
        }
        Ok(Some(checkpoint))
    }
}

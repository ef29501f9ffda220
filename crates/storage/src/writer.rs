//! The one task that writes.
//!
//! Each commit costs one sync of the disk, however much is in it, so changes that queue up while the last
//! group was syncing share the next one. The writer never waits for a group to fill. A change is answered
//! only after its group is durable.

use std::sync::Arc;

use sea_orm::{
    DatabaseConnection, DatabaseTransaction, EntityTrait, IntoActiveModel, TransactionTrait,
    sea_query::OnConflict,
};
use tokio::sync::{Notify, mpsc, oneshot};
use uuid::Uuid;

use crate::change::{Change, Committed, Position, Retry};
use crate::dialect::{self, Use};
use crate::entities::retry;
use crate::head::Head;
use crate::{Database, StoreError, apply};

/// Changes in one group at most.
const GROUP: usize = 256;
/// Changes that wait in the queue at most; past it a caller waits to queue.
const QUEUE: usize = 4 * GROUP;
/// How often a group is run when the database gives way to another's transaction.
const ATTEMPTS: usize = 5;

/// A change and where its answer goes.
struct Waiting {
    change: Change,
    answer: oneshot::Sender<Result<Committed, StoreError>>,
}

/// The way to the writer.
#[derive(Debug, Clone)]
pub(crate) struct Queue {
    changes: mpsc::Sender<Waiting>,
    stop: Arc<Notify>,
}

impl Queue {
    /// Queues a change and waits until it is durable. Once queued it is carried out, even when nobody waits
    /// for the answer any more.
    pub(crate) async fn commit(&self, change: Change) -> Result<Committed, StoreError> {
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting { change, answer };
        self.changes.send(waiting).await.map_err(|_| StoreError::Closed)?;
        answered.await.map_err(|_| StoreError::Closed)?
    }

    /// Takes no more changes, from any copy of the queue, and writes what is queued.
    pub(crate) fn close(&self) {
        self.stop.notify_one();
    }
}

/// Starts the writer. It ends when it is closed or every [`Queue`] is gone, and what was queued is done.
pub(crate) fn start(
    database: Database,
    connection: DatabaseConnection,
) -> (Queue, tokio::task::JoinHandle<()>) {
    let (changes, waiting) = mpsc::channel(QUEUE);
    let stop = Arc::new(Notify::new());
    let writer = Writer {
        database,
        connection: Some(connection),
        waiting,
        stop: Arc::clone(&stop),
    };
    (Queue { changes, stop }, tokio::spawn(writer.run()))
}

struct Writer {
    database: Database,
    /// None after a failure: the database may have ended the transaction without the driver knowing, so
    /// that connection is not used again.
    connection: Option<DatabaseConnection>,
    waiting: mpsc::Receiver<Waiting>,
    stop: Arc<Notify>,
}

impl Writer {
    async fn run(mut self) {
        let mut group = Vec::with_capacity(GROUP);
        while self.gather(&mut group).await > 0 {
            let (changes, answers): (Vec<_>, Vec<_>) = group
                .drain(..)
                .map(|waiting| (waiting.change, waiting.answer))
                .unzip();
            let outcomes = self.commit(&changes).await;
            for (answer, outcome) in answers.into_iter().zip(outcomes) {
                // Whoever asked may have gone; the change stands all the same.
                drop(answer.send(outcome));
            }
        }
        if let Some(connection) = self.connection {
            drop(connection.close().await);
        }
    }

    /// Everything that is queued, up to a group, as soon as there is anything; nothing at the end.
    async fn gather(&mut self, group: &mut Vec<Waiting>) -> usize {
        tokio::select! {
            gathered = self.waiting.recv_many(group, GROUP) => return gathered,
            () = self.stop.notified() => self.waiting.close(),
        }
        self.waiting.recv_many(group, GROUP).await
    }

    async fn commit(&mut self, changes: &[Change]) -> Vec<Result<Committed, StoreError>> {
        match self.try_commit(changes).await {
            Ok(outcomes) => outcomes,
            Err(error) => {
                self.connection = None;
                let changes_lost: Vec<_> = changes.iter().map(|change| change.name).collect();
                let cause: &dyn std::error::Error = &error;
                tracing::error!(cause, ?changes_lost, "a group of changes was not acknowledged");
                vec![Err(error); changes.len()]
            }
        }
    }

    /// Runs a group, again when the database gave it up for another node's sake: then nothing of it was
    /// kept.
    async fn try_commit(
        &mut self,
        changes: &[Change],
    ) -> Result<Vec<Result<Committed, StoreError>>, StoreError> {
        let mut attempt = 1;
        loop {
            let connection = match self.connection.take() {
                Some(connection) => connection,
                None => dialect::connect(&self.database, Use::Write).await?,
            };
            match write_group(&connection, changes).await {
                Err(error) if attempt < ATTEMPTS && dialect::gave_way(&error) => attempt += 1,
                outcome => {
                    self.connection = Some(connection);
                    return outcome;
                }
            }
        }
    }
}

/// Writes a group in one transaction. The outer error is a failure of the whole: nothing is written.
async fn write_group(
    connection: &DatabaseConnection,
    changes: &[Change],
) -> Result<Vec<Result<Committed, StoreError>>, StoreError> {
    let transaction = dialect::begin_write(connection).await?;
    let mut written = Vec::with_capacity(changes.len());
    for change in changes {
        written.push(write_change(&transaction, change).await?);
    }
    let outcomes = record(&transaction, changes, written).await?;
    transaction.commit().await?;
    Ok(outcomes)
}

/// What became of a change's rows.
enum Rows {
    Written,
    Already(Uuid),
}

/// Writes one change's rows in a savepoint, so that its conflict leaves the rest of the group alone.
async fn write_change(
    transaction: &DatabaseTransaction,
    change: &Change,
) -> Result<Result<Rows, StoreError>, StoreError> {
    if change.writes.is_empty() && change.retry.is_none() {
        return Ok(Ok(Rows::Written));
    }
    let savepoint = transaction.begin().await?;
    match write_rows(&savepoint, change).await {
        Ok(rows) => {
            savepoint.commit().await?;
            Ok(Ok(rows))
        }
        Err(error) if error.is_of_the_change() => {
            savepoint.rollback().await?;
            Ok(Err(error))
        }
        Err(error) => Err(error),
    }
}

async fn write_rows(savepoint: &DatabaseTransaction, change: &Change) -> Result<Rows, StoreError> {
    if let Some(retry) = &change.retry
        && let Some(result_id) = use_retry_key(savepoint, retry).await?
    {
        return Ok(Rows::Already(result_id));
    }
    for write in &change.writes {
        apply::write(savepoint, write).await?;
    }
    Ok(Rows::Written)
}

/// Uses up a retry key, or tells what it became when it was used before.
async fn use_retry_key(savepoint: &DatabaseTransaction, retry: &Retry) -> Result<Option<Uuid>, StoreError> {
    let row = retry::Model {
        hash: retry.hash.to_vec(),
        purpose: retry.purpose.to_owned(),
        result_id: retry.result_id,
        created_at: retry.at_micros,
    };
    let inserted = retry::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::column(retry::Column::Hash).do_nothing().to_owned())
        .exec_without_returning(savepoint)
        .await?;
    if inserted == 1 {
        return Ok(None);
    }
    match retry::Entity::find_by_id(retry.hash.to_vec())
        .one(savepoint)
        .await?
    {
        Some(used) if used.purpose == retry.purpose => Ok(Some(used.result_id)),
        Some(_) => Err(StoreError::RetryReused),
        None => Err(StoreError::Conflict),
    }
}

/// Appends the entries of what was written, in order, and saves where the ledger ends.
async fn record(
    transaction: &DatabaseTransaction,
    changes: &[Change],
    written: Vec<Result<Rows, StoreError>>,
) -> Result<Vec<Result<Committed, StoreError>>, StoreError> {
    let to_record = |(change, rows): (&Change, &Result<Rows, StoreError>)| {
        matches!(rows, Ok(Rows::Written)) && !change.entries.is_empty()
    };
    let mut head = match changes.iter().zip(&written).any(to_record) {
        true => Head::lock(transaction).await?,
        false => None,
    };
    let mut outcomes = Vec::with_capacity(changes.len());
    for (change, rows) in changes.iter().zip(written) {
        outcomes.push(match rows {
            Ok(Rows::Written) => {
                let positions = append(transaction, &mut head, change).await?;
                Ok(Committed::Written { positions })
            }
            Ok(Rows::Already(result_id)) => Ok(Committed::Already { result_id }),
            Err(error) => Err(error),
        });
    }
    if let Some(head) = head {
        head.save(transaction).await?;
    }
    Ok(outcomes)
}

/// Appends one change's entries, in a new log if the change begins one.
async fn append(
    transaction: &DatabaseTransaction,
    head: &mut Option<Head>,
    change: &Change,
) -> Result<Vec<Position>, StoreError> {
    if let Some(opens) = &change.opens {
        let before = head.as_ref().map(Head::number);
        if let Some(ended) = head.take() {
            ended.save(transaction).await?;
        }
        *head = Some(Head::open(transaction, before, opens).await?);
    }
    if change.entries.is_empty() {
        return Ok(Vec::new());
    }
    let head = head.as_mut().ok_or(StoreError::NoLedger)?;
    change.entries.iter().map(|entry| head.append(entry)).collect()
}

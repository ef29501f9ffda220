//! The store: named reads, one write.

use std::sync::Arc;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};
use sea_orm_migration::MigratorTrait;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

use crate::change::{Change, Committed, Housekeeping, Write};
use crate::dialect::{self, Use};
use crate::migrations::Migrations;
use crate::{Database, StoreError, writer};

/// A database that is open. Copies share its connections and its one writer.
#[derive(Debug, Clone)]
pub struct Store {
    readers: DatabaseConnection,
    database: Database,
    queue: writer::Queue,
    writer: Arc<Mutex<Option<JoinHandle<()>>>>,
}

impl Store {
    /// Opens a database; an SQLite file that is not there is made.
    ///
    /// # Errors
    /// [`StoreError::Database`] when it cannot be reached; [`StoreError::NotDurable`] when PostgreSQL is set
    /// to acknowledge what it may lose.
    pub async fn open(database: &Database) -> Result<Self, StoreError> {
        let connection = dialect::connect(database, Use::Write).await?;
        dialect::check_durable(&connection).await?;
        let readers = dialect::connect(database, Use::Read).await?;
        let (queue, writer) = writer::start(database.clone(), connection);
        let writer = Arc::new(Mutex::new(Some(writer)));
        Ok(Self {
            readers,
            database: database.clone(),
            queue,
            writer,
        })
    }

    /// Brings the schema to the newest version, all of it or nothing. A node that starts at the same time
    /// waits.
    ///
    /// # Errors
    /// [`StoreError::Newer`] when a newer program made the schema.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.migrate_by::<Migrations>().await
    }

    /// By these migrations.
    pub(crate) async fn migrate_by<M: MigratorTrait>(&self) -> Result<(), StoreError> {
        let connection = dialect::connect(&self.database, Use::Write).await?;
        let transaction = dialect::begin_write(&connection).await?;
        dialect::lock_ledger(&transaction).await?;
        M::up(&transaction, None).await.map_err(newer)?;
        transaction.commit().await?;
        connection.close().await?;
        Ok(())
    }

    /// Lets the role that the program runs as do its work in a database that another role owns, without the
    /// right to change the ledger or the schema. SQLite has no roles: there it does nothing.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the role is not there, or this store is not the owner's.
    pub async fn grant_to(&self, role: &str) -> Result<(), StoreError> {
        let connection = dialect::connect(&self.database, Use::Write).await?;
        dialect::grant_to(&connection, role).await?;
        connection.close().await?;
        Ok(())
    }

    /// The migrations that [`Store::migrate`] would run, by name.
    ///
    /// # Errors
    /// [`StoreError::Newer`] when a newer program made the schema.
    pub async fn pending_migrations(&self) -> Result<Vec<String>, StoreError> {
        let pending = Migrations::get_pending_migrations_read_only(&self.readers).await;
        let pending = pending.map_err(newer)?;
        Ok(pending
            .iter()
            .map(|migration| migration.name().to_owned())
            .collect())
    }

    /// Whether there is nothing yet: no migration was ever made here.
    ///
    /// # Errors
    /// As for [`Store::pending_migrations`].
    pub async fn is_blank(&self) -> Result<bool, StoreError> {
        Ok(self.pending_migrations().await?.len() == Migrations::migrations().len())
    }

    /// Writes a change, all of it or nothing. When this returns `Ok`, it is durable as the database promises
    /// it: synced on SQLite, committed as `synchronous_commit` says on PostgreSQL. A caller that stops
    /// waiting does not stop the change.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when something was changed since it was read; [`StoreError::Duplicate`],
    /// [`StoreError::Refused`] and [`StoreError::RetryReused`] when the database refuses a row;
    /// [`StoreError::NoLedger`] when no log is open; [`StoreError::Database`] when the database fails: then
    /// it may or may not have been written, and is to be sent again under the same retry key.
    pub async fn commit(&self, change: Change) -> Result<Committed, StoreError> {
        self.queue.commit(change).await
    }

    /// Writes what needs no ledger entry: drafts, job leases and such. It shares the writer and its groups.
    ///
    /// # Errors
    /// As for [`Store::commit`].
    pub async fn keep_house(
        &self,
        name: &'static str,
        work: impl IntoIterator<Item = Housekeeping> + Send,
    ) -> Result<(), StoreError> {
        let writes: Vec<Write> = work.into_iter().map(Write::from).collect();
        self.commit(Change::unrecorded(name, writes)).await.map(drop)
    }

    /// Waits until everything queued is written, then closes. Other copies of the store can no longer write.
    pub async fn close(self) {
        self.queue.close();
        if let Some(writer) = self.writer.lock().await.take() {
            drop(writer.await);
        }
        drop(self.readers.close().await);
    }

    /// Where the database is.
    pub const fn database(&self) -> &Database {
        &self.database
    }

    pub(crate) const fn reader(&self) -> &impl ConnectionTrait {
        &self.readers
    }

    pub(crate) const fn readers(&self) -> &DatabaseConnection {
        &self.readers
    }
}

/// The migrator's one complaint of its own is a migration that this program does not know.
fn newer(error: DbErr) -> StoreError {
    if matches!(error, DbErr::Custom(_)) {
        StoreError::Newer
    } else {
        StoreError::from(error)
    }
}

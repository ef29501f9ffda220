//! Why the store could not do as asked.

use std::error::Error as _;
use std::fmt;

use sea_orm::DbErr;

/// Why the store could not do as asked.
#[derive(Clone, thiserror::Error)]
pub enum StoreError {
    /// The row was changed, or is gone, since it was read: read again and decide again.
    #[error("the record has changed since it was read")]
    Conflict,
    /// A row with the same key or the same unique value is there already.
    #[error("such a row is there already")]
    Duplicate(#[source] DbErr),
    /// The database refused one row of the change, which leaves nothing of it.
    #[error("the database refused a row")]
    Refused(#[source] DbErr),
    /// The retry key was used before, for something else.
    #[error("the retry key was used for something else")]
    RetryReused,
    /// A row holds what cannot be.
    #[error("{table}.{column} of {id} holds what cannot be")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row's id.
        id: String,
    },
    /// No ledger is open: nothing can be recorded, so nothing is done.
    #[error("no ledger is open")]
    NoLedger,
    /// The address is not `sqlite:<path>` or `postgres://<host>/<database>`.
    #[error("the database's address is not one of sqlite:<path> and postgres://<host>/<database>")]
    Address,
    /// The link to PostgreSQL on another host would not be checked.
    #[error("the link to the database on another host must have sslmode=verify-full")]
    UncheckedLink,
    /// PostgreSQL is set to acknowledge what a power cut can take back.
    #[error("the database has {setting} = {found}, so what it acknowledges may be lost")]
    NotDurable {
        /// The setting.
        setting: &'static str,
        /// Its value.
        found: String,
    },
    /// The schema was made by a newer program.
    #[error("the database was made by a newer version of this program")]
    Newer,
    /// A copy goes only into an empty database.
    #[error("the database to copy into is not empty")]
    NotEmpty,
    /// A file could not be put on disk.
    #[error("a file could not be put on disk: {0}")]
    File(std::io::ErrorKind),
    /// The store is closing.
    #[error("the store is closing")]
    Closed,
    /// The database failed.
    #[error("the database failed")]
    Database(#[source] DbErr),
}

impl StoreError {
    /// Whether this failure is of one change alone, so that others in its group go on.
    pub(crate) const fn is_of_the_change(&self) -> bool {
        match self {
            Self::Conflict
            | Self::Duplicate(_)
            | Self::Refused(_)
            | Self::RetryReused
            | Self::Inconsistent { .. } => true,
            Self::NoLedger
            | Self::Address
            | Self::UncheckedLink
            | Self::NotDurable { .. }
            | Self::Newer
            | Self::NotEmpty
            | Self::File(_)
            | Self::Closed
            | Self::Database(_) => false,
        }
    }
}

/// The messages alone: PostgreSQL's detail, which a derived `Debug` would show, quotes the row.
impl fmt::Debug for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StoreError({self}")?;
        if let Some(source) = self.source() {
            write!(f, ": {source}")?;
        }
        f.write_str(")")
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        crate::dialect::classify(error)
    }
}

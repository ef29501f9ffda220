//! Takes a copy of a database while it is in use: one SQLite file, whichever kind the database is.

use std::path::Path;

use crate::copy::{self, Progress};
use crate::dialect::{self, Use};
use crate::{Database, Store, StoreError};

/// Writes the whole database, as it is at one instant, into a new SQLite file. Writers go on meanwhile. The
/// content in it is sealed as it was; the rest is in the clear, so the file is to be sealed as well before
/// it leaves the machine.
///
/// # Errors
/// [`StoreError::NotEmpty`] when the file is there already; [`StoreError::File`] when it cannot be made
/// durable.
pub async fn snapshot(
    store: &Store,
    path: &Path,
    progress: impl FnMut(Progress) + Send,
) -> Result<(), StoreError> {
    if path.exists() {
        return Err(StoreError::NotEmpty);
    }
    match store.database() {
        Database::Sqlite(_) => {
            let text = path.to_str().ok_or(StoreError::Address)?;
            let connection = dialect::connect(store.database(), Use::Write).await?;
            dialect::vacuum_into(&connection, text).await?;
            connection.close().await?;
        }
        Database::Postgres(_) => {
            let copy = Store::open(&Database::Sqlite(path.to_owned())).await?;
            let copied = copy::all(store, &copy, progress).await;
            copy.close().await;
            copied?;
        }
    }
    sync(path).map_err(|error| StoreError::File(error.kind()))
}

/// Puts the file, and its name in the folder, on disk.
fn sync(path: &Path) -> std::io::Result<()> {
    std::fs::File::open(path)?.sync_all()?;
    match path.parent() {
        Some(folder) if folder != Path::new("") => std::fs::File::open(folder)?.sync_all(),
        Some(_) | None => std::fs::File::open(".")?.sync_all(),
    }
}

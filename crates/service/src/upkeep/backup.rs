//! Backup: the database as it is at one instant, sealed as a whole to the epoch in use.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use waymark_ledger::{EntryDraft, Token};
use waymark_sealing::EpochId;
use waymark_storage::copy::Progress;
use waymark_storage::{Change, StoreError, backup};

use crate::{Ctx, House};

/// What was backed up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The epoch the file is sealed to.
    pub sealed_to: EpochId,
    /// The epochs whose keys a restore needs: the file's own, and those of what is in it.
    pub needs: Vec<EpochId>,
    /// The file's size in bytes.
    pub bytes: u64,
}

/// Why no backup was made. Nothing is left at its path.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is a file already: a backup never takes another's place.
    #[error("there is a file at that path already: give another name")]
    Exists,
    /// The database could not be read.
    #[error("the database could not be copied")]
    Store(#[source] StoreError),
    /// The file could not be written.
    #[error("the backup could not be written")]
    Io(#[source] io::Error),
}

impl From<io::Error> for BackupError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Writes a backup of the house. Writers go on meanwhile. It holds no key: those are backed up apart.
///
/// # Errors
/// [`BackupError`].
pub async fn back_up(
    house: &House,
    ctx: &Ctx,
    to: &Path,
    progress: impl FnMut(Progress) + Send,
) -> Result<Manifest, BackupError> {
    if to.exists() {
        return Err(BackupError::Exists);
    }
    record(house, ctx).await?;
    let plain = Scratch(beside(to, "plain"));
    backup::snapshot(house.store(), &plain.0, progress)
        .await
        .map_err(BackupError::Store)?;
    let keys = house.vault().public();
    let part = Scratch(beside(to, "part"));
    let file = private_file(&part.0)?;
    keys.seal_file(
        io::BufReader::new(File::open(&plain.0)?),
        io::BufWriter::new(&file),
    )?;
    file.sync_all()?;
    fs::rename(&part.0, to)?;
    sync_folder(to)?;
    let living = house.store().epochs_in_use().await.map_err(BackupError::Store)?;
    let sealed_to = keys.epoch().id();
    let inside = living
        .keys()
        .filter_map(|epoch| u32::try_from(*epoch).ok())
        .map(EpochId);
    let mut needs: Vec<EpochId> = inside.chain([sealed_to]).collect();
    needs.sort_unstable();
    needs.dedup();
    Ok(Manifest {
        sealed_to,
        needs,
        bytes: fs::metadata(to)?.len(),
    })
}

async fn record(house: &House, ctx: &Ctx) -> Result<(), BackupError> {
    let entry = EntryDraft {
        at_micros: ctx.now.micros(),
        actor: ctx.actor_token(),
        action: const { Token::from_static("backup.made") },
        basis: const { Token::from_static("operator") },
        objects: Vec::new(),
        digest: None,
    };
    house
        .store()
        .commit(Change::recorded("backup", entry))
        .await
        .map_err(BackupError::Store)?;
    Ok(())
}

/// A file that goes when this does, whatever happened in between.
pub(super) struct Scratch(pub PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut path = self.0.clone().into_os_string();
            path.push(suffix);
            // It may never have been made, or was renamed: there is nothing else to do about it.
            drop(fs::remove_file(path));
        }
    }
}

/// A path beside another, so that a rename stays on one disk.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

/// A new file that only its owner can read.
pub(super) fn private_file(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    File::open(folder.unwrap_or_else(|| Path::new(".")))?.sync_all()
}

//! Restore: an empty place, a backup, the keys, the list of the disposed and the last known checkpoint. What
//! comes back is checked, what is missing is named, and a new log begins that admits it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use uuid::Uuid;
use waymark_domain::text::Text;
use waymark_domain::{Ids, PersonId, Timestamp};
use waymark_ledger::{
    Break, Checkpoint, EntryDraft, Gap, InvalidKey, InvalidOrigin, KeyName, NoteError, Object,
    SignedCheckpoint, SigningKey, Token, restored_entry,
};
use waymark_policy::Actor;
use waymark_sealing::{EpochId, KeyFolder, Keyring, SealedFileError, SealingError};
use waymark_storage::copy::{self, Progress};
use waymark_storage::entities::setting;
use waymark_storage::{Change, Database, Log, Store, StoreError, VerifyError, Write};

use super::backup::{Scratch, beside, private_file, sync_folder};
use crate::Ctx;
use crate::house::{DATABASE_ID, origin};
use crate::records::{DisposalList, InvalidList};

/// What a restore is asked to do.
#[derive(Debug)]
pub struct Restore<'a> {
    /// The backup.
    pub backup: &'a Path,
    /// Where to: an SQLite path without a file, or an empty PostgreSQL database.
    pub to: &'a Database,
    /// The key folder.
    pub keys: &'a Path,
    /// The ledger's name.
    pub ledger_name: &'a str,
    /// The last known checkpoint; without it, the reason why it is not to be had.
    pub checkpoint: Result<&'a SignedCheckpoint, &'a Text>,
    /// The list of the disposed; without it, the reason why it is not to be had.
    pub disposals: Result<&'a Path, &'a Text>,
    /// Who restores.
    pub actor: Actor,
    /// When.
    pub now: Timestamp,
}

/// What a restore brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Entries of the log that was open in the backup.
    pub entries: u64,
    /// The range that is missing, as far as the checkpoint tells.
    pub gap: Gap,
    /// People disposed of again.
    pub disposed_again: usize,
    /// The new log's name.
    pub origin: String,
}

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// There is something at the target.
    #[error("there is a database at the target already: a restore never writes over one")]
    TargetNotEmpty,
    /// The backup needs the keys of epochs that the folder does not hold.
    #[error("the backup needs the keys of epochs {needs:?}, and the key folder does not hold {missing:?}")]
    NeedsKeys {
        /// What is needed.
        needs: Vec<u32>,
        /// What is not there.
        missing: Vec<u32>,
    },
    /// The keys are of another database.
    #[error("the key folder belongs to another database than the backup")]
    OtherDatabase,
    /// The key folder cannot be used.
    #[error("the key folder cannot be used")]
    Keys(#[source] SealingError),
    /// The backup does not open.
    #[error("the backup does not open")]
    Backup(#[source] SealedFileError),
    /// A file cannot be read or written.
    #[error("a file cannot be read or written")]
    Io(#[source] io::Error),
    /// The store failed.
    #[error("the database cannot be used")]
    Store(#[source] StoreError),
    /// The ledger in the backup does not hold.
    #[error("the ledger in the backup does not hold")]
    Ledger(#[source] Break),
    /// The checkpoint is not this ledger's.
    #[error("the checkpoint is not signed by this ledger's key")]
    Checkpoint(#[source] NoteError),
    /// The checkpoint is of a log that is not in the backup.
    #[error("the checkpoint is of a log that the backup does not have")]
    OtherLog,
    /// The list of the disposed cannot be used.
    #[error("the list of disposals cannot be used")]
    List(#[source] InvalidList),
    /// The ledger's name cannot be used.
    #[error("the ledger's name cannot be used")]
    Name(#[source] InvalidOrigin),
    /// The ledger's name cannot name a key.
    #[error("the ledger's name cannot name a key")]
    KeyName(#[source] InvalidKey),
}

impl From<io::Error> for RestoreError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Restores a backup.
///
/// # Errors
/// [`RestoreError`]; then nothing is at the target, or what is there was there before.
pub async fn restore(
    request: Restore<'_>,
    ids: Arc<dyn Ids>,
    mut progress: impl FnMut(Progress) + Send,
) -> Result<Restored, RestoreError> {
    check_target(request.to)?;
    let (folder, keyring) = open_keys(&request)?;
    let key = signing_key(request.ledger_name, &keyring)?;
    let last = match request.checkpoint {
        Ok(signed) => Some(
            signed
                .verify(&key.verifying_key())
                .map_err(RestoreError::Checkpoint)?
                .clone(),
        ),
        Err(_) => None,
    };
    let listed = match request.disposals {
        Ok(path) => DisposalList::read(path, &key.verifying_key()).map_err(RestoreError::List)?,
        Err(_) => DisposalList::default(),
    };
    let opened = Scratch(scratch_path(&request));
    unseal(&keyring, request.backup, &opened.0)?;
    let (entries, last) = examine(&opened.0, &keyring, last).await?;
    put_in_place(&opened, request.to, &mut progress).await?;
    let store = Store::open(request.to).await.map_err(RestoreError::Store)?;
    let ctx = Ctx::new(request.actor.clone(), request.now, ids);
    let number = store.logs().await.map_err(RestoreError::Store)?.len() + 1;
    let new_origin = origin(request.ledger_name, keyring.database().0, number).map_err(RestoreError::Name)?;
    let first = restored_entry(request.now.micros(), ctx.actor_token(), &last, entries);
    let mut change = Change::recorded("restore", first).opening(new_origin.clone(), request.now.micros());
    if let Err(reason) = request.checkpoint {
        change = without(
            &ctx,
            change,
            const { Token::from_static("restore.without_checkpoint") },
            reason,
            number,
        );
    }
    if let Err(reason) = request.disposals {
        change = without(
            &ctx,
            change,
            const { Token::from_static("restore.without_disposals") },
            reason,
            number,
        );
    }
    store.commit(change).await.map_err(RestoreError::Store)?;
    let disposed_again = dispose_again(&store, &ctx, &listed).await?;
    store.close().await;
    drop(folder);
    Ok(Restored {
        entries,
        gap: Gap::between(entries, &last),
        disposed_again,
        origin: new_origin.as_str().to_owned(),
    })
}

fn check_target(to: &Database) -> Result<(), RestoreError> {
    match to {
        Database::Sqlite(path) if path.exists() => Err(RestoreError::TargetNotEmpty),
        // A left-over log of a file that is gone would be played into the restored one.
        Database::Sqlite(path) => {
            for suffix in ["-wal", "-shm"] {
                let mut left = path.clone().into_os_string();
                left.push(suffix);
                match fs::remove_file(left) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
                    Ok(()) | Err(_) => {}
                }
            }
            Ok(())
        }
        Database::Postgres(_) => Ok(()),
    }
}

fn open_keys(request: &Restore<'_>) -> Result<(KeyFolder, Keyring), RestoreError> {
    let database = KeyFolder::database_of(request.keys).map_err(RestoreError::Keys)?;
    let folder = KeyFolder::open(request.keys, database).map_err(RestoreError::Keys)?;
    let keyring = folder.keyring().clone();
    let needed = Keyring::epoch_of_file(File::open(request.backup)?).map_err(RestoreError::Backup)?;
    hold(&keyring, [needed])?;
    Ok((folder, keyring))
}

/// Whether the keyring holds these epochs; if not, says all that is needed.
fn hold(keyring: &Keyring, needed: impl IntoIterator<Item = EpochId>) -> Result<(), RestoreError> {
    let held: Vec<EpochId> = keyring.epochs().iter().map(|epoch| epoch.id).collect();
    let needs: Vec<EpochId> = needed.into_iter().collect();
    let missing: Vec<u32> = needs
        .iter()
        .filter(|id| !held.contains(id))
        .map(|id| id.0)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(RestoreError::NeedsKeys {
        needs: needs.iter().map(|id| id.0).collect(),
        missing,
    })
}

fn signing_key(ledger_name: &str, keyring: &Keyring) -> Result<SigningKey, RestoreError> {
    let host = ledger_name.split('/').next().unwrap_or_default();
    let name = KeyName::new(host).map_err(RestoreError::KeyName)?;
    Ok(SigningKey::from_bytes(&keyring.ledger_seed(), name))
}

/// Beside an SQLite target, so that a rename suffices; beside the backup for PostgreSQL.
fn scratch_path(request: &Restore<'_>) -> PathBuf {
    match request.to {
        Database::Sqlite(path) => beside(path, "restoring"),
        Database::Postgres(_) => beside(request.backup, "restoring"),
    }
}

fn unseal(keyring: &Keyring, backup: &Path, to: &Path) -> Result<(), RestoreError> {
    let file = private_file(to)?;
    let from = io::BufReader::new(File::open(backup)?);
    keyring
        .open_file(from, io::BufWriter::new(&file))
        .map_err(RestoreError::Backup)?;
    Ok(file.sync_all()?)
}

/// Looks at what was unsealed before it is put in place: is it this database, are its keys held, does its
/// ledger hold against what is known? Gives the number of entries, and the checkpoint to commit to.
async fn examine(
    path: &Path,
    keyring: &Keyring,
    last: Option<Checkpoint>,
) -> Result<(u64, Checkpoint), RestoreError> {
    let store = Store::open(&Database::Sqlite(path.to_owned()))
        .await
        .map_err(RestoreError::Store)?;
    let examined = examine_store(&store, keyring, last).await;
    store.close().await;
    examined
}

async fn examine_store(
    store: &Store,
    keyring: &Keyring,
    last: Option<Checkpoint>,
) -> Result<(u64, Checkpoint), RestoreError> {
    store.migrate().await.map_err(RestoreError::Store)?;
    let id = store.setting(DATABASE_ID).await.map_err(RestoreError::Store)?;
    if id.and_then(|id| id.parse::<Uuid>().ok()) != Some(keyring.database().0) {
        return Err(RestoreError::OtherDatabase);
    }
    let living = store.epochs_in_use().await.map_err(RestoreError::Store)?;
    hold(
        keyring,
        living
            .keys()
            .filter_map(|epoch| u32::try_from(*epoch).ok())
            .map(EpochId),
    )?;
    let logs = store.logs().await.map_err(RestoreError::Store)?;
    let newest = logs.last().ok_or(RestoreError::Store(StoreError::NoLedger))?;
    let last = match last {
        Some(last) if logs.iter().any(|log| log.origin == last.origin) => last,
        Some(_) => return Err(RestoreError::OtherLog),
        None => Checkpoint::of(&newest.origin, &newest.frontier),
    };
    for log in &logs {
        verify(store, log, &last).await?;
    }
    Ok((newest.frontier.size(), last))
}

/// A checkpoint beyond the end of what was restored names what is missing; any other must fit.
async fn verify(store: &Store, log: &Log, last: &Checkpoint) -> Result<(), RestoreError> {
    let known = (last.size <= log.frontier.size()).then(|| last.clone());
    match store.verify(log.number, known, |_| ()).await {
        Ok(_) => Ok(()),
        Err(VerifyError::Broken(found)) => Err(RestoreError::Ledger(found)),
        Err(VerifyError::Store(error)) => Err(RestoreError::Store(error)),
    }
}

async fn put_in_place(
    opened: &Scratch,
    to: &Database,
    progress: &mut (impl FnMut(Progress) + Send),
) -> Result<(), RestoreError> {
    match to {
        Database::Sqlite(path) => {
            fs::rename(&opened.0, path)?;
            Ok(sync_folder(path)?)
        }
        Database::Postgres(_) => {
            let from = Store::open(&Database::Sqlite(opened.0.clone()))
                .await
                .map_err(RestoreError::Store)?;
            let target = Store::open(to).await.map_err(RestoreError::Store)?;
            let copied = copy::all(&from, &target, progress).await;
            from.close().await;
            target.close().await;
            match copied {
                Err(StoreError::NotEmpty) => Err(RestoreError::TargetNotEmpty),
                other => other.map_err(RestoreError::Store),
            }
        }
    }
}

/// Nobody who was disposed of comes back.
async fn dispose_again(store: &Store, ctx: &Ctx, list: &DisposalList) -> Result<usize, RestoreError> {
    let mut again = 0;
    for person in list.people() {
        let row = store.person(person).await.map_err(RestoreError::Store)?;
        let Some(row) = row.filter(|row| row.disposed_at.is_none()) else {
            continue;
        };
        store
            .commit(disposal(ctx, person, row.version))
            .await
            .map_err(RestoreError::Store)?;
        again += 1;
    }
    Ok(again)
}

fn disposal(ctx: &Ctx, person: PersonId, read: i32) -> Change {
    let id = ctx.id();
    let entry = EntryDraft {
        objects: vec![
            Object {
                kind: const { Token::from_static("person") },
                id: person.0,
            },
            Object {
                kind: const { Token::from_static("disposal") },
                id,
            },
        ],
        ..note(ctx, const { Token::from_static("person.disposed") })
    };
    Change::recorded("restore.dispose", entry).write(Write::Dispose {
        read,
        row: Box::new(waymark_storage::entities::disposal::Model {
            id,
            person_id: person.0,
            disposed_at: ctx.now.micros(),
            actor: ctx.actor_token().as_str().to_owned(),
            reason_code: "restore".into(),
            complete_on: ctx.now.london_date().to_string(),
        }),
    })
}

/// What was not to be had is an entry, and the operator's reason is kept.
fn without(ctx: &Ctx, change: Change, action: Token, reason: &Text, log: usize) -> Change {
    let key = format!("{action}.{log}");
    let kept = setting::Model {
        key,
        value: reason.as_str().to_owned(),
    };
    change.entry(note(ctx, action)).write(Write::PutSetting(kept))
}

fn note(ctx: &Ctx, action: Token) -> EntryDraft {
    EntryDraft {
        at_micros: ctx.now.micros(),
        actor: ctx.actor_token(),
        action,
        basis: const { Token::from_static("restore") },
        objects: Vec::new(),
        digest: None,
    }
}

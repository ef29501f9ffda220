//! The key folder: where a database's keys live, outside the database.

mod disk;
mod keys;
mod record;

use std::path::{Path, PathBuf};

use waymark_domain::Timestamp;
use zeroize::Zeroizing;

use crate::auditors::AuditorsKey;
use crate::epoch::{Epoch, EpochId};
use crate::error::SealingError;
use crate::keyring::Keyring;
use disk::Source;
use keys::Fault;
use record::{KeyFile, Record};

pub(crate) use keys::Keys;
pub use record::{DatabaseId, KeyFileFault};

/// An epoch as it is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EpochInfo {
    /// Which epoch.
    pub id: EpochId,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was found that nothing living was wrapped to it any more.
    pub retired_at: Option<Timestamp>,
}

impl EpochInfo {
    pub(crate) const fn of(epoch: &Epoch) -> Self {
        Self {
            id: epoch.id,
            created_at: epoch.created_at,
            retired_at: epoch.retired_at,
        }
    }
}

/// A directory with the keys of one database. Keys are made once, when the database is empty; a key that is
/// missing is never replaced.
#[derive(Debug)]
pub struct KeyFolder {
    dir: PathBuf,
    source: Source,
    keys: Keys,
}

impl KeyFolder {
    /// Makes the keys of a new database. To be called only when the database is empty.
    ///
    /// # Errors
    /// [`SealingError::FolderNotEmpty`] when there is a file at `dir`; [`SealingError::Io`] when they cannot
    /// be written, and then nothing is left at `dir`.
    pub fn create(dir: &Path, database: DatabaseId, now: Timestamp) -> Result<Self, SealingError> {
        Self::write_all(dir, Keys::generate(database, now))
    }

    /// Opens the keys of a database.
    ///
    /// # Errors
    /// [`SealingError::NoFolder`] when there is none; [`SealingError::OpenToOthers`] when somebody else could
    /// read them; [`SealingError::WrongDatabase`]; [`SealingError::KeyFile`] naming the file that is missing
    /// or damaged.
    pub fn open(dir: &Path, database: DatabaseId) -> Result<Self, SealingError> {
        Self::open_source(dir, Source::Folder)?.of_database(database)
    }

    /// Opens keys that the service manager hands over in a credential directory. They cannot be changed.
    ///
    /// # Errors
    /// As for [`KeyFolder::open`].
    pub fn open_credentials(dir: &Path, database: DatabaseId) -> Result<Self, SealingError> {
        Self::open_source(dir, Source::Credentials)?.of_database(database)
    }

    /// The database that the keys at `dir` were made for. With an empty database and a complete folder that
    /// does not say that the database was begun, a first start was interrupted between the two: the keys are
    /// used and not made again.
    ///
    /// # Errors
    /// As for [`KeyFolder::open`].
    pub fn database_of(dir: &Path) -> Result<DatabaseId, SealingError> {
        Self::open_source(dir, Source::Folder).map(|folder| folder.keys.keyring.database)
    }

    /// The database that the keys at `dir` were made for, if it was ever begun: then an empty one in its place
    /// means that it is gone. None as well when there is no key folder.
    ///
    /// # Errors
    /// As for [`KeyFolder::open`], but for [`SealingError::NoFolder`].
    pub fn begun_database(dir: &Path) -> Result<Option<DatabaseId>, SealingError> {
        match Self::open_source(dir, Source::Folder) {
            Ok(folder) => Ok(folder.keys.begun.then_some(folder.keys.keyring.database)),
            Err(SealingError::NoFolder(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes down that the database was begun, if that is not written yet. To be called once its first commit
    /// is durable, and never before.
    ///
    /// # Errors
    /// [`SealingError::ReadOnly`] for credentials; [`SealingError::Io`] when it cannot be written.
    pub fn mark_begun(&mut self) -> Result<(), SealingError> {
        if self.keys.begun {
            return Ok(());
        }
        self.writable()?;
        self.put(Record::Begun)?;
        self.keys.begun = true;
        Ok(())
    }

    /// The keys, for opening and sealing.
    pub const fn keyring(&self) -> &Keyring {
        &self.keys.keyring
    }

    /// Where the folder is.
    pub fn path(&self) -> &Path {
        &self.dir
    }

    /// The auditors' private key, unless it was taken away.
    pub const fn auditors_key(&self) -> Option<&AuditorsKey> {
        self.keys.auditors.as_ref()
    }

    /// Begins a new epoch and returns its id.
    ///
    /// # Errors
    /// [`SealingError::ReadOnly`] for credentials; [`SealingError::Io`] when it cannot be written, and then
    /// the epoch in use stays in use.
    pub fn new_epoch(&mut self, now: Timestamp) -> Result<EpochId, SealingError> {
        self.writable()?;
        let epoch = Epoch::generate(self.keys.keyring.current.id.next(), now);
        let id = epoch.id;
        // The key first: a folder that names an epoch it does not have would refuse to open.
        self.put(keys::epoch_record(&epoch))?;
        let before = std::mem::replace(&mut self.keys.keyring.current, epoch);
        self.keys.keyring.older.insert(before.id, before);
        self.put(Record::Folder { newest: id })?;
        Ok(id)
    }

    /// Writes down that nothing living is wrapped to an epoch any more: from `now` the backup window runs.
    ///
    /// # Errors
    /// [`SealingError::EpochInUse`], [`SealingError::NoSuchEpoch`], [`SealingError::ReadOnly`],
    /// [`SealingError::Io`].
    pub fn retire_epoch(&mut self, id: EpochId, now: Timestamp) -> Result<(), SealingError> {
        self.older(id)?;
        self.put(Record::Retired { id, at: now })?;
        self.older(id)?.retired_at = Some(now);
        Ok(())
    }

    /// Takes a retirement back, because something living was found under the epoch after all.
    ///
    /// # Errors
    /// As for [`KeyFolder::retire_epoch`].
    pub fn reinstate_epoch(&mut self, id: EpochId) -> Result<(), SealingError> {
        if self.older(id)?.retired_at.take().is_some() {
            disk::remove(&self.dir.join(record::retired_name(id)))?;
        }
        Ok(())
    }

    /// Destroys an epoch's key: what is wrapped to it anywhere, backups included, opens no more.
    ///
    /// # Errors
    /// [`SealingError::EpochInUse`] unless the epoch was retired; [`SealingError::NoSuchEpoch`],
    /// [`SealingError::ReadOnly`], [`SealingError::Io`].
    pub fn destroy_epoch(&mut self, id: EpochId) -> Result<(), SealingError> {
        if self.older(id)?.retired_at.is_none() {
            return Err(SealingError::EpochInUse(id));
        }
        disk::wipe(&self.dir.join(record::epoch_name(id)))?;
        self.keys.keyring.older.remove(&id);
        disk::remove(&self.dir.join(record::retired_name(id)))
    }

    /// Moves the auditors' private key out of the folder into a new file, to be kept elsewhere. From then on
    /// this server seals search terms and cannot open them.
    ///
    /// # Errors
    /// [`SealingError::KeyFile`] when it was taken away before; [`SealingError::ReadOnly`];
    /// [`SealingError::Io`], also when there is a file at `to`.
    pub fn move_auditors_key(&mut self, to: &Path) -> Result<(), SealingError> {
        self.writable()?;
        let path = self.dir.join(record::AUDITORS_PRIVATE);
        let Some(key) = self.keys.auditors.clone() else {
            return Err(SealingError::KeyFile {
                path,
                fault: KeyFileFault::Missing,
            });
        };
        disk::write_new(to, &self.file(Record::AuditorsPrivate { key }).text())?;
        disk::wipe(&path)?;
        self.keys.auditors = None;
        Ok(())
    }

    /// All key files after one another, for a backup.
    pub(crate) fn text_of_all(&self) -> Zeroizing<String> {
        let texts: Vec<_> = self.keys.files().iter().map(KeyFile::text).collect();
        let mut all = Zeroizing::new(String::with_capacity(texts.iter().map(|text| text.len()).sum()));
        texts.iter().for_each(|text| all.push_str(text));
        all
    }

    /// Makes a folder from the text of all its key files.
    pub(crate) fn create_from(dir: &Path, keys: Keys) -> Result<Self, SealingError> {
        Self::write_all(dir, keys)
    }

    fn write_all(dir: &Path, keys: Keys) -> Result<Self, SealingError> {
        let files: Vec<_> = keys
            .files()
            .iter()
            .map(|file| (file.name(), file.text()))
            .collect();
        disk::write_directory(dir, &files)?;
        Ok(Self {
            dir: dir.to_owned(),
            source: Source::Folder,
            keys,
        })
    }

    fn open_source(dir: &Path, source: Source) -> Result<Self, SealingError> {
        disk::check_directory(dir, source)?;
        let mut files = Vec::new();
        for name in disk::names(dir)?.iter().filter(|name| record::is_ours(name)) {
            files.push(read_file(dir, name, source)?);
        }
        let keys = Keys::from_files(files).map_err(|Fault { name, fault }| SealingError::KeyFile {
            path: dir.join(name),
            fault,
        })?;
        Ok(Self {
            dir: dir.to_owned(),
            source,
            keys,
        })
    }

    fn of_database(self, expected: DatabaseId) -> Result<Self, SealingError> {
        let found = self.keys.keyring.database;
        if found == expected {
            Ok(self)
        } else {
            Err(SealingError::WrongDatabase { expected, found })
        }
    }

    /// An epoch that is not the one in use, in a folder that may be changed.
    fn older(&mut self, id: EpochId) -> Result<&mut Epoch, SealingError> {
        self.writable()?;
        if id == self.keys.keyring.current.id {
            return Err(SealingError::EpochInUse(id));
        }
        self.keys
            .keyring
            .older
            .get_mut(&id)
            .ok_or(SealingError::NoSuchEpoch(id))
    }

    fn writable(&self) -> Result<(), SealingError> {
        match self.source {
            Source::Folder => Ok(()),
            Source::Credentials => Err(SealingError::ReadOnly(self.dir.clone())),
        }
    }

    fn put(&self, record: Record) -> Result<(), SealingError> {
        let file = self.file(record);
        disk::put(&self.dir.join(file.name()), &file.text())
    }

    fn file(&self, record: Record) -> KeyFile {
        KeyFile {
            database: self.keys.keyring.database,
            record,
        }
    }
}

impl AuditorsKey {
    /// From the file that [`KeyFolder::move_auditors_key`] moved it to.
    ///
    /// # Errors
    /// [`SealingError::OpenToOthers`], [`SealingError::Io`], or [`SealingError::KeyFile`] when the file is
    /// not an auditors' key.
    pub fn read(path: &Path) -> Result<Self, SealingError> {
        let text = disk::read(path, Source::Folder)?;
        match KeyFile::parse(&text).map(|file| file.record) {
            Some(Record::AuditorsPrivate { key }) => Ok(key),
            Some(
                Record::Folder { .. }
                | Record::Begun
                | Record::Epoch { .. }
                | Record::Retired { .. }
                | Record::Index { .. }
                | Record::Ledger { .. }
                | Record::AuditorsPublic { .. },
            )
            | None => Err(SealingError::KeyFile {
                path: path.to_owned(),
                fault: KeyFileFault::Damaged,
            }),
        }
    }
}

/// The keys in the text of all key files, for a backup.
pub(crate) fn keys_from_text(text: &str) -> Option<Keys> {
    Keys::from_files(KeyFile::parse_all(text)?).ok()
}

fn read_file(dir: &Path, name: &str, source: Source) -> Result<KeyFile, SealingError> {
    let path = dir.join(name);
    let file = KeyFile::parse(&disk::read(&path, source)?);
    match file {
        Some(file) if file.name() == name => Ok(file),
        Some(_) => Err(SealingError::KeyFile {
            path,
            fault: KeyFileFault::WrongName,
        }),
        None => Err(SealingError::KeyFile {
            path,
            fault: KeyFileFault::Damaged,
        }),
    }
}

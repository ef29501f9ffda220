//! A set of key files put together into a keyring, or refused.

use std::collections::BTreeMap;

use waymark_domain::Timestamp;

use super::record::{self, DatabaseId, KeyFile, KeyFileFault, Record};
use crate::auditors::{AuditorsKey, AuditorsPublicKey};
use crate::epoch::{Epoch, EpochId};
use crate::keyring::Keyring;

/// Every key of a folder.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    pub(crate) keyring: Keyring,
    pub(crate) auditors: Option<AuditorsKey>,
    /// Whether the database was begun.
    pub(crate) begun: bool,
}

/// The first file that is missing or does not fit.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) name: String,
    pub(crate) fault: KeyFileFault,
}

/// What has been read so far.
#[derive(Default)]
struct Parts {
    newest: Option<EpochId>,
    epochs: BTreeMap<EpochId, Epoch>,
    retired: BTreeMap<EpochId, Timestamp>,
    index_root: Option<crate::secret::Secret>,
    ledger_seed: Option<crate::secret::Secret>,
    auditors_public: Option<AuditorsPublicKey>,
    auditors: Option<AuditorsKey>,
    begun: bool,
}

impl Keys {
    pub(super) fn generate(database: DatabaseId, now: Timestamp) -> Self {
        let auditors = AuditorsKey::generate();
        Self {
            keyring: Keyring::with_auditors(database, now, auditors.public()),
            auditors: Some(auditors),
            begun: false,
        }
    }

    /// The files that say all this.
    pub(super) fn files(&self) -> Vec<KeyFile> {
        let ring = &self.keyring;
        let mut records = vec![
            Record::Folder {
                newest: ring.current.id,
            },
            Record::Index {
                root: ring.index_root.clone(),
            },
            Record::Ledger {
                seed: ring.ledger_seed.clone(),
            },
            Record::AuditorsPublic {
                key: ring.auditors.clone(),
            },
        ];
        records.extend(self.begun.then_some(Record::Begun));
        records.extend(self.auditors.clone().map(|key| Record::AuditorsPrivate { key }));
        for epoch in ring.older.values().chain([&ring.current]) {
            records.push(epoch_record(epoch));
            records.extend(epoch.retired_at.map(|at| Record::Retired { id: epoch.id, at }));
        }
        records
            .into_iter()
            .map(|record| KeyFile {
                database: ring.database,
                record,
            })
            .collect()
    }

    /// Puts files together. All must be for one database; the newest epoch there is a record of must be
    /// among them.
    pub(super) fn from_files(files: Vec<KeyFile>) -> Result<Self, Fault> {
        let database = files
            .first()
            .map(|file| file.database)
            .ok_or(missing(record::FOLDER))?;
        let mut parts = Parts::default();
        for file in files {
            if file.database != database {
                return Err(does_not_fit(&file.name()));
            }
            parts.add(file.record);
        }
        parts.put_together(database)
    }
}

impl Parts {
    fn add(&mut self, record: Record) {
        match record {
            Record::Folder { newest } => self.newest = Some(newest),
            Record::Begun => self.begun = true,
            Record::Epoch {
                id,
                created_at,
                private,
            } => {
                self.epochs.insert(
                    id,
                    Epoch {
                        id,
                        created_at,
                        retired_at: None,
                        private,
                    },
                );
            }
            Record::Retired { id, at } => {
                self.retired.insert(id, at);
            }
            Record::Index { root } => self.index_root = Some(root),
            Record::Ledger { seed } => self.ledger_seed = Some(seed),
            Record::AuditorsPublic { key } => self.auditors_public = Some(key),
            Record::AuditorsPrivate { key } => self.auditors = Some(key),
        }
    }

    fn put_together(mut self, database: DatabaseId) -> Result<Keys, Fault> {
        let newest = self.newest.ok_or(missing(record::FOLDER))?;
        let (id, current) = self
            .epochs
            .pop_last()
            .ok_or(missing(&record::epoch_name(newest)))?;
        if id < newest {
            return Err(missing(&record::epoch_name(newest)));
        }
        if self.retired.contains_key(&id) {
            return Err(does_not_fit(&record::retired_name(id)));
        }
        for (id, epoch) in &mut self.epochs {
            epoch.retired_at = self.retired.get(id).copied();
        }
        let keyring = Keyring {
            database,
            current,
            older: self.epochs,
            index_root: self.index_root.ok_or(missing(record::INDEX))?,
            ledger_seed: self.ledger_seed.ok_or(missing(record::LEDGER))?,
            auditors: self.auditors_public.ok_or(missing(record::AUDITORS_PUBLIC))?,
        };
        if self
            .auditors
            .as_ref()
            .is_some_and(|key| key.public() != keyring.auditors)
        {
            return Err(does_not_fit(record::AUDITORS_PRIVATE));
        }
        Ok(Keys {
            keyring,
            auditors: self.auditors,
            begun: self.begun,
        })
    }
}

pub(super) fn epoch_record(epoch: &Epoch) -> Record {
    Record::Epoch {
        id: epoch.id,
        created_at: epoch.created_at,
        private: epoch.private.clone(),
    }
}

fn missing(name: &str) -> Fault {
    Fault {
        name: name.to_owned(),
        fault: KeyFileFault::Missing,
    }
}

fn does_not_fit(name: &str) -> Fault {
    Fault {
        name: name.to_owned(),
        fault: KeyFileFault::DoesNotFit,
    }
}

//! A database with its keys, opened: every desk, worker and command begins from one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use uuid::Uuid;
use waymark_domain::{Ids, Timestamp};
use waymark_ledger::{EntryDraft, InvalidOrigin, Origin, Token};
use waymark_sealing::{DatabaseId, KeyFolder, SealingError};
use waymark_storage::entities::setting;
use waymark_storage::{Change, Store, StoreError, Write};

use crate::desk::StaffDesk;
use crate::find::PeopleIndex;
use crate::office::Office;
use crate::public::PublicDesk;
use crate::rules::{RuleBook, RuleBookError};
use crate::{ServiceError, Vault};

/// The setting that holds the database's id.
pub(crate) const DATABASE_ID: &str = "database_id";

/// A database with its keys.
#[derive(Debug, Clone)]
pub struct House {
    store: Store,
    vault: Arc<Vault>,
    rules: Arc<RuleBook>,
    ids: Arc<dyn Ids>,
    ledger_name: String,
    office: Office,
    people: Arc<PeopleIndex>,
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The store failed.
    #[error("the database cannot be used")]
    Store(#[source] StoreError),
    /// The keys cannot be used.
    #[error("the keys cannot be used")]
    Keys(#[source] SealingError),
    /// The database is empty, and its keys remember that it was begun.
    #[error("the key folder {} is of database {database}, which was begun, and it is not where it is looked for: that place is empty", .keys.display())]
    Gone {
        /// The key folder.
        keys: PathBuf,
        /// The database that it belongs to.
        database: DatabaseId,
    },
    /// The rules cannot be used.
    #[error("the rules cannot be used")]
    Rules(#[source] RuleBookError),
    /// A rule set in the database cannot be used.
    #[error("the rule set in the database cannot be used")]
    RuleSet(#[source] ServiceError),
    /// The ledger's name is not a host name and a path.
    #[error("the ledger's name is not a host name and a path")]
    LedgerName(#[source] InvalidOrigin),
    /// The database says something impossible about itself.
    #[error("the database does not say which one it is")]
    NoDatabaseId,
}

impl House {
    /// Opens a database with its keys. An empty database with no key folder gets new keys; in every other
    /// case the keys must be there: a database without its keys is never given others. Nor are keys whose
    /// database was begun given an empty one.
    ///
    /// # Errors
    /// [`OpenError`] naming what cannot be used.
    pub async fn open(
        store: Store,
        keys: &Path,
        ledger_name: &str,
        now: Timestamp,
        ids: Arc<dyn Ids>,
    ) -> Result<Self, OpenError> {
        // Before anything is written: what is written here would stand in the way of what is put back.
        if store.is_blank().await.map_err(OpenError::Store)? {
            Self::refuse_gone(keys)?;
        }
        // The server's own role on PostgreSQL may not change the schema, and need not once it is the newest.
        if !store
            .pending_migrations()
            .await
            .map_err(OpenError::Store)?
            .is_empty()
        {
            store.migrate().await.map_err(OpenError::Store)?;
        }
        let id = store.setting(DATABASE_ID).await.map_err(OpenError::Store)?;
        let folder = match id {
            Some(text) => {
                let id = text.parse::<Uuid>().map_err(|_| OpenError::NoDatabaseId)?;
                KeyFolder::open(keys, DatabaseId(id)).map_err(OpenError::Keys)?
            }
            None => begin(&store, keys, ledger_name, now, ids.as_ref()).await?,
        };
        let rules = RuleBook::shipped().map_err(OpenError::Rules)?;
        rules.refresh(&store).await.map_err(OpenError::RuleSet)?;
        let (vault, rules) = (Arc::new(Vault::new(folder)), Arc::new(rules));
        let office = Office::new(
            store.clone(),
            Arc::clone(&vault),
            Arc::clone(&rules),
            Arc::clone(&ids),
            now,
        );
        Ok(Self {
            people: Arc::new(PeopleIndex::new(store.clone(), Arc::clone(&vault))),
            store,
            vault,
            rules,
            office,
            ids,
            ledger_name: ledger_name.to_owned(),
        })
    }

    /// Refuses keys whose database was begun, where there is no database: it is gone, and a new one would hide
    /// that. To be asked before an empty file is made in its place.
    ///
    /// # Errors
    /// [`OpenError::Gone`]; [`OpenError::Keys`] when the folder is there and cannot be used.
    pub fn refuse_gone(keys: &Path) -> Result<(), OpenError> {
        match KeyFolder::begun_database(keys).map_err(OpenError::Keys)? {
            None => Ok(()),
            Some(database) => Err(OpenError::Gone {
                keys: keys.to_owned(),
                database,
            }),
        }
    }

    /// Sees that the key folder remembers that this database was begun: it does not yet when its first start was
    /// cut short at the end, or when an older program made it.
    ///
    /// # Errors
    /// [`OpenError::Keys`] when the folder cannot be written.
    pub fn remember_begun(&self) -> Result<(), OpenError> {
        self.vault.folder().mark_begun().map_err(OpenError::Keys)
    }

    /// What the public site may do: it gets public keys only.
    pub fn public_desk(&self) -> PublicDesk {
        PublicDesk::new(
            self.store.clone(),
            self.vault.shared_public(),
            Arc::clone(&self.rules),
            Arc::clone(&self.ids),
        )
    }

    /// What the staff site may do.
    pub fn staff_desk(&self) -> StaffDesk {
        StaffDesk::new(self)
    }

    /// The office: members and their sign-ins.
    pub fn office(&self) -> Office {
        self.office.clone()
    }

    /// The store.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The keys.
    pub const fn vault(&self) -> &Arc<Vault> {
        &self.vault
    }

    /// The rules.
    pub const fn rules(&self) -> &Arc<RuleBook> {
        &self.rules
    }

    /// Where ids come from.
    pub const fn ids(&self) -> &Arc<dyn Ids> {
        &self.ids
    }

    /// The index through which people are found; cold until it has followed the changes once.
    pub const fn people(&self) -> &Arc<PeopleIndex> {
        &self.people
    }

    /// The ledger's name, as configured.
    pub fn ledger_name(&self) -> &str {
        &self.ledger_name
    }

    /// The host part of the ledger's name: the name of its signing key.
    pub fn ledger_host(&self) -> &str {
        self.ledger_name.split('/').next().unwrap_or_default()
    }
}

/// The log's name: the configured one, the database's id, and its number, so that no two logs share one.
pub(crate) fn origin(name: &str, database: Uuid, number: usize) -> Result<Origin, InvalidOrigin> {
    Origin::new(&format!("{name}/{database}/{number}"))
}

/// An empty database: makes its keys, or takes those of a first start that was interrupted, then opens the
/// ledger and writes down which database it is.
async fn begin(
    store: &Store,
    keys: &Path,
    ledger_name: &str,
    now: Timestamp,
    ids: &dyn Ids,
) -> Result<KeyFolder, OpenError> {
    House::refuse_gone(keys)?;
    let mut folder = match KeyFolder::database_of(keys) {
        Ok(database) => KeyFolder::open(keys, database),
        Err(SealingError::NoFolder(_)) => KeyFolder::create(keys, DatabaseId(ids.next(now)), now),
        Err(error) => Err(error),
    }
    .map_err(OpenError::Keys)?;
    let database = folder.keyring().database().0;
    let origin = origin(ledger_name, database, 1).map_err(OpenError::LedgerName)?;
    let entry = EntryDraft {
        at_micros: now.micros(),
        actor: const { Token::from_static("system:start") },
        action: const { Token::from_static("ledger.opened") },
        basis: const { Token::from_static("first-start") },
        objects: Vec::new(),
        digest: None,
    };
    let setting = setting::Model {
        key: DATABASE_ID.into(),
        value: database.to_string(),
    };
    let change = Change::recorded("house.begin", entry)
        .opening(origin, now.micros())
        .write(Write::PutSetting(setting));
    store.commit(change).await.map_err(OpenError::Store)?;
    // Only now: a start that is cut short before can still be finished by the next.
    folder.mark_begun().map_err(OpenError::Keys)?;
    Ok(folder)
}

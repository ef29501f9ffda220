//! The index in memory through which people are found, built from their sealed match records.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::Mutex;
use uuid::Uuid;
use waymark_domain::PersonId;
use waymark_matching::{Hit, People, PersonRecord, Wanted};
use waymark_policy::{Actor, Grant, Identity, Job as SystemJob, Purpose, grant};
use waymark_sealing::{Keyring, Sealed};
use waymark_storage::Store;
use waymark_storage::entities::{data_key, match_record};

use crate::content::{Content, MatchRecord};
use crate::intake::match_place;
use crate::jobs::wrapped_key;
use crate::{ServiceError, Vault};

/// Records read and opened at once.
const PAGE: u64 = 500;
/// Disposals are read again this far back, so that a node whose clock is behind is not missed.
const OVERLAP_MICROS: i64 = 3_600_000_000;

/// Everybody, found in memory. It is built once after the start and then follows the order of changes, whichever
/// node made them.
pub struct PeopleIndex {
    store: Store,
    vault: Arc<Vault>,
    people: RwLock<People>,
    read: Mutex<Read>,
    warm: AtomicBool,
}

/// How far the changes were read.
#[derive(Default)]
struct Read {
    seq: i64,
    disposed_at: Option<i64>,
}

impl fmt::Debug for PeopleIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PeopleIndex(..)")
    }
}

impl PeopleIndex {
    /// An empty index, which says that it is cold until it was built.
    pub(crate) fn new(store: Store, vault: Arc<Vault>) -> Self {
        Self {
            store,
            vault,
            people: RwLock::default(),
            read: Mutex::default(),
            warm: AtomicBool::new(false),
        }
    }

    /// Whether everybody was read once: before that nothing can be said of who is not found.
    pub fn is_warm(&self) -> bool {
        self.warm.load(Ordering::Acquire)
    }

    /// Reads whoever changed since the last time; the first time that is everybody. A record that does not open
    /// is logged by its person's id and left out.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    pub async fn follow(&self) -> Result<(), ServiceError> {
        let mut read = self.read.lock().await;
        loop {
            let page = self.store.match_records_since(read.seq, PAGE).await;
            let page = page.map_err(ServiceError::Unavailable)?;
            let Some(last) = page.last().map(|row| row.seq) else {
                break;
            };
            let full = u64::try_from(page.len()).is_ok_and(|rows| rows >= PAGE);
            self.take_in(page).await?;
            read.seq = last;
            if !full {
                break;
            }
        }
        self.forget_disposed(&mut read).await?;
        self.warm.store(true, Ordering::Release);
        Ok(())
    }

    /// Whoever fits, closest first, of those that `admits` lets through.
    pub(crate) fn find(&self, wanted: &Wanted, admits: impl Fn(PersonId) -> bool) -> Vec<Hit> {
        let people = self.people.read().unwrap_or_else(PoisonError::into_inner);
        people.find(wanted, admits)
    }

    /// What is compared of a person.
    pub(crate) fn record(&self, person: PersonId) -> Option<PersonRecord> {
        let people = self.people.read().unwrap_or_else(PoisonError::into_inner);
        people.get(person).cloned()
    }

    async fn take_in(&self, page: Vec<match_record::Model>) -> Result<(), ServiceError> {
        let keys: Vec<Uuid> = page.iter().map(|row| row.data_key_id).collect();
        let keys = self
            .store
            .data_keys(&keys)
            .await
            .map_err(ServiceError::Unavailable)?;
        let keyring = self.vault.keyring();
        let opened = tokio::task::spawn_blocking(move || open_all(&keyring, &page, &keys)).await;
        // The task ends early only when the program does.
        let Ok(opened) = opened else {
            return Err(ServiceError::NotFound);
        };
        let mut people = self.people.write().unwrap_or_else(PoisonError::into_inner);
        for (person, record) in opened? {
            match record {
                Some(record) => people.put(person, record),
                None => people.remove(person),
            }
        }
        Ok(())
    }

    async fn forget_disposed(&self, read: &mut Read) -> Result<(), ServiceError> {
        let from = read
            .disposed_at
            .map_or(i64::MIN, |at| at.saturating_sub(OVERLAP_MICROS));
        let disposed = self
            .store
            .disposed_since(from)
            .await
            .map_err(ServiceError::Unavailable)?;
        let mut people = self.people.write().unwrap_or_else(PoisonError::into_inner);
        for (person, at) in disposed {
            people.remove(person);
            read.disposed_at = read.disposed_at.max(Some(at));
        }
        Ok(())
    }
}

type OpenedRecord = (PersonId, Option<PersonRecord>);

/// Opens a page of records, for the index alone.
fn open_all(
    keyring: &Keyring,
    page: &[match_record::Model],
    keys: &[data_key::Model],
) -> Result<Vec<OpenedRecord>, ServiceError> {
    let grant = grant::<Identity>(
        &Actor::System(SystemJob::BuildMatchIndex),
        Purpose::BuildMatchIndex,
    )?;
    let keys: BTreeMap<Uuid, &data_key::Model> = keys.iter().map(|key| (key.id, key)).collect();
    let open = |row: &match_record::Model| {
        // Without its key the person was disposed of in between.
        let record = keys.get(&row.data_key_id).and_then(|key| {
            let opened = open_one(keyring, &grant, row, key);
            opened
                .inspect_err(|error| {
                    let person = row.person_id;
                    tracing::error!(person.id = %person, %error, "a match record does not open: this person is not found by name");
                })
                .ok()
        });
        (PersonId(row.person_id), record)
    };
    Ok(page.iter().map(open).collect())
}

fn open_one(
    keyring: &Keyring,
    grant: &Grant<Identity>,
    row: &match_record::Model,
    key: &data_key::Model,
) -> Result<PersonRecord, ServiceError> {
    let key = keyring.unwrap(grant, &wrapped_key(key)?)?;
    let sealed = Sealed::from_stored(row.sealed_record.clone());
    let opened = key.open(grant, &match_place(row.person_id), &sealed)?;
    let record = MatchRecord::from_bytes(opened.content())?;
    Ok(PersonRecord::new(
        record.names.iter().map(String::as_str),
        record.birth()?,
        record.postcode.as_deref(),
        record.address.as_deref(),
    ))
}

//! The ledger, read back.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::{Condition, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use waymark_ledger::{Break, Checkpoint, Frontier, Hash, Object, Origin, Stored, Verified, Verifier};

use crate::change::Position;
use crate::entities::{ledger_checkpoint, ledger_entry, ledger_object, ledger_origin};
use crate::head::read_origin;
use crate::{Store, StoreError, dialect};

/// Entries read at once while verifying.
const PAGE: u64 = 2_000;

/// One log as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Its number here.
    pub number: i32,
    /// Its name.
    pub origin: Origin,
    /// The right edge of its tree.
    pub frontier: Frontier,
    /// When it was begun, in microseconds.
    pub opened_at: i64,
    /// When the next one took its place.
    pub closed_at: Option<i64>,
}

impl TryFrom<ledger_origin::Model> for Log {
    type Error = StoreError;

    fn try_from(row: ledger_origin::Model) -> Result<Self, StoreError> {
        let (origin, frontier) = read_origin(&row)?;
        let ledger_origin::Model {
            number,
            opened_at,
            closed_at,
            ..
        } = row;
        Ok(Self {
            number,
            origin,
            frontier,
            opened_at,
            closed_at,
        })
    }
}

/// Why a log could not be verified.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// It does not hold.
    #[error("the ledger does not hold")]
    Broken(#[from] Break),
    /// It could not be read.
    #[error("the ledger could not be read")]
    Store(#[from] StoreError),
}

impl Store {
    /// Every log, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Inconsistent`] when a name or frontier cannot be read.
    pub async fn logs(&self) -> Result<Vec<Log>, StoreError> {
        let logs = ledger_origin::Entity::find().order_by_asc(ledger_origin::Column::Number);
        let logs = logs.all(self.reader()).await?;
        logs.into_iter().map(Log::try_from).collect()
    }

    /// The log that is open.
    ///
    /// # Errors
    /// [`StoreError::Inconsistent`] when its name or frontier cannot be read.
    pub async fn open_log(&self) -> Result<Option<Log>, StoreError> {
        let open = ledger_origin::Entity::find()
            .filter(ledger_origin::Column::ClosedAt.is_null())
            .order_by_desc(ledger_origin::Column::Number)
            .one(self.reader())
            .await?;
        open.map(Log::try_from).transpose()
    }

    /// Entries of a log from a place on, in order: a page.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn ledger_entries(
        &self,
        origin: i32,
        from: i64,
        limit: u64,
    ) -> Result<Vec<ledger_entry::Model>, StoreError> {
        entries(self.reader(), origin, from, limit).await
    }

    /// Leaf hashes of a log from a place on, in order: a page. Proofs are made of them.
    ///
    /// # Errors
    /// [`StoreError::Inconsistent`] when one is no hash.
    pub async fn leaf_hashes(&self, origin: i32, from: i64, limit: u64) -> Result<Vec<Hash>, StoreError> {
        let leaves: Vec<(i64, Vec<u8>)> = ledger_entry::Entity::find()
            .select_only()
            .columns([ledger_entry::Column::Seq, ledger_entry::Column::LeafHash])
            .filter(ledger_entry::Column::Origin.eq(origin))
            .filter(ledger_entry::Column::Seq.gte(from))
            .order_by_asc(ledger_entry::Column::Seq)
            .limit(limit)
            .into_tuple()
            .all(self.reader())
            .await?;
        let hash = |(seq, leaf): (i64, Vec<u8>)| {
            Hash::try_from(leaf.as_slice()).map_err(|_| StoreError::Inconsistent {
                table: "ledger_entry",
                column: "leaf_hash",
                id: format!("{origin}/{seq}"),
            })
        };
        leaves.into_iter().map(hash).collect()
    }

    /// The signed checkpoints of a log, smallest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn checkpoints(&self, origin: i32) -> Result<Vec<ledger_checkpoint::Model>, StoreError> {
        let checkpoints = ledger_checkpoint::Entity::find()
            .filter(ledger_checkpoint::Column::Origin.eq(origin))
            .order_by_asc(ledger_checkpoint::Column::Size);
        Ok(checkpoints.all(self.reader()).await?)
    }

    /// Where the entries about a thing stand, oldest first: who has looked.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn entries_about(&self, kind: &str, id: Uuid) -> Result<Vec<Position>, StoreError> {
        let places: Vec<(i32, i64)> = ledger_object::Entity::find()
            .select_only()
            .columns([ledger_object::Column::Origin, ledger_object::Column::Seq])
            .filter(ledger_object::Column::Kind.eq(kind))
            .filter(ledger_object::Column::ObjectId.eq(id))
            .order_by_asc(ledger_object::Column::Origin)
            .order_by_asc(ledger_object::Column::Seq)
            .into_tuple()
            .all(self.reader())
            .await?;
        let position = |(origin, seq)| Position { origin, seq };
        Ok(places.into_iter().map(position).collect())
    }

    /// The entries about a thing, newest first: `limit` of them.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn texts_about(
        &self,
        kind: &str,
        id: Uuid,
        limit: u64,
    ) -> Result<Vec<ledger_entry::Model>, StoreError> {
        let mut places = self.entries_about(kind, id).await?;
        places.reverse();
        places.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let any = places.iter().fold(Condition::any(), |any, place| {
            any.add(
                Condition::all()
                    .add(ledger_entry::Column::Origin.eq(place.origin))
                    .add(ledger_entry::Column::Seq.eq(place.seq)),
            )
        });
        if places.is_empty() {
            return Ok(Vec::new());
        }
        Ok(ledger_entry::Entity::find()
            .filter(any)
            .order_by_desc(ledger_entry::Column::Origin)
            .order_by_desc(ledger_entry::Column::Seq)
            .all(self.reader())
            .await?)
    }

    /// Reads a whole log again, as it is at one instant, and checks it against its frontier and the
    /// checkpoints given, whose signatures the caller has verified; and the index from things to entries against
    /// what the entries say. `progress` hears how many entries were read.
    ///
    /// # Errors
    /// [`VerifyError::Broken`] names the first place where it does not hold.
    pub async fn verify(
        &self,
        number: i32,
        checkpoints: impl IntoIterator<Item = Checkpoint> + Send,
        mut progress: impl FnMut(u64) + Send,
    ) -> Result<Verified, VerifyError> {
        let from = dialect::begin_snapshot(self.readers())
            .await
            .map_err(StoreError::from)?;
        let log = ledger_origin::Entity::find_by_id(number)
            .one(&from)
            .await
            .map_err(StoreError::from)?;
        let log = Log::try_from(log.ok_or(StoreError::NoLedger)?)?;
        let mut verifier = Verifier::new(log.origin, checkpoints);
        let (mut next, mut read) = (i64::MIN, 0);
        loop {
            let page = entries(&from, number, next, PAGE).await?;
            let Some(last) = page.last() else { break };
            let mut named = BTreeMap::new();
            for row in &page {
                named.insert(row.seq, feed(&mut verifier, row)?);
            }
            compare_index(&from, &mut verifier, number, (next, last.seq), &named).await?;
            next = last.seq.saturating_add(1);
            read += page.len() as u64;
            progress(read);
        }
        compare_index(&from, &mut verifier, number, (next, i64::MAX), &BTreeMap::new()).await?;
        Ok(verifier.finish(&log.frontier)?)
    }

    /// An entry of a log that is not there, under which the index of things lists something; none if all is well.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn listed_under_no_log(&self) -> Result<Option<Position>, StoreError> {
        let logs = Query::select()
            .column(ledger_origin::Column::Number)
            .from(ledger_origin::Entity)
            .to_owned();
        let stray = ledger_object::Entity::find()
            .filter(ledger_object::Column::Origin.not_in_subquery(logs))
            .one(self.reader())
            .await?;
        Ok(stray.map(|ledger_object::Model { origin, seq, .. }| Position { origin, seq }))
    }
}

fn feed(verifier: &mut Verifier, row: &ledger_entry::Model) -> Result<BTreeSet<Object>, VerifyError> {
    let stored = Stored {
        seq: place("ledger_entry", row.origin, row.seq)?,
        canonical: &row.entry,
        leaf_hash: &row.leaf_hash,
    };
    Ok(verifier.feed(stored)?)
}

/// Holds the index of things over some places against what the entries there name. One row more than there
/// should be is read, and no others: however many were put in, that one tells.
async fn compare_index<C: ConnectionTrait>(
    from: &C,
    verifier: &mut Verifier,
    origin: i32,
    (first, last): (i64, i64),
    named: &BTreeMap<i64, BTreeSet<Object>>,
) -> Result<(), StoreError> {
    let expected: u64 = named.values().map(|objects| objects.len() as u64).sum();
    let rows = ledger_object::Entity::find()
        .filter(ledger_object::Column::Origin.eq(origin))
        .filter(ledger_object::Column::Seq.between(first, last))
        .order_by_asc(ledger_object::Column::Seq)
        .limit(expected + 1)
        .all(from)
        .await?;
    let mut listed: BTreeMap<i64, Vec<(&str, Uuid)>> = named.keys().map(|seq| (*seq, Vec::new())).collect();
    for row in &rows {
        let of_entry = listed.entry(row.seq).or_default();
        of_entry.push((row.kind.as_str(), row.object_id));
    }
    let nothing = BTreeSet::new();
    for (seq, listed) in listed {
        let at = place("ledger_object", origin, seq)?;
        verifier.compare_index(at, named.get(&seq).unwrap_or(&nothing), listed);
    }
    Ok(())
}

/// A place in a log, from 0.
fn place(table: &'static str, origin: i32, seq: i64) -> Result<u64, StoreError> {
    u64::try_from(seq).map_err(|_| StoreError::Inconsistent {
        table,
        column: "seq",
        id: format!("{origin}/{seq}"),
    })
}

async fn entries<C: ConnectionTrait>(
    from: &C,
    origin: i32,
    first: i64,
    limit: u64,
) -> Result<Vec<ledger_entry::Model>, StoreError> {
    let page = ledger_entry::Entity::find()
        .filter(ledger_entry::Column::Origin.eq(origin))
        .filter(ledger_entry::Column::Seq.gte(first))
        .order_by_asc(ledger_entry::Column::Seq)
        .limit(limit);
    Ok(page.all(from).await?)
}

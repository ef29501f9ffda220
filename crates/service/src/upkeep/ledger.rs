//! Verifying the ledger and proving parts of it.

use waymark_ledger::{
    Break, Checkpoint, CheckpointError, ConsistencyProof, Entry, EntryProof, Gap, Hash, InclusionProof,
    InvalidKey, NoteError, ProofError, SignedCheckpoint, Verified, VerifyingKey,
};
use waymark_storage::{Log, Position, StoreError, VerifyError};

use crate::House;

/// Leaf hashes read at once.
const PAGE: u64 = 10_000;

/// Why something about the ledger could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The first place where it does not hold.
    #[error("the ledger does not hold")]
    Broken(#[source] Break),
    /// The index from things to entries lists an entry of a log that is not here.
    #[error("the index of things lists entry {} of ledger {}, and there is no such ledger here", .0.seq, .0.origin)]
    NoSuchLog(Position),
    /// The store failed.
    #[error("the ledger could not be read")]
    Store(#[source] StoreError),
    /// A checkpoint is not of the form.
    #[error("a checkpoint cannot be read")]
    Checkpoint(#[source] CheckpointError),
    /// A checkpoint is not signed by this ledger's key, or was altered.
    #[error("a checkpoint is not signed by this ledger's key, or was altered")]
    Signature(#[source] NoteError),
    /// The key cannot be made.
    #[error("the ledger's name cannot name a key")]
    Key(#[source] InvalidKey),
    /// There is no such entry, checkpoint or log.
    #[error("there is no such entry, checkpoint or log")]
    NotThere,
    /// No proof can be made.
    #[error("no proof can be made")]
    Proof(#[source] ProofError),
}

/// What one log was found to be.
#[derive(Debug)]
pub struct LogReport {
    /// The log.
    pub log: Log,
    /// That it holds.
    pub verified: Verified,
    /// What a restore lost of it, and the log after it admits.
    pub gap: Option<Gap>,
}

/// Reads every log again and holds it against its frontier, the checkpoints in the store and those given
/// from elsewhere, and the index from things to entries against what the entries say.
///
/// # Errors
/// [`LedgerError::Broken`] names the first place where a log does not hold; [`LedgerError::Signature`] when a
/// checkpoint was altered; [`LedgerError::NoSuchLog`].
pub async fn verify_all(
    house: &House,
    elsewhere: &[SignedCheckpoint],
    mut progress: impl FnMut(u64) + Send,
) -> Result<Vec<LogReport>, LedgerError> {
    let key = verifying_key(house)?;
    let outside = elsewhere
        .iter()
        .map(|signed| signed.verify(&key).cloned().map_err(LedgerError::Signature))
        .collect::<Result<Vec<_>, _>>()?;
    let mut reports = Vec::new();
    for log in house.store().logs().await.map_err(LedgerError::Store)? {
        let mut known = own_checkpoints(house, &log, &key).await?;
        known.extend(outside.iter().cloned());
        let gap = admitted_gap(house, &log, &known).await?;
        if let Some(gap) = gap {
            known.retain(|known| known.origin != log.origin || known.size <= gap.from);
        }
        let verified = house.store().verify(log.number, known, &mut progress).await;
        let verified = verified.map_err(|error| match error {
            VerifyError::Broken(found) => LedgerError::Broken(found),
            VerifyError::Store(error) => LedgerError::Store(error),
        })?;
        reports.push(LogReport { log, verified, gap });
    }
    let stray = house.store().listed_under_no_log().await;
    match stray.map_err(LedgerError::Store)? {
        Some(stray) => Err(LedgerError::NoSuchLog(stray)),
        None => Ok(reports),
    }
}

/// What a restore lost of a log: admitted by the first entry of the log after it, and no more than that.
async fn admitted_gap(house: &House, log: &Log, known: &[Checkpoint]) -> Result<Option<Gap>, LedgerError> {
    let ours = known.iter().filter(|known| known.origin == log.origin);
    let beyond = ours
        .filter(|known| known.size > log.frontier.size())
        .max_by_key(|known| known.size);
    let Some(beyond) = beyond else { return Ok(None) };
    let next = house
        .store()
        .ledger_entries(log.number + 1, 0, 1)
        .await
        .map_err(LedgerError::Store)?;
    let first = next.first().and_then(|row| Entry::parse(&row.entry).ok());
    Ok(first.and_then(|first| Gap::admitted_by(&first, beyond).ok()))
}

/// Proves that an entry stands in the open log, under its newest checkpoint; with the entry's own text.
///
/// # Errors
/// [`LedgerError::NotThere`] when the entry, or a checkpoint that covers it, is not there.
pub async fn prove_entry(house: &House, seq: u64) -> Result<(Vec<u8>, EntryProof), LedgerError> {
    let log = house
        .store()
        .open_log()
        .await
        .map_err(LedgerError::Store)?
        .ok_or(LedgerError::NotThere)?;
    let rows = house
        .store()
        .checkpoints(log.number)
        .await
        .map_err(LedgerError::Store)?;
    let note = &rows.last().ok_or(LedgerError::NotThere)?.note;
    let signed = SignedCheckpoint::parse(note.as_bytes()).map_err(LedgerError::Checkpoint)?;
    let checkpoint = signed
        .verify(&verifying_key(house)?)
        .map_err(LedgerError::Signature)?;
    let leaves = leaves(house, log.number, checkpoint.size).await?;
    let inclusion = InclusionProof::build(&leaves, seq).map_err(LedgerError::Proof)?;
    let at = i64::try_from(seq).map_err(|_| LedgerError::NotThere)?;
    let page = house
        .store()
        .ledger_entries(log.number, at, 1)
        .await
        .map_err(LedgerError::Store)?;
    let row = page
        .into_iter()
        .find(|row| row.seq == at)
        .ok_or(LedgerError::NotThere)?;
    Ok((
        row.entry,
        EntryProof {
            inclusion,
            checkpoint: signed,
        },
    ))
}

/// Proves that the newest checkpoint of a log extends an older one of it.
///
/// # Errors
/// [`LedgerError::NotThere`] when the older one's log is not here; [`LedgerError::Signature`] when it is not
/// ours.
pub async fn prove_consistency(
    house: &House,
    older: &SignedCheckpoint,
) -> Result<(ConsistencyProof, String), LedgerError> {
    let older = older
        .verify(&verifying_key(house)?)
        .map_err(LedgerError::Signature)?;
    let logs = house.store().logs().await.map_err(LedgerError::Store)?;
    let log = logs
        .into_iter()
        .find(|log| log.origin == older.origin)
        .ok_or(LedgerError::NotThere)?;
    let rows = house
        .store()
        .checkpoints(log.number)
        .await
        .map_err(LedgerError::Store)?;
    let newest = rows.last().ok_or(LedgerError::NotThere)?;
    let size = u64::try_from(newest.size).map_err(|_| LedgerError::NotThere)?;
    let leaves = leaves(house, log.number, size).await?;
    let proof = ConsistencyProof::build(&leaves, older.size).map_err(LedgerError::Proof)?;
    Ok((proof, newest.note.clone()))
}

/// The key that this ledger's checkpoints are checked with.
///
/// # Errors
/// [`LedgerError::Key`].
pub fn verifying_key(house: &House) -> Result<VerifyingKey, LedgerError> {
    let key = house
        .vault()
        .ledger_key(house.ledger_host())
        .map_err(LedgerError::Key)?;
    Ok(key.verifying_key())
}

async fn own_checkpoints(
    house: &House,
    log: &Log,
    key: &VerifyingKey,
) -> Result<Vec<Checkpoint>, LedgerError> {
    let rows = house
        .store()
        .checkpoints(log.number)
        .await
        .map_err(LedgerError::Store)?;
    rows.iter()
        .map(|row| {
            let signed = SignedCheckpoint::parse(row.note.as_bytes()).map_err(LedgerError::Checkpoint)?;
            signed.verify(key).cloned().map_err(LedgerError::Signature)
        })
        .collect()
}

async fn leaves(house: &House, log: i32, size: u64) -> Result<Vec<Hash>, LedgerError> {
    let mut leaves: Vec<Hash> = Vec::new();
    while (leaves.len() as u64) < size {
        let from = i64::try_from(leaves.len()).map_err(|_| LedgerError::NotThere)?;
        let wanted = PAGE.min(size - leaves.len() as u64);
        let page = house
            .store()
            .leaf_hashes(log, from, wanted)
            .await
            .map_err(LedgerError::Store)?;
        if page.is_empty() {
            return Err(LedgerError::NotThere);
        }
        leaves.extend(page);
    }
    Ok(leaves)
}

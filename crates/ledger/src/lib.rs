//! The ledger: one append-only Merkle log (RFC 9162) of who did or looked at what, its signed checkpoints
//! (C2SP tlog-checkpoint and signed-note) and the proofs that let anyone check it without Waymark.
//!
//! Everything here is a pure function of its arguments: no file, database, clock or chance. `docs/ledger.md`
//! describes each format for an inspector.

mod checkpoint;
mod consistency;
mod entry;
mod frontier;
mod hash;
mod inclusion;
mod key;
mod note;
mod origin;
mod restored;
mod signed_text;
mod token;
mod tree;
mod verifier;

pub use checkpoint::{Checkpoint, CheckpointError, SignedCheckpoint};
pub use consistency::ConsistencyProof;
pub use entry::{Entry, EntryDraft, EntryError, Object};
pub use frontier::{Frontier, FrontierError};
pub use hash::{Hash, InvalidHash};
pub use inclusion::{EntryProof, InclusionProof};
pub use key::{InvalidKey, KeyName, SigningKey, VerifyingKey};
pub use note::NoteError;
pub use origin::{InvalidOrigin, Origin};
pub use restored::{Gap, RestoredError, restored_entry};
pub use signed_text::SignedText;
pub use token::{InvalidToken, Token};
pub use tree::ProofError;
pub use verifier::{Break, Stored, Verified, Verifier};

/// Reads a number as the formats write it: decimal, no sign, no leading zero.
fn decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

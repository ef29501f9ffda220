//! Proof that an entry stands in the log.

use std::fmt::{self, Write as _};

use crate::{Checkpoint, Entry, Hash, ProofError, SignedCheckpoint, VerifyingKey, tree};

/// The first line of a proof file: the public form C2SP tlog-proof.
const VERSION: &str = "c2sp.org/tlog-proof@v1";

/// The hashes that lead from an entry's leaf to the root (RFC 9162, 2.1.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InclusionProof {
    /// The entry's number, from 0.
    pub index: u64,
    /// The siblings, from the leaf up.
    pub path: Vec<Hash>,
}

/// A proof with the signed checkpoint it leads to: all that an inspector needs beside the entry and the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryProof {
    /// The way from the leaf to the root.
    pub inclusion: InclusionProof,
    /// The checkpoint with that root.
    pub checkpoint: SignedCheckpoint,
}

impl InclusionProof {
    /// Proves entry `index` within the tree of exactly these leaves: the log up to a checkpoint's size.
    ///
    /// # Errors
    /// [`ProofError::OutOfRange`] when there is no such leaf.
    pub fn build(leaves: &[Hash], index: u64) -> Result<Self, ProofError> {
        let place = usize::try_from(index).ok().filter(|place| *place < leaves.len());
        let mut path = Vec::new();
        climb(leaves, place.ok_or(ProofError::OutOfRange)?, &mut path);
        Ok(Self { index, path })
    }

    /// Checks that `leaf` is entry `index` of the tree that the checkpoint names.
    ///
    /// # Errors
    /// [`ProofError::OutOfRange`] when the checkpoint is older than the entry; [`ProofError::Refused`] when
    /// the hashes, or their number, do not lead to its root.
    pub fn verify(&self, leaf: Hash, checkpoint: &Checkpoint) -> Result<(), ProofError> {
        if self.index >= checkpoint.size {
            return Err(ProofError::OutOfRange);
        }
        let mut climb = tree::Climb::new(self.index, checkpoint.size - 1);
        let mut node = leaf;
        for sibling in &self.path {
            node = match climb.step().ok_or(ProofError::Refused)? {
                tree::Side::Left => Hash::of_children(sibling, &node),
                tree::Side::Right => Hash::of_children(&node, sibling),
            };
        }
        (climb.at_root() && node == checkpoint.root)
            .then_some(())
            .ok_or(ProofError::Refused)
    }
}

fn climb(leaves: &[Hash], index: usize, path: &mut Vec<Hash>) {
    if leaves.len() < 2 {
        return;
    }
    let (left, right) = tree::halves(leaves);
    if index < left.len() {
        climb(left, index, path);
        path.push(tree::root(right));
    } else {
        climb(right, index - left.len(), path);
        path.push(tree::root(left));
    }
}

impl EntryProof {
    /// Reads a proof file.
    ///
    /// # Errors
    /// [`ProofError::Unreadable`] for anything but the C2SP tlog-proof form without its `extra` line.
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        let (proof, note) = text.split_once("\n\n").ok_or(ProofError::Unreadable)?;
        let mut lines = proof.split('\n');
        if lines.next() != Some(VERSION) {
            return Err(ProofError::Unreadable);
        }
        let index = tree::number(lines.next(), "index")?;
        let inclusion = InclusionProof {
            index,
            path: tree::path(lines)?,
        };
        let checkpoint = SignedCheckpoint::parse(note.as_bytes()).map_err(|_| ProofError::Unreadable)?;
        Ok(Self {
            inclusion,
            checkpoint,
        })
    }

    /// Checks the signature, that this entry text is in the signed tree, and that log and number are those it
    /// gives itself. Returns the checkpoint, whose origin the caller compares with the log it asks about.
    ///
    /// # Errors
    /// [`ProofError`] as of [`InclusionProof::verify`]; [`ProofError::Refused`] also for the signature,
    /// [`ProofError::Unreadable`] for a text that is no entry, [`ProofError::Unrelated`] for one of another
    /// log or place.
    pub fn verify(&self, canonical: &[u8], key: &VerifyingKey) -> Result<&Checkpoint, ProofError> {
        let checkpoint = self.checkpoint.verify(key).map_err(|_| ProofError::Refused)?;
        let entry = Entry::parse(canonical).map_err(|_| ProofError::Unreadable)?;
        if entry.origin != checkpoint.origin || entry.seq != self.inclusion.index {
            return Err(ProofError::Unrelated);
        }
        self.inclusion.verify(Hash::of_leaf(canonical), checkpoint)?;
        Ok(checkpoint)
    }
}

impl fmt::Display for EntryProof {
    /// The proof file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{VERSION}\nindex {}", self.inclusion.index)?;
        for hash in &self.inclusion.path {
            writeln!(f, "{}", hash.to_base64())?;
        }
        f.write_char('\n')?;
        self.checkpoint.fmt(f)
    }
}

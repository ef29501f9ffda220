//! What inclusion and consistency proofs share: how a tree splits, and how a check climbs it (RFC 9162, 2.1).

use crate::{Frontier, Hash, decimal};

/// A proof that cannot be made, read or believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The log has no such entry or has never had that size.
    #[error("the log does not reach that far")]
    OutOfRange,
    /// The proof, or the entry it is about, is not in the form documented in docs/ledger.md.
    #[error("the proof or the entry cannot be read")]
    Unreadable,
    /// Proof, entry and checkpoint are about different logs, places or sizes.
    #[error("the proof, the entry and the checkpoint are not about the same log, place and size")]
    Unrelated,
    /// The hashes do not lead to the root: the proof proves nothing.
    #[error("the proof does not lead to the root of the checkpoint")]
    Refused,
}

/// No path can be longer than the bits of a size; a consistency proof needs one more.
const LONGEST_PATH: usize = 65;

/// The root of a tree of these leaves.
pub(crate) fn root(leaves: &[Hash]) -> Hash {
    leaves.iter().copied().collect::<Frontier>().root()
}

/// Both halves as RFC 9162 cuts them: the left takes the largest power of two below the number of leaves.
pub(crate) fn halves(leaves: &[Hash]) -> (&[Hash], &[Hash]) {
    leaves.split_at(leaves.len().next_power_of_two() / 2)
}

/// On which side of the climber the next hash of a path stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// A climb from a node to the root, level by level: where it stands, and where the last node of the level is.
pub(crate) struct Climb {
    node: u64,
    last: u64,
}

impl Climb {
    pub(crate) const fn new(node: u64, last: u64) -> Self {
        Self { node, last }
    }

    /// Whether the climb has arrived.
    pub(crate) const fn at_root(&self) -> bool {
        self.last == 0
    }

    /// Goes up while the node is a right child: such levels are inside a tree that is already known whole.
    pub(crate) fn skip_known(&mut self) {
        while self.node & 1 == 1 {
            self.rise();
        }
    }

    /// Takes the next hash of the path; `None` when there should be no more.
    pub(crate) fn step(&mut self) -> Option<Side> {
        if self.at_root() {
            return None;
        }
        let side = if self.node & 1 == 1 || self.node == self.last {
            Side::Left
        } else {
            Side::Right
        };
        if side == Side::Left {
            // A last node without a sibling stands for itself on the levels above.
            while self.node & 1 == 0 && self.node != 0 {
                self.rise();
            }
        }
        self.rise();
        Some(side)
    }

    const fn rise(&mut self) {
        self.node >>= 1;
        self.last >>= 1;
    }
}

/// Reads the value of a line such as `index 5`.
pub(crate) fn number(line: Option<&str>, name: &str) -> Result<u64, ProofError> {
    line.and_then(|line| decimal(line.strip_prefix(name)?.strip_prefix(' ')?))
        .ok_or(ProofError::Unreadable)
}

/// Reads one hash a line.
pub(crate) fn path<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Vec<Hash>, ProofError> {
    let path: Result<Vec<Hash>, _> = lines.take(LONGEST_PATH + 1).map(Hash::from_base64).collect();
    path.ok()
        .filter(|path| path.len() <= LONGEST_PATH)
        .ok_or(ProofError::Unreadable)
}

//! Proof that the log of today only added to the log of then.

use std::fmt;

use crate::{Checkpoint, Hash, ProofError, tree};

/// The first line of a consistency proof file.
const VERSION: &str = "waymark-consistency/v1";

/// The hashes that rebuild both an older and a newer root (RFC 9162, 2.1.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsistencyProof {
    /// The size of the older tree.
    pub older: u64,
    /// The size of the newer tree.
    pub newer: u64,
    /// The nodes, from the bottom up.
    pub path: Vec<Hash>,
}

impl ConsistencyProof {
    /// Proves that the tree of exactly these leaves begins with its own first `older` leaves.
    ///
    /// # Errors
    /// [`ProofError::OutOfRange`] when there are fewer leaves.
    pub fn build(leaves: &[Hash], older: u64) -> Result<Self, ProofError> {
        let count = usize::try_from(older).ok().filter(|count| *count <= leaves.len());
        let mut path = Vec::new();
        // Every log begins with the empty one: nothing to prove.
        if let count @ 1.. = count.ok_or(ProofError::OutOfRange)? {
            descend(leaves, count, true, &mut path);
        }
        Ok(Self {
            older,
            newer: leaves.len() as u64,
            path,
        })
    }

    /// Checks that the newer checkpoint keeps everything the older one had.
    ///
    /// # Errors
    /// [`ProofError::Unrelated`] when sizes or origins are not the proof's; [`ProofError::Refused`] when the
    /// hashes do not lead to both roots.
    pub fn verify(&self, older: &Checkpoint, newer: &Checkpoint) -> Result<(), ProofError> {
        let sizes_fit = self.older == older.size && self.newer == newer.size && older.size <= newer.size;
        if !sizes_fit || older.origin != newer.origin {
            return Err(ProofError::Unrelated);
        }
        self.leads_to(older.root, newer.root)
            .then_some(())
            .ok_or(ProofError::Refused)
    }

    fn leads_to(&self, older: Hash, newer: Hash) -> bool {
        if self.older == 0 {
            return self.path.is_empty() && older == Hash::of_empty_tree();
        }
        if self.older == self.newer {
            return self.path.is_empty() && older == newer;
        }
        // A complete older tree is itself a node of the newer one, so the proof leaves its root out.
        let known = self.older.is_power_of_two().then_some(older);
        let mut path = known.into_iter().chain(self.path.iter().copied());
        let rebuilt = path.next().and_then(|first| self.rebuild(first, path));
        rebuilt == Some((older, newer))
    }

    /// Both roots as the path gives them; `None` when it is too short or too long.
    fn rebuild(&self, first: Hash, path: impl Iterator<Item = Hash>) -> Option<(Hash, Hash)> {
        let mut climb = tree::Climb::new(self.older - 1, self.newer - 1);
        climb.skip_known();
        let (mut old, mut new) = (first, first);
        for node in path {
            match climb.step()? {
                tree::Side::Left => {
                    old = Hash::of_children(&node, &old);
                    new = Hash::of_children(&node, &new);
                }
                tree::Side::Right => new = Hash::of_children(&new, &node),
            }
        }
        climb.at_root().then_some((old, new))
    }

    /// Reads a consistency proof file.
    ///
    /// # Errors
    /// [`ProofError::Unreadable`] for anything but what `Display` writes.
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        let mut lines = text.strip_suffix('\n').ok_or(ProofError::Unreadable)?.split('\n');
        if lines.next() != Some(VERSION) {
            return Err(ProofError::Unreadable);
        }
        let older = tree::number(lines.next(), "older")?;
        let newer = tree::number(lines.next(), "newer")?;
        Ok(Self {
            older,
            newer,
            path: tree::path(lines)?,
        })
    }
}

/// `whole` is true while the older tree's root is one that the checker already has.
fn descend(leaves: &[Hash], older: usize, whole: bool, path: &mut Vec<Hash>) {
    if older == leaves.len() {
        path.extend((!whole).then(|| tree::root(leaves)));
        return;
    }
    let (left, right) = tree::halves(leaves);
    if older <= left.len() {
        descend(left, older, whole, path);
        path.push(tree::root(right));
    } else {
        descend(right, older - left.len(), false, path);
        path.push(tree::root(left));
    }
}

impl fmt::Display for ConsistencyProof {
    /// The proof file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{VERSION}\nolder {}\nnewer {}", self.older, self.newer)?;
        self.path
            .iter()
            .try_for_each(|hash| writeln!(f, "{}", hash.to_base64()))
    }
}

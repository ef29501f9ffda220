//! What must be kept of a Merkle tree so that it can grow.

use crate::Hash;

/// The roots of the complete subtrees along the right edge, largest first: one for each 1 in the binary size.
/// Enough to append and to know the root, without any older leaf.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    nodes: Vec<Hash>,
}

/// The stored bytes are not a frontier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the stored frontier does not have the form of one")]
pub struct FrontierError;

impl Frontier {
    /// The frontier of an empty log.
    pub const fn new() -> Self {
        Self {
            size: 0,
            nodes: Vec::new(),
        }
    }

    /// How many leaves the tree has, which is also the number of the next entry.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf: it joins each complete subtree of its own size, as a carry does in binary addition.
    pub fn append(&mut self, leaf: Hash) {
        let equals = self
            .nodes
            .len()
            .saturating_sub(self.size.trailing_ones() as usize);
        let joined = self
            .nodes
            .drain(equals..)
            .rev()
            .fold(leaf, |right, left| Hash::of_children(&left, &right));
        self.nodes.push(joined);
        self.size += 1;
    }

    /// The root of the tree.
    pub fn root(&self) -> Hash {
        let join = |right, left| Hash::of_children(&left, &right);
        self.nodes
            .iter()
            .rev()
            .copied()
            .reduce(join)
            .unwrap_or_else(Hash::of_empty_tree)
    }

    /// As it is stored: the size in 8 bytes, most significant first, then the nodes of 32 bytes each.
    pub fn encode(&self) -> Vec<u8> {
        let nodes = self.nodes.iter().flat_map(|node| *node.bytes());
        self.size.to_be_bytes().into_iter().chain(nodes).collect()
    }

    /// Reads exactly what [`Frontier::encode`] writes.
    ///
    /// # Errors
    /// [`FrontierError`] when the number of nodes does not fit the size, or the size is beyond what any
    /// database could count.
    pub fn decode(bytes: &[u8]) -> Result<Self, FrontierError> {
        let (size, rest) = bytes.split_first_chunk().ok_or(FrontierError)?;
        let size = u64::from_be_bytes(*size);
        let (nodes, leftover) = rest.as_chunks();
        let fits =
            leftover.is_empty() && nodes.len() == size.count_ones() as usize && size <= i64::MAX as u64;
        fits.then(|| Self {
            size,
            nodes: nodes.iter().copied().map(Hash::new).collect(),
        })
        .ok_or(FrontierError)
    }
}

impl FromIterator<Hash> for Frontier {
    /// The frontier of a whole log, from its leaf hashes in order.
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
        leaves.into_iter().fold(Self::new(), |mut frontier, leaf| {
            frontier.append(leaf);
            frontier
        })
    }
}

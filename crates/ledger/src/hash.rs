//! SHA-256 as RFC 9162 uses it: leaves and inner nodes are told apart by their first byte.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

/// A SHA-256 hash: of a leaf, of a node, or the root of the tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

/// The bytes or the text are not a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a hash has 32 bytes")]
pub struct InvalidHash;

impl Hash {
    /// From its 32 bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its 32 bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The leaf hash of an entry's canonical bytes: SHA-256(0x00 || bytes).
    pub fn of_leaf(canonical: &[u8]) -> Self {
        Self::of(&[&[0x00], canonical])
    }

    /// The hash of a node: SHA-256(0x01 || left || right).
    pub fn of_children(left: &Self, right: &Self) -> Self {
        Self::of(&[&[0x01], &left.0, &right.0])
    }

    /// The root of a tree without leaves: SHA-256 of nothing.
    pub fn of_empty_tree() -> Self {
        Self::of(&[])
    }

    /// SHA-256 of the parts one after the other.
    pub(crate) fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }

    /// Standard base 64 with padding, as checkpoints and proofs write it.
    pub fn to_base64(&self) -> String {
        STANDARD.encode(self.0)
    }

    /// Reads exactly what [`Hash::to_base64`] writes.
    ///
    /// # Errors
    /// [`InvalidHash`] for any other text.
    pub fn from_base64(text: &str) -> Result<Self, InvalidHash> {
        // Base 64 of 32 bytes: refused before decoding, so a long text costs nothing.
        if text.len() != 44 {
            return Err(InvalidHash);
        }
        STANDARD
            .decode(text)
            .map_err(|_| InvalidHash)?
            .as_slice()
            .try_into()
    }
}

impl TryFrom<&[u8]> for Hash {
    type Error = InvalidHash;

    fn try_from(bytes: &[u8]) -> Result<Self, Self::Error> {
        bytes.try_into().map(Self).map_err(|_| InvalidHash)
    }
}

impl fmt::Display for Hash {
    /// Lower-case hexadecimal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

/// Writes bytes as lower-case hexadecimal.
pub(crate) fn write_hex(bytes: &[u8], out: &mut impl fmt::Write) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
}

/// Reads exactly 32 bytes of lower-case hexadecimal.
pub(crate) fn read_hex(text: &str) -> Option<[u8; 32]> {
    let digits: Option<Vec<u8>> = text.bytes().map(hex_digit).collect();
    let bytes: Vec<u8> = digits?
        .as_chunks()
        .0
        .iter()
        .map(|[high, low]| high << 4 | low)
        .collect();
    (text.len() == 64).then_some(())?;
    bytes.try_into().ok()
}

fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

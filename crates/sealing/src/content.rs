//! Sealed values: where they belong, what they look like, and their digest for the ledger.

use std::fmt;

use uuid::Uuid;
use zeroize::Zeroizing;

use crate::aead;
use crate::canonical::Canonical;
use crate::data_key::KeyName;
use crate::error::SealingError;
use crate::secret::Secret;

/// First byte of a value sealed under a data key.
const CONTENT_FORMAT: u8 = 1;

/// The column of the row of the table that a sealed value stands in. A value opens only there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The table.
    pub table: &'static str,
    /// The row's id.
    pub row: Uuid,
    /// The column.
    pub column: &'static str,
}

impl Place {
    pub(crate) fn describe(&self, fields: Canonical) -> Canonical {
        fields.text(self.table).id(self.row).text(self.column)
    }
}

/// Sealed bytes, as they are stored: a format byte and what only the right key makes sense of.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// From what was stored. Whether it opens is found out on opening.
    pub fn from_stored(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes to store.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    pub(crate) fn new(format: u8, body: &[u8]) -> Self {
        Self([&[format], body].concat())
    }

    /// What follows the format byte, if that is the one expected.
    pub(crate) fn body(&self, format: u8) -> Result<&[u8], SealingError> {
        match self.0.split_first() {
            Some((first, body)) if *first == format => Ok(body),
            Some(_) | None => Err(SealingError::UnknownFormat),
        }
    }
}

/// Tells the length alone: even the ciphertext has no business in a log.
impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

/// The digest of a content, for the ledger: HMAC-SHA-256 under a random key that is sealed beside the
/// content. Without that key it tells nothing, so it may outlive the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(pub [u8; 32]);

/// A content that was opened, with the digest the ledger should have for it.
#[derive(Clone, PartialEq, Eq)]
pub struct Opened {
    content: Zeroizing<Vec<u8>>,
    digest: Digest,
}

impl Opened {
    /// What was sealed.
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// Its digest, computed anew.
    pub const fn digest(&self) -> Digest {
        self.digest
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opened(..)")
    }
}

/// Seals the digest key and then the content, in one piece, so that the two live and die together.
pub(crate) fn seal(key: &Secret, name: &KeyName, place: &Place, content: &[u8]) -> (Sealed, Digest) {
    let (plain, digest) = with_digest_key(content);
    let sealed = aead::seal(key, &associated(name, place), &plain);
    (Sealed::new(CONTENT_FORMAT, &sealed), digest)
}

pub(crate) fn open(
    key: &Secret,
    name: &KeyName,
    place: &Place,
    sealed: &Sealed,
) -> Result<Opened, SealingError> {
    let body = sealed.body(CONTENT_FORMAT)?;
    let plain = aead::open(key, &associated(name, place), body).ok_or(SealingError::DoesNotOpen)?;
    without_digest_key(&plain)
}

/// What is sealed: a fresh digest key and then the content, and the digest under that key.
pub(crate) fn with_digest_key(content: &[u8]) -> (Zeroizing<Vec<u8>>, Digest) {
    let digest_key = Secret::random();
    let digest = digest(&digest_key, content);
    let plain = [digest_key.bytes().as_slice(), content].concat();
    (Zeroizing::new(plain), digest)
}

/// The content again, with its digest computed anew.
pub(crate) fn without_digest_key(plain: &[u8]) -> Result<Opened, SealingError> {
    let (digest_key, content) = plain.split_at_checked(32).ok_or(SealingError::DoesNotOpen)?;
    let digest_key = Secret::from_slice(digest_key).ok_or(SealingError::DoesNotOpen)?;
    Ok(Opened {
        digest: digest(&digest_key, content),
        content: Zeroizing::new(content.to_vec()),
    })
}

fn digest(key: &Secret, content: &[u8]) -> Digest {
    Digest(key.keyed_hash(&[content]))
}

fn associated(name: &KeyName, place: &Place) -> Vec<u8> {
    let fields = place.describe(Canonical::of("waymark content 1"));
    fields.id(name.id.0).number(u32::from(name.version)).bytes()
}

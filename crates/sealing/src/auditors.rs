//! The auditors' key: what was searched for is sealed to it, and opened away from the server.

use std::fmt;

use waymark_policy::{Grant, SearchTerms};
use zeroize::Zeroizing;

use crate::canonical::Canonical;
use crate::content::{Digest, Opened, Place, Sealed, with_digest_key, without_digest_key};
use crate::error::SealingError;
use crate::hybrid::{PrivateKey, PublicKey};

/// First byte of something sealed to the auditors.
const FORMAT: u8 = 3;
const INFO: &[u8] = b"waymark search terms 1";

/// The key that search terms are sealed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditorsPublicKey(pub(crate) PublicKey);

/// The key that opens search terms. It is not part of a keyring: an auditor brings it.
#[derive(Clone)]
pub struct AuditorsKey(pub(crate) PrivateKey);

impl AuditorsPublicKey {
    pub(crate) fn seal(&self, place: &Place, terms: &[u8]) -> (Sealed, Digest) {
        let (plain, digest) = with_digest_key(terms);
        let sealed = self.0.seal(INFO, &associated(place), &plain);
        (Sealed::new(FORMAT, &sealed), digest)
    }
}

impl AuditorsKey {
    pub(crate) fn generate() -> Self {
        Self(PrivateKey::generate())
    }

    /// The key that others seal to.
    pub fn public(&self) -> AuditorsPublicKey {
        AuditorsPublicKey(self.0.public())
    }

    /// Opens what was searched for, with the digest that the ledger should have for it.
    ///
    /// # Errors
    /// [`SealingError::DoesNotOpen`] when it was altered or moved or sealed to another key.
    pub fn open(
        &self,
        _grant: &Grant<SearchTerms>,
        place: &Place,
        sealed: &Sealed,
    ) -> Result<Opened, SealingError> {
        let body = sealed.body(FORMAT)?;
        let plain = self.0.open(INFO, &associated(place), body);
        without_digest_key(&Zeroizing::new(plain.ok_or(SealingError::DoesNotOpen)?))
    }
}

impl fmt::Debug for AuditorsKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuditorsKey(..)")
    }
}

fn associated(place: &Place) -> Vec<u8> {
    place.describe(Canonical::of("waymark search terms 1")).bytes()
}

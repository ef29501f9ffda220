//! Thirty-two secret bytes: what every key here is at bottom.

use std::fmt;

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::random;

/// 32 secret bytes, wiped when dropped; they do not show in `Debug`.
#[derive(Clone)]
pub(crate) struct Secret(Zeroizing<[u8; 32]>);

impl Secret {
    pub(crate) fn random() -> Self {
        Self(random::secret())
    }

    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut secret = Zeroizing::new([0; 32]);
        if bytes.len() != secret.len() {
            return None;
        }
        secret.copy_from_slice(bytes);
        Some(Self(secret))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Another secret, derived from this one for the use that `label` names; the two tell nothing of each
    /// other to who holds only the derived one.
    pub(crate) fn derive(&self, label: &str) -> Self {
        let mut derived = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, self.bytes())
            .expand(label.as_bytes(), derived.as_mut_slice())
            .expect("32 bytes are within what HKDF gives");
        Self(derived)
    }

    /// Another secret, derived from this one and from a value that has one reading.
    pub(crate) fn derive_from(&self, value: &[u8]) -> Self {
        Self(Zeroizing::new(self.keyed_hash(&[value])))
    }

    /// HMAC-SHA-256 of `parts` one after another. Callers see to it that the parts have one reading.
    pub(crate) fn keyed_hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.bytes()).expect("HMAC takes a key of any length");
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

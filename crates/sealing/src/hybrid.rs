//! Sealing to a public key: HPKE (RFC 9180) in base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and
//! ChaCha20Poly1305, which are the identifiers 0x0020, 0x0001 and 0x0003.

use std::fmt;

use hpke::aead::{AeadCtxR, AeadCtxS, ChaCha20Poly1305};
use hpke::kdf::HkdfSha256;
use hpke::kem::{Kem as _, X25519HkdfSha256};
use hpke::{Deserializable, OpModeR, OpModeS, Serializable};
use zeroize::Zeroize;

use crate::secret::Secret;

type Kem = X25519HkdfSha256;
type Sender = AeadCtxS<ChaCha20Poly1305, HkdfSha256, Kem>;
type Receiver = AeadCtxR<ChaCha20Poly1305, HkdfSha256, Kem>;

/// Length of an encapsulated key.
pub(crate) const ENCAPSULATED: usize = 32;

/// A public key that can be sealed to.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct PublicKey(<Kem as hpke::Kem>::PublicKey);

/// A private key that opens what was sealed to its public key. Wiped when dropped.
#[derive(Clone)]
pub(crate) struct PrivateKey(<Kem as hpke::Kem>::PrivateKey);

impl PublicKey {
    /// From 32 bytes; `None` when nothing can be sealed to them (a point of low order).
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        let key = <Kem as hpke::Kem>::PublicKey::from_bytes(bytes).ok()?;
        hpke::setup_sender::<ChaCha20Poly1305, HkdfSha256, Kem>(&OpModeS::Base, &key, b"").ok()?;
        Some(Self(key))
    }

    pub(crate) fn bytes(&self) -> [u8; 32] {
        self.0.to_bytes().into()
    }

    /// Begins sealing to this key for the use that `info` names.
    pub(crate) fn sender(&self, info: &[u8]) -> ([u8; ENCAPSULATED], Sender) {
        let (encapsulated, context): (<Kem as hpke::Kem>::EncappedKey, Sender) =
            hpke::setup_sender(&OpModeS::Base, &self.0, info).expect("a public key is checked when read");
        (encapsulated.to_bytes().into(), context)
    }

    /// `plain` sealed to this key in one go: encapsulated key, ciphertext, tag.
    pub(crate) fn seal(&self, info: &[u8], associated: &[u8], plain: &[u8]) -> Vec<u8> {
        let (encapsulated, mut context) = self.sender(info);
        let sealed = context
            .seal(plain, associated)
            .expect("the first message of a context, far below the cipher's limit");
        [encapsulated.as_slice(), &sealed].concat()
    }
}

impl PrivateKey {
    pub(crate) fn generate() -> Self {
        Self(Kem::gen_keypair().0)
    }

    pub(crate) fn from_secret(secret: &Secret) -> Option<Self> {
        <Kem as hpke::Kem>::PrivateKey::from_bytes(secret.bytes())
            .ok()
            .map(Self)
    }

    /// The key itself, to be written to the key folder.
    pub(crate) fn to_secret(&self) -> Secret {
        let mut bytes = self.0.to_bytes();
        let secret = Secret::from_slice(&bytes).expect("an X25519 private key has 32 bytes");
        bytes.zeroize();
        secret
    }

    pub(crate) fn public(&self) -> PublicKey {
        PublicKey(Kem::sk_to_pk(&self.0))
    }

    /// The other end of [`PublicKey::sender`].
    pub(crate) fn receiver(&self, info: &[u8], encapsulated: &[u8]) -> Option<Receiver> {
        let encapsulated = <Kem as hpke::Kem>::EncappedKey::from_bytes(encapsulated).ok()?;
        hpke::setup_receiver(&OpModeR::Base, &self.0, &encapsulated, info).ok()
    }

    /// The other end of [`PublicKey::seal`].
    pub(crate) fn open(&self, info: &[u8], associated: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (encapsulated, sealed) = sealed.split_first_chunk::<ENCAPSULATED>()?;
        self.receiver(info, encapsulated)?.open(sealed, associated).ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicKey(..)")
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(..)")
    }
}

#[cfg(test)]
mod tests {
    use hpke::aead::Aead as _;
    use hpke::kdf::Kdf as _;

    use super::*;

    #[test]
    fn the_suite_is_the_one_that_is_documented() {
        assert_eq!(
            (
                <Kem as hpke::Kem>::KEM_ID,
                HkdfSha256::KDF_ID,
                ChaCha20Poly1305::AEAD_ID
            ),
            (0x0020, 0x0001, 0x0003)
        );
    }

    #[test]
    fn a_point_that_anybody_could_open_for_is_no_public_key() {
        let mut one = [0; 32];
        one[0] = 1;
        assert!(PublicKey::from_slice(&[0; 32]).is_none());
        assert!(PublicKey::from_slice(&one).is_none());
        assert!(PublicKey::from_slice(&PrivateKey::generate().public().bytes()).is_some());
    }
}

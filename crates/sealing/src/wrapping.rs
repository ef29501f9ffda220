//! Wrapping: a data key put away under an epoch, and taken out again.

use std::fmt;

use zeroize::Zeroizing;

use waymark_policy::InCompartment;

use crate::aead::{self, OVERHEAD};
use crate::canonical::Canonical;
use crate::data_key::{DataKey, KeyName};
use crate::epoch::{Epoch, EpochId, EpochPublicKey};
use crate::error::SealingError;
use crate::hybrid::ENCAPSULATED;
use crate::secret::Secret;

/// First byte of a wrapped key.
const FORMAT: u8 = 1;
const INFO: &[u8] = b"waymark data keys 1";
const EXPORT: &[u8] = b"wrapping key";
/// Format byte, encapsulated key, nonce, key and tag.
const LENGTH: usize = 1 + ENCAPSULATED + OVERHEAD + 32;

/// A data key wrapped to an epoch, as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct WrappedKey {
    name: KeyName,
    epoch: EpochId,
    bytes: Vec<u8>,
}

impl WrappedKey {
    /// From what was stored.
    ///
    /// # Errors
    /// [`SealingError::UnknownFormat`] when the bytes cannot be a wrapped key.
    pub fn from_stored(name: KeyName, epoch: EpochId, bytes: Vec<u8>) -> Result<Self, SealingError> {
        if bytes.len() == LENGTH && bytes.first() == Some(&FORMAT) {
            Ok(Self { name, epoch, bytes })
        } else {
            Err(SealingError::UnknownFormat)
        }
    }

    /// Which data key.
    pub const fn name(&self) -> &KeyName {
        &self.name
    }

    /// To which epoch it is wrapped.
    pub const fn epoch(&self) -> EpochId {
        self.epoch
    }

    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl fmt::Debug for WrappedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WrappedKey")
            .field("name", &self.name)
            .field("epoch", &self.epoch)
            .finish_non_exhaustive()
    }
}

/// Wraps data keys to one epoch. One encapsulation serves all keys of a change, so make one for a change
/// and let it go afterwards.
pub struct Wrapper {
    epoch: EpochId,
    encapsulated: [u8; ENCAPSULATED],
    key: Secret,
}

impl Wrapper {
    /// Begins wrapping to an epoch.
    pub fn to(epoch: &EpochPublicKey) -> Self {
        let (encapsulated, context) = epoch.key.sender(INFO);
        let mut key = Zeroizing::new([0; 32]);
        context
            .export(EXPORT, key.as_mut_slice())
            .expect("32 bytes are within what HPKE exports");
        let key = Secret::from_slice(key.as_slice()).expect("the key has 32 bytes");
        Self {
            epoch: epoch.id,
            encapsulated,
            key,
        }
    }

    /// Wraps one data key.
    pub fn wrap<C: InCompartment>(&self, key: &DataKey<C>) -> WrappedKey {
        self.wrap_secret(*key.name(), key.secret())
    }

    pub(crate) fn wrap_secret(&self, name: KeyName, secret: &Secret) -> WrappedKey {
        let sealed = aead::seal(&self.key, &associated(&name, self.epoch), secret.bytes());
        let bytes = [&[FORMAT], self.encapsulated.as_slice(), &sealed].concat();
        WrappedKey {
            name,
            epoch: self.epoch,
            bytes,
        }
    }
}

impl fmt::Debug for Wrapper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Wrapper(to epoch {})", self.epoch)
    }
}

/// The data key inside, with the private key of its epoch.
pub(crate) fn unwrap_secret(epoch: &Epoch, wrapped: &WrappedKey) -> Result<Secret, SealingError> {
    open_wrapping(epoch, wrapped).ok_or(SealingError::DoesNotOpen)
}

fn open_wrapping(epoch: &Epoch, wrapped: &WrappedKey) -> Option<Secret> {
    let (encapsulated, sealed) = wrapped.bytes.get(1..)?.split_at_checked(ENCAPSULATED)?;
    let mut key = Zeroizing::new([0; 32]);
    let context = epoch.private.receiver(INFO, encapsulated)?;
    context.export(EXPORT, key.as_mut_slice()).ok()?;
    let key = Secret::from_slice(key.as_slice())?;
    let data_key = aead::open(&key, &associated(&wrapped.name, wrapped.epoch), sealed)?;
    Secret::from_slice(&data_key)
}

fn associated(name: &KeyName, epoch: EpochId) -> Vec<u8> {
    name.describe(Canonical::of("waymark wrapped key 1"))
        .number(epoch.0)
        .bytes()
}

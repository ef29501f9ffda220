//! Epochs: the key pairs that data keys are wrapped to, one after another.

use std::fmt;

use waymark_domain::Timestamp;

use crate::hybrid::{PrivateKey, PublicKey};

/// The number of an epoch: 1 for the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EpochId(pub u32);

impl EpochId {
    /// The first epoch of a database.
    pub const FIRST: Self = Self(1);

    pub(crate) const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl fmt::Display for EpochId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An epoch as everybody may know it: data keys and the intake are sealed to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpochPublicKey {
    pub(crate) id: EpochId,
    pub(crate) key: PublicKey,
}

impl EpochPublicKey {
    /// Which epoch.
    pub const fn id(&self) -> EpochId {
        self.id
    }
}

/// An epoch with its private key.
#[derive(Debug, Clone)]
pub(crate) struct Epoch {
    pub(crate) id: EpochId,
    pub(crate) created_at: Timestamp,
    /// When it was found that no living data key was wrapped to it any more.
    pub(crate) retired_at: Option<Timestamp>,
    pub(crate) private: PrivateKey,
}

impl Epoch {
    pub(crate) fn generate(id: EpochId, created_at: Timestamp) -> Self {
        Self {
            id,
            created_at,
            retired_at: None,
            private: PrivateKey::generate(),
        }
    }

    pub(crate) fn public(&self) -> EpochPublicKey {
        EpochPublicKey {
            id: self.id,
            key: self.private.public(),
        }
    }
}

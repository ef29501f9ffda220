//! What each side holds: the public side's keys, which open nothing, and the keyring.

use std::collections::BTreeMap;
use std::fmt;

use waymark_domain::reference::{ReceiptCode, Reference};
use waymark_domain::{ApiClientId, MemberId, Timestamp};
use waymark_policy::{Actor, Grant, InCompartment, Opening, Wrapping};
use zeroize::Zeroizing;

use crate::auditors::{AuditorsKey, AuditorsPublicKey};
use crate::content::{Digest, Place, Sealed};
use crate::data_key::DataKey;
use crate::epoch::{Epoch, EpochId, EpochPublicKey};
use crate::error::SealingError;
use crate::folder::{DatabaseId, EpochInfo};
use crate::index::IndexKeys;
use crate::intake::{self, SealedToIntake};
use crate::office::{KeptForm, OfficeKeys, kept};
use crate::retry::{CodeKeys, RetryKey};
use crate::secret::Secret;
use crate::wrapping::{self, WrappedKey, Wrapper};

/// What the public listener holds: it seals, hashes and derives codes, and opens nothing.
#[derive(Debug, Clone)]
pub struct PublicKeys {
    epoch: EpochPublicKey,
    auditors: AuditorsPublicKey,
    index: IndexKeys,
    codes: CodeKeys,
}

impl PublicKeys {
    /// The epoch to wrap data keys to.
    pub const fn epoch(&self) -> &EpochPublicKey {
        &self.epoch
    }

    /// The keyed hashes by which values are looked up.
    pub const fn index(&self) -> &IndexKeys {
        &self.index
    }

    /// The reference that belongs to a retry key: the same each time it is sent.
    ///
    /// Rule: docs/rules.md R-010
    pub fn reference(&self, retry_key: &RetryKey) -> Reference {
        self.codes.reference(retry_key)
    }

    /// The receipt code that belongs to a retry key: the same each time it is sent.
    ///
    /// Rule: docs/rules.md R-011
    pub fn receipt_code(&self, retry_key: &RetryKey) -> ReceiptCode {
        self.codes.receipt_code(retry_key)
    }

    /// The retry key that follows from the key a partner's system chose: the same each time it sends it, and
    /// unrelated to another system's.
    pub fn partner_retry_key(&self, client: ApiClientId, chosen: &str) -> RetryKey {
        self.codes.partner_retry_key(client, chosen)
    }

    /// Seals for `place` what cannot be put under its owner's key yet, such as an addition whose referral
    /// the public site may not look up.
    pub fn seal_to_intake<C: InCompartment>(&self, place: &Place, content: &[u8]) -> SealedToIntake {
        intake::seal(&self.epoch, C::COMPARTMENT, place, content)
    }

    /// Seals a form that met an ended session, for the member who sent it.
    pub fn seal_kept(&self, member: MemberId, place: &Place, form: &[u8]) -> KeptForm {
        kept::seal(&self.epoch, member, place, form)
    }

    /// Seals what was searched for, so that only the auditors' key opens it, and tells its digest for the ledger.
    pub fn seal_to_auditors(&self, place: &Place, terms: &[u8]) -> (Sealed, Digest) {
        self.auditors.seal(place, terms)
    }
}

/// Every key but the auditors' private one. Held by the parts of the program that open content, with a grant
/// each time.
#[derive(Clone)]
pub struct Keyring {
    pub(crate) database: DatabaseId,
    pub(crate) current: Epoch,
    pub(crate) older: BTreeMap<EpochId, Epoch>,
    pub(crate) index_root: Secret,
    pub(crate) ledger_seed: Secret,
    pub(crate) auditors: AuditorsPublicKey,
}

impl Keyring {
    /// New keys in memory alone. A database's keys are made by [`KeyFolder::create`](crate::KeyFolder::create).
    pub fn generate(database: DatabaseId, now: Timestamp) -> Self {
        Self::with_auditors(database, now, AuditorsKey::generate().public())
    }

    pub(crate) fn with_auditors(database: DatabaseId, now: Timestamp, auditors: AuditorsPublicKey) -> Self {
        Self {
            database,
            current: Epoch::generate(EpochId::FIRST, now),
            older: BTreeMap::new(),
            index_root: Secret::random(),
            ledger_seed: Secret::random(),
            auditors,
        }
    }

    /// What the public listener gets.
    pub fn public(&self) -> PublicKeys {
        PublicKeys {
            epoch: self.current.public(),
            auditors: self.auditors.clone(),
            index: IndexKeys::from_root(&self.index_root),
            codes: CodeKeys::from_root(&self.index_root),
        }
    }

    /// The database these keys belong to.
    pub const fn database(&self) -> DatabaseId {
        self.database
    }

    /// The epoch in use.
    pub const fn current_epoch(&self) -> EpochId {
        self.current.id
    }

    /// Every epoch there is a key for, oldest first.
    pub fn epochs(&self) -> Vec<EpochInfo> {
        self.older
            .values()
            .chain([&self.current])
            .map(EpochInfo::of)
            .collect()
    }

    /// The 32 bytes from which the ledger's signing key is made.
    pub fn ledger_seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(*self.ledger_seed.bytes())
    }

    /// Takes a data key out of its wrapping.
    ///
    /// # Errors
    /// [`SealingError::WrongCompartment`] when the key is of another compartment than the grant;
    /// [`SealingError::NoSuchEpoch`] when the epoch's key is gone; [`SealingError::DoesNotOpen`] when the
    /// wrapping was altered or given to another owner.
    pub fn unwrap<C: InCompartment>(
        &self,
        _grant: &Grant<C>,
        wrapped: &WrappedKey,
    ) -> Result<DataKey<C>, SealingError> {
        let name = *wrapped.name();
        if Opening::Content(name.compartment) != C::OPENING {
            return Err(SealingError::WrongCompartment {
                granted: C::COMPARTMENT,
                found: name.compartment,
            });
        }
        let secret = wrapping::unwrap_secret(self.epoch(wrapped.epoch())?, wrapped)?;
        Ok(DataKey::from_parts(name, secret))
    }

    /// Puts a data key under the epoch that `wrapper` wraps to. What the key seals stays as it is.
    ///
    /// # Errors
    /// [`SealingError::NoSuchEpoch`] and [`SealingError::DoesNotOpen`] as for [`Keyring::unwrap`].
    pub fn rewrap(
        &self,
        _grant: &Grant<Wrapping>,
        wrapped: &WrappedKey,
        wrapper: &Wrapper,
    ) -> Result<WrappedKey, SealingError> {
        let secret = wrapping::unwrap_secret(self.epoch(wrapped.epoch())?, wrapped)?;
        Ok(wrapper.wrap_secret(*wrapped.name(), &secret))
    }

    /// Opens what was sealed to the intake.
    ///
    /// # Errors
    /// [`SealingError::NoSuchEpoch`] when the epoch's key is gone; [`SealingError::DoesNotOpen`] when it was
    /// altered or moved or is of another compartment.
    pub fn open_intake<C: InCompartment>(
        &self,
        _grant: &Grant<C>,
        place: &Place,
        item: &SealedToIntake,
    ) -> Result<Zeroizing<Vec<u8>>, SealingError> {
        intake::open(self.epoch(item.epoch)?, C::COMPARTMENT, place, item)
    }

    /// Seals an item of the intake to the epoch in use, showing it to nobody.
    ///
    /// # Errors
    /// As for [`Keyring::open_intake`].
    pub fn reseal_intake<C: InCompartment>(
        &self,
        _grant: &Grant<Wrapping>,
        place: &Place,
        item: &SealedToIntake,
    ) -> Result<SealedToIntake, SealingError> {
        let content = intake::open(self.epoch(item.epoch)?, C::COMPARTMENT, place, item)?;
        Ok(intake::seal(
            &self.current.public(),
            C::COMPARTMENT,
            place,
            &content,
        ))
    }

    /// The office's own keys.
    pub fn office(&self) -> OfficeKeys {
        OfficeKeys::from_root(&self.index_root)
    }

    /// Opens a form that was kept, for the member who acts: the place and the owner are tied to what was sealed,
    /// so another member's form does not open.
    ///
    /// # Errors
    /// [`SealingError::DoesNotOpen`] when it is another member's, or was altered or moved;
    /// [`SealingError::NoSuchEpoch`] when the epoch's key is gone; [`SealingError::NotTheirs`] when no member
    /// acts.
    pub fn open_kept(
        &self,
        actor: &Actor,
        place: &Place,
        form: &KeptForm,
    ) -> Result<Zeroizing<Vec<u8>>, SealingError> {
        let member = match actor {
            Actor::Member(member) => member.id,
            Actor::Public | Actor::System(_) | Actor::Partner(_) | Actor::Operator(_) => {
                return Err(SealingError::NotTheirs);
            }
        };
        kept::open(self.epoch(form.epoch)?, member, place, form)
    }

    pub(crate) fn epoch(&self, id: EpochId) -> Result<&Epoch, SealingError> {
        if id == self.current.id {
            return Ok(&self.current);
        }
        self.older.get(&id).ok_or(SealingError::NoSuchEpoch(id))
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyring")
            .field("database", &self.database)
            .field("epochs", &self.epochs())
            .finish_non_exhaustive()
    }
}

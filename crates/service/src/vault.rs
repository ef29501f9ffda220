//! The keys of an open database, shared between the parts that may open content and those that may not.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use waymark_domain::Timestamp;
use waymark_ledger::{InvalidKey, KeyName, SigningKey};
use waymark_sealing::{EpochId, KeyFolder, Keyring, PublicKeys, SealingError};

/// The key folder, the keyring read from it, and the public half that the public site gets.
pub struct Vault {
    folder: Mutex<KeyFolder>,
    keyring: RwLock<Arc<Keyring>>,
    public: Arc<RwLock<PublicKeys>>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(..)")
    }
}

impl Vault {
    /// Around an open folder.
    pub fn new(folder: KeyFolder) -> Self {
        let keyring = folder.keyring().clone();
        let public = Arc::new(RwLock::new(keyring.public()));
        Self {
            folder: Mutex::new(folder),
            keyring: RwLock::new(Arc::new(keyring)),
            public,
        }
    }

    /// Every key but the auditors'.
    pub fn keyring(&self) -> Arc<Keyring> {
        Arc::clone(&self.keyring.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The public half as it stands.
    pub fn public(&self) -> PublicKeys {
        self.public.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The public half, following new epochs: what the public site is given.
    pub fn shared_public(&self) -> Arc<RwLock<PublicKeys>> {
        Arc::clone(&self.public)
    }

    /// The key that signs checkpoints of the ledger of this host name.
    ///
    /// # Errors
    /// [`InvalidKey`] when the name cannot be a key's.
    pub fn ledger_key(&self, host: &str) -> Result<SigningKey, InvalidKey> {
        Ok(SigningKey::from_bytes(
            &self.keyring().ledger_seed(),
            KeyName::new(host)?,
        ))
    }

    /// Begins a new epoch; from now on everything is sealed under it.
    ///
    /// # Errors
    /// [`SealingError`] when the folder cannot be written; the epoch in use then stays in use.
    pub fn new_epoch(&self, now: Timestamp) -> Result<EpochId, SealingError> {
        self.change(|folder| folder.new_epoch(now))
    }

    /// Writes down that nothing living is under an epoch.
    ///
    /// # Errors
    /// As [`KeyFolder::retire_epoch`].
    pub fn retire_epoch(&self, id: EpochId, now: Timestamp) -> Result<(), SealingError> {
        self.change(|folder| folder.retire_epoch(id, now))
    }

    /// Takes a retirement back.
    ///
    /// # Errors
    /// As [`KeyFolder::reinstate_epoch`].
    pub fn reinstate_epoch(&self, id: EpochId) -> Result<(), SealingError> {
        self.change(|folder| folder.reinstate_epoch(id))
    }

    /// Destroys an epoch's key.
    ///
    /// # Errors
    /// As [`KeyFolder::destroy_epoch`].
    pub fn destroy_epoch(&self, id: EpochId) -> Result<(), SealingError> {
        self.change(|folder| folder.destroy_epoch(id))
    }

    /// The folder itself, for a backup of the keys.
    pub fn folder(&self) -> MutexGuard<'_, KeyFolder> {
        self.folder.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change<T>(
        &self,
        act: impl FnOnce(&mut KeyFolder) -> Result<T, SealingError>,
    ) -> Result<T, SealingError> {
        let mut folder = self.folder();
        let done = act(&mut folder)?;
        let keyring = Arc::new(folder.keyring().clone());
        *self.public.write().unwrap_or_else(PoisonError::into_inner) = keyring.public();
        *self.keyring.write().unwrap_or_else(PoisonError::into_inner) = keyring;
        Ok(done)
    }
}

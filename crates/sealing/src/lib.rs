//! Compartments, data keys and epochs: seals content and opens it only with a grant.
//!
//! Each person has one data key for each compartment. Content is sealed under data keys; data keys are
//! wrapped to the public key of an *epoch*, a key pair that lives in the key folder, outside the database.
//! Whoever holds only [`PublicKeys`] can therefore make new data keys and seal under them, and can open
//! nothing, not even what it sealed a moment ago. Opening takes a [`Keyring`] and a
//! [`Grant`](waymark_policy::Grant). `docs/sealing.md` has the formats and the life of each key.
//!
//! ```
//! use waymark_domain::{DataKeyId, PersonId, Timestamp};
//! use waymark_policy::{Actor, Identity, Job, Purpose, grant};
//! use waymark_sealing::{DataKey, DatabaseId, Keyring, Place, Wrapper};
//! # use uuid::Uuid;
//! # let (person, key_id, row) = (PersonId(Uuid::from_u128(1)), DataKeyId(Uuid::from_u128(2)), Uuid::from_u128(3));
//! # let now = Timestamp::parse("2026-11-23T09:00:00Z").unwrap();
//! let keyring = Keyring::generate(DatabaseId(Uuid::from_u128(9)), now);
//! let public = keyring.public();
//!
//! // Sealing needs no grant and no secret of ours.
//! let place = Place { table: "person", row, column: "identity" };
//! let key = DataKey::<Identity>::fresh(key_id, person);
//! let (sealed, digest) = key.seal(&place, "Rhiannon Example".as_bytes());
//! let wrapped = Wrapper::to(public.epoch()).wrap(&key);
//!
//! // Opening needs the keyring and a grant.
//! let grant = grant::<Identity>(&Actor::System(Job::BuildMatchIndex), Purpose::BuildMatchIndex)?;
//! let opened = keyring.unwrap(&grant, &wrapped)?.open(&grant, &place, &sealed)?;
//! assert_eq!((opened.content(), opened.digest()), ("Rhiannon Example".as_bytes(), digest));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A grant for one compartment does not open another: the referrer's key takes a referrer's grant.
//!
//! ```compile_fail,E0308
//! use waymark_policy::{Grant, Identity, Referrer};
//! use waymark_sealing::{DataKey, Place, Sealed};
//! fn read(key: &DataKey<Referrer>, grant: &Grant<Identity>, place: &Place, sealed: &Sealed) {
//!     let _ = key.open(grant, place, sealed);
//! }
//! ```
//!
//! A person's key cannot be made for a referral, nor the other way about:
//!
//! ```compile_fail,E0277
//! use waymark_domain::{DataKeyId, PersonId};
//! use waymark_policy::Referrer;
//! fn make(id: DataKeyId, person: PersonId) {
//!     let _ = waymark_sealing::DataKey::<Referrer>::fresh(id, person);
//! }
//! ```
//!
//! What the public listener holds has no way to open anything:
//!
//! ```compile_fail,E0599
//! use waymark_policy::{Case, Grant};
//! use waymark_sealing::{PublicKeys, WrappedKey};
//! fn open(keys: &PublicKeys, grant: &Grant<Case>, wrapped: &WrappedKey) {
//!     let _ = keys.unwrap(grant, wrapped);
//! }
//! ```

mod aead;
mod auditors;
mod backup;
mod canonical;
mod content;
mod data_key;
mod draft;
mod epoch;
mod error;
mod file;
mod folder;
mod hybrid;
mod index;
mod intake;
mod keyring;
mod limits;
mod normalise;
mod office;
mod random;
mod retry;
mod secret;
pub mod sweep;
mod wrapping;

pub use auditors::{AuditorsKey, AuditorsPublicKey};
pub use backup::{BackupSummary, Passphrase, export_backup, import_backup, test_open};
pub use content::{Digest, Opened, Place, Sealed};
pub use data_key::{DataKey, KeyName, Owner};
pub use draft::{DraftRow, DraftToken};
pub use epoch::{EpochId, EpochPublicKey};
pub use error::SealingError;
pub use file::SealedFileError;
pub use folder::{DatabaseId, EpochInfo, KeyFileFault, KeyFolder};
pub use index::{IndexField, IndexHash, IndexKeys};
pub use intake::SealedToIntake;
pub use keyring::{Keyring, PublicKeys};
pub use limits::{AddressHash, DailyHasher};
pub use office::{
    ApiToken, ClientSecret, CsrfToken, EnrolmentCode, KeptForm, OfficeKeys, PassphraseHash, SessionToken,
    SignInTicket, TokenHash, TotpSecret, TotpStep,
};
pub use retry::RetryKey;
pub use waymark_policy::Compartment;
pub use wrapping::{WrappedKey, Wrapper};

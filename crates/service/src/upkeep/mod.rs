//! Backup, restore, moving, proving, and the doctor's questions.

mod backup;
mod doctor;
mod ledger;
mod record;
mod restore;

pub use backup::{BackupError, Manifest, back_up};
pub use doctor::{Finding, Gravity, examine};
pub use ledger::{LedgerError, LogReport, prove_consistency, prove_entry, verify_all, verifying_key};
pub use record::{DEMO, Deed, KEY_BACKUP_TESTED, record};
pub use restore::{Restore, RestoreError, Restored, restore};

//! Backup, restore, moving, proving, and the doctor's questions.

mod backup;
mod doctor;
mod ledger;
mod restore;

pub use backup::{BackupError, Manifest, back_up};
pub use doctor::{Finding, Gravity, examine};
pub use ledger::{LedgerError, LogReport, prove_consistency, prove_entry, verify_all, verifying_key};
pub use restore::{Restore, RestoreError, Restored, restore};

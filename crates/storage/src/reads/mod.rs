//! The named reads, by subject.

mod cases;
mod desk;
mod imports;
mod ledger;
mod office;
mod people;
mod referrals;
mod work;

pub use cases::CaseRecord;
pub use ledger::{Log, VerifyError};
pub use referrals::ReferralRecord;
pub use work::Counts;

//! The named reads, by subject.

mod cases;
mod desk;
mod imports;
mod ledger;
mod members;
mod office;
mod people;
mod referrals;
mod work;
mod work_lists;

pub use cases::CaseRecord;
pub use ledger::{Log, VerifyError};
pub use referrals::ReferralRecord;
pub use work::Counts;
pub use work_lists::{AreaCodes, CaseFilter, TaskRecord};

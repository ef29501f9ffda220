//! The store: named reads and one write, on SQLite and PostgreSQL.
//!
//! Whatever is written goes through [`Store::commit`]: rows, updates against the version read, queued work,
//! retry key and ledger entries in one transaction. Content arrives sealed; nothing here can open it.

mod apply;
pub mod backup;
mod change;
pub mod copy;
mod database;
mod dialect;
mod dispose;
pub mod entities;
mod error;
mod head;
mod members;
mod migrations;
mod reads;
pub mod rows;
mod store;
mod writer;

pub use change::{Change, Committed, Housekeeping, MemberWrite, Position, Retry, Row, Write};
pub use database::Database;
pub use dispose::Disposing;
pub use error::StoreError;
pub use reads::{AreaCodes, CaseFilter, CaseRecord, Counts, Log, ReferralRecord, TaskRecord, VerifyError};
pub use store::Store;

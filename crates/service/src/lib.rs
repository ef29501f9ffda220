//! Use cases: load, authorise, decide, commit. The only caller of the store's write.
//!
//! The parts:
//!
//! - [`public`]: what the public site may do, with public keys only.
//! - [`desk`]: what staff do to a case, and what the staff site shows of the program's health.
//! - [`office`]: members: invited, enrolled, signed in and out, and what they hold.
//! - [`jobs`]: work done after a change: alerts sent, additions filed, keys swept, checkpoints cut.
//! - [`records`]: the keys of a person's record, and disposal.
//! - [`import`]: journeys and rule sets from files.
//! - [`upkeep`]: backup, restore, moving, proving, and the doctor's questions.
//! - [`find`]: the index in memory through which people are found.
//! - [`house`]: a database with its keys, opened; every other part begins from one.

// Each new stage, role, outcome or refusal must make the compiler list the decisions to revisit.
#![deny(clippy::wildcard_enum_match_arm)]

pub mod content;
mod ctx;
pub mod desk;
mod error;
pub mod find;
pub mod house;
pub mod import;
pub mod intake;
pub mod jobs;
pub mod mail;
pub mod office;
pub mod public;
pub mod records;
mod row;
pub mod rules;
mod tasks;
pub mod upkeep;
mod vault;

pub use ctx::{Ctx, Sent, SystemIds};
pub use error::ServiceError;
pub use house::{House, OpenError};
pub use jobs::wrapped_key;
pub use vault::Vault;
/// What a visitor's own cookie, form and address are to the service; none of them opens a record.
pub use waymark_sealing::{AddressHash, DailyHasher, DraftToken, RetryKey};

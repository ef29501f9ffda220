//! Types, decisions, events and rules of Prevent casework.
//!
//! Nothing here reads a clock, a database, a file or a random source: decisions are functions of the values
//! they are given, so every rule can be tried without a server. `docs/rules.md` lists each rule with the
//! function that holds it.

// Each new stage, role, outcome or refusal must make the compiler list the decisions to revisit.
#![deny(clippy::wildcard_enum_match_arm)]

pub mod calendar;
pub mod case;
pub mod date;
pub mod document;
pub mod duty;
pub mod enquiry;
pub mod id;
pub mod office;
pub mod person;
pub mod reference;
pub mod referral;
pub mod rules;
pub mod task;
pub mod text;
pub mod time;

pub use date::{Date, PartialDate};
pub use id::*;
pub use time::{Clock, Timestamp};

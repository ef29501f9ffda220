//! The program as its operator meets it: what the commands print, refuse and leave behind.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails there, with the reason"
)]

mod demo;
mod doctor;
mod help;
mod keys;
mod ledger;
mod program;
mod secrets;
mod serve;
mod upkeep;
mod usage;

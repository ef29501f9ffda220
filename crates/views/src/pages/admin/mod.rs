//! The administrator's pages: people, organisations, areas, lists and rules. None of them shows a case.

use super::referral::silent_debug;
use crate::Message;

pub mod area;
pub mod areas;
pub mod client;
pub mod clients;
pub mod confirm;
pub mod difference;
pub mod entry;
pub mod history;
pub mod home;
pub mod invite;
pub mod members;
pub mod notice;
pub mod number;
pub mod once;
pub mod organisation;
pub mod organisations;
mod place;
pub mod preview;
pub mod proposal;
pub mod proposals;
pub mod role_end;
pub mod role_give;
pub mod rule_list;
pub mod rules;
#[cfg(any(test, feature = "samples"))]
pub mod samples;

pub use place::AdminPlace;

/// Whether a number or a code rests on a source that was seen, in words.
fn confirmed_words(unconfirmed: bool) -> Message {
    Message::new(if unconfirmed {
        "rules-unconfirmed"
    } else {
        "rules-confirmed"
    })
}

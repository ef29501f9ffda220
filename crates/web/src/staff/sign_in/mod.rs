//! Signing in and out, enrolling, proving it again.

mod again;
mod demo;
mod enrol;
mod out;
mod page;

pub(super) use again::{again, ask};
pub(super) use demo::{choose, list};
pub(super) use enrol::{begin, offer, set_up};
pub(super) use out::sign_out;
pub(super) use page::{code, passphrase, restart, show};

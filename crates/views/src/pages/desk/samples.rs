//! Samples of the desk.

use super::Desk;

/// The page as it is.
#[must_use]
pub fn samples() -> Vec<(&'static str, Desk)> {
    vec![("plain", Desk {})]
}

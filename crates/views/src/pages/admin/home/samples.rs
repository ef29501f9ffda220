//! Samples of the administrator's first page.

use super::AdminHome;

/// Nothing waiting, and something.
#[must_use]
pub fn samples() -> Vec<(&'static str, AdminHome)> {
    vec![("empty", AdminHome::new(0, 0)), ("full", AdminHome::new(1, 23))]
}

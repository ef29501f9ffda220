//! Checks of the checkout itself, each a pure judgement over what was read.

pub(crate) mod api;
pub(crate) mod layers;
pub(crate) mod manifest;
pub(crate) mod migrations;
pub(crate) mod secrets;
pub(crate) mod snapshots;
pub(crate) mod supply;
pub(crate) mod unused;

use anyhow::{Result, bail};

/// Fails with all the faults, one a line, or passes when there are none.
pub(crate) fn none_of(what: &str, faults: &[String]) -> Result<()> {
    if faults.is_empty() {
        return Ok(());
    }
    bail!("{what}:\n  {}", faults.join("\n  "))
}

//! `cargo xtask layers`.

use anyhow::Result;
use pico_args::Arguments;

use super::nothing_more;
use crate::checks;

pub(crate) const HELP: &str = "
Usage: cargo xtask layers

Checks the arrows between the crates: that each depends only on those below it, that the test kit
stays out of the program, that only sealing and ledger use cryptography (CRY-4), that only storage
knows the database, and that only service writes to it. The map is in xtask/src/checks/layers.rs.
";

pub(crate) fn run(arguments: Arguments) -> Result<()> {
    nothing_more(arguments)?;
    checks::layers::check()?;
    println!("layers: every arrow points downwards");
    Ok(())
}

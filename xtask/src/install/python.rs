//! Schemathesis, in an environment of its own: installed once from PyPI at pinned versions, kept outside the checkout.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::console::Step;
use crate::running::run;
use crate::workspace::{self, cache_dir};

/// Every package with its version, as `pip freeze` writes them.
const REQUIREMENTS: &str = "e2e/api/requirements.txt";

/// Makes the environment unless it already holds what is pinned.
pub(crate) fn install(step: &mut Step) -> Result<()> {
    let pinned = fs::read_to_string(workspace::root().join(REQUIREMENTS))
        .with_context(|| format!("reading {REQUIREMENTS}: is the checkout complete?"))?;
    if fs::read_to_string(stamp()?).is_ok_and(|installed| installed == pinned) {
        return Ok(());
    }
    step.say("installing schemathesis (once; kept in the cache of tools)");
    let mut make = workspace::command("python3");
    make.args(["-m", "venv", "--clear"]).arg(folder()?);
    run(step, &mut make).context("making an environment for schemathesis")?;
    let mut pip = workspace::command(folder()?.join("bin/pip"));
    pip.args([
        "install",
        "--no-deps",
        "--disable-pip-version-check",
        "--requirement",
    ]);
    run(step, pip.arg(REQUIREMENTS)).context("installing schemathesis")?;
    fs::write(stamp()?, pinned).context("noting which version is installed")
}

/// The program, as [`install`] left it.
pub(crate) fn schemathesis() -> Result<PathBuf> {
    Ok(folder()?.join("bin/schemathesis"))
}

fn folder() -> Result<PathBuf> {
    Ok(cache_dir()?.join("tools/schemathesis"))
}

fn stamp() -> Result<PathBuf> {
    Ok(folder()?.join("waymark-installed"))
}

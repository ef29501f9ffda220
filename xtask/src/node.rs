//! The npm packages, and Node itself.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::console::Step;
use crate::running::run;
use crate::workspace;

/// Which npm packages are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What the pages are made from.
    PagesOnly,
    /// That, and what tests use.
    WithTestTools,
}

/// Runs `npm ci` unless `node_modules` already holds what the lock file says.
pub(crate) fn install(step: &mut Step, kind: Kind) -> Result<()> {
    let lock = fs::read_to_string(workspace::root().join("package-lock.json"))
        .context("reading package-lock.json: is the checkout complete?")?;
    let installed = fs::read_to_string(stamp()).unwrap_or_default();
    if [kind, Kind::WithTestTools]
        .iter()
        .any(|enough| installed == stamp_text(*enough, &lock))
    {
        return Ok(());
    }
    step.say("installing npm packages (npm ci)");
    let mut command = workspace::command("npm");
    command
        .arg("ci")
        .args((kind == Kind::PagesOnly).then_some("--omit=dev"));
    run(step, &mut command).context("installing npm packages")?;
    fs::write(stamp(), stamp_text(kind, &lock)).context("noting which npm packages are installed")
}

fn stamp() -> PathBuf {
    workspace::root().join("node_modules/.waymark-installed")
}

fn stamp_text(kind: Kind, lock: &str) -> String {
    format!("{kind:?}\n{lock}")
}

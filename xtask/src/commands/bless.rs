//! `cargo xtask bless`: rewrite what tests compare with.

use std::ffi::OsString;
use std::fs;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;

use super::gate::{self, GateStep};
use crate::checks::snapshots;
use crate::console::Steps;
use crate::install::{self, Need};
use crate::running::run_to_end;
use crate::services::{Services, Wanted};
use crate::workspace::{self, output, target_dir};

pub(crate) const HELP: &str = "
Usage: cargo xtask bless [<test name or part of one>]...

Runs the tests so that those which compare with a checked-in table (docs/generated/) or a snapshot
write it instead, and lists what changed. Without names all tests run, and snapshots that no test
compares any more are removed. Read the difference before you commit it: it is the change of rule.
";

pub(crate) fn run(arguments: Arguments) -> Result<()> {
    let names = parse(arguments)?;
    let mut steps = Steps::new(2)?;
    let mut step = steps.begin("prepare")?;
    let tests = gate::STEPS.iter().filter(|step: &&GateStep| step.name == "tests");
    install::install(&mut step, &gate::needs(tests))?;
    let services = Services::start(
        &mut step,
        Wanted {
            postgres: true,
            mail: true,
        },
    )?;
    step.passed("");

    let mut step = steps.begin("bless")?;
    let references = target_dir()?.join("xtask-logs/snapshots-compared");
    fs::write(&references, "").context("preparing the list of snapshots compared")?;
    let mut command = workspace::command(install::tool(Need::Nextest)?);
    command.args(["nextest", "run", "--locked", "--workspace", "--no-fail-fast"]);
    command
        .args(["--color", "never"])
        .args(&names)
        .envs(services.variables().iter().map(|(name, value)| (name, value)));
    command
        .env("WAYMARK_BLESS", "1")
        .env("INSTA_UPDATE", "always")
        .env(snapshots::REFERENCES, &references);
    let status = run_to_end(&mut step, &mut command)?;
    if !status.success() {
        let error = anyhow::anyhow!("the run of the tests ended with {status}");
        step.failed(
            "the tests compile, and pass once their tables are rewritten",
            &error,
            "mend those tests, then run this again; what could be rewritten was",
        );
        bail!("bless: not everything could be rewritten");
    }
    if names.is_empty() {
        snapshots::remove_forgotten(&references)?;
    }
    step.passed("");
    tell_changes()
}

fn parse(arguments: Arguments) -> Result<Vec<OsString>> {
    let names = arguments.finish();
    match names.iter().find(|name| name.to_string_lossy().starts_with('-')) {
        None => Ok(names),
        Some(option) => bail!("{option:?} is not understood here; bless takes names of tests"),
    }
}

fn tell_changes() -> Result<()> {
    let mut status = workspace::command("git");
    let changed = output(status.args(["status", "--porcelain", "--", "docs/generated", "*.snap", "*.out"]))?;
    if changed.is_empty() {
        println!("bless: nothing changed");
    } else {
        print!("{changed}");
        println!("bless: rewritten; read it with git diff before you commit it");
    }
    Ok(())
}

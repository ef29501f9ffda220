//! `cargo xtask test`: everything the gate runs.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;

use super::gate::{self, Backend, Counts, Gate, GateStep};
use super::nothing_more;
use crate::console::{AlreadyTold, Step, Steps, counted, spoken};
use crate::install;
use crate::interrupt;
use crate::services::{Services, Wanted};

pub(crate) const HELP: &str = "
Usage: cargo xtask test [--backend sqlite|postgres] [--only <step>]...

Installs what is missing, starts a PostgreSQL and a mail server of its own, runs every step of the
gate, and clears up after itself. A failed step does not keep the others from running.

Options:
  --backend <name>   run the tests against this database only
  --only <step>      run only this step (may be repeated)

Steps: format, layers, unused, migrations, secrets, licences, advisories, lint, build, tests, docs,
api, browser. Each step's tools write to a log of their own under target/xtask-logs; its end is shown when
the step fails. WAYMARK_TEST_POSTGRES (postgres://...) makes it use a server that is running already.
";

pub(crate) fn run(arguments: Arguments) -> Result<()> {
    let (backend, chosen) = parse(arguments)?;
    let mut steps = Steps::new(chosen.len() + 1)?;
    let mut gate = Gate {
        backend,
        counts: Counts::default(),
        services: None,
    };
    prepare(&mut steps, &mut gate, &chosen)?;
    let mut failed: Vec<&str> = Vec::new();
    for step in &chosen {
        if step.after.is_some_and(|earlier| failed.contains(&earlier)) {
            failed.push(step.name);
            println!("{}: not run, since it needs a step that failed", step.name);
        } else if !run_step(&mut steps, &mut gate, step)? {
            failed.push(step.name);
        }
        interrupt::check()?;
    }
    gate.services = None;
    close(&steps, &gate.counts, &failed, chosen.len())
}

fn parse(mut arguments: Arguments) -> Result<(Backend, Vec<&'static GateStep>)> {
    let backend = arguments
        .opt_value_from_fn("--backend", backend_named)?
        .unwrap_or(Backend::Both);
    let only: BTreeSet<String> = arguments.values_from_str("--only")?.into_iter().collect();
    nothing_more(arguments)?;
    let known = |name: &String| gate::STEPS.iter().any(|step| step.name == name);
    if let Some(unknown) = only.iter().find(|name| !known(name)) {
        let names: Vec<_> = gate::STEPS.iter().map(|step| step.name).collect();
        bail!("no step {unknown:?}; there are: {}", names.join(", "));
    }
    let chosen = gate::STEPS
        .iter()
        .filter(|step| only.is_empty() || only.contains(step.name));
    Ok((backend, chosen.collect()))
}

fn backend_named(name: &str) -> Result<Backend> {
    match name {
        "sqlite" => Ok(Backend::Sqlite),
        "postgres" => Ok(Backend::Postgres),
        other => bail!("no database {other:?}; there are: sqlite, postgres"),
    }
}

/// Installs what the steps need and starts the servers.
fn prepare(steps: &mut Steps, gate: &mut Gate, chosen: &[&'static GateStep]) -> Result<()> {
    let mut step = steps.begin("prepare")?;
    match try_prepare(&mut step, gate, chosen) {
        Ok(()) => step.passed(""),
        Err(error) => {
            step.failed(
                "what the tests need is in place",
                &error,
                "follow what the message and the log say, then run this again",
            );
            println!("0 passed, 0 failed");
            return Err(AlreadyTold.into());
        }
    }
    Ok(())
}

fn try_prepare(step: &mut Step, gate: &mut Gate, chosen: &[&'static GateStep]) -> Result<()> {
    install::install(step, &gate::needs(chosen.iter().copied()))?;
    let in_use = chosen.iter().any(|step| step.uses_services);
    let wanted = Wanted {
        postgres: in_use && gate.backend != Backend::Sqlite,
        mail: in_use,
    };
    gate.services = Some(Services::start(step, wanted)?);
    Ok(())
}

/// Runs a step and tells how it went; fails only if the telling does.
fn run_step(steps: &mut Steps, gate: &mut Gate, step: &GateStep) -> Result<bool> {
    let mut shown = steps.begin(step.name).context("beginning a step")?;
    match (step.run)(gate, &mut shown) {
        Ok(detail) => {
            shown.passed(&detail);
            Ok(true)
        }
        Err(error) => {
            shown.failed(step.about, &error, step.mend);
            Ok(false)
        }
    }
}

/// The closing lines: how the steps went, and last how many tests passed and failed.
fn close(steps: &Steps, counts: &Counts, failed: &[&str], chosen: usize) -> Result<()> {
    let time = spoken(steps.elapsed());
    if failed.is_empty() {
        println!("{} passed in {time}", counted(chosen, "step"));
    } else {
        println!(
            "{} of {} failed in {time}: {}",
            failed.len(),
            counted(chosen, "step"),
            failed.join(", ")
        );
    }
    println!("{} passed, {} failed", counts.passed, counts.failed);
    if failed.is_empty() {
        Ok(())
    } else {
        Err(AlreadyTold.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &[&str]) -> Result<(Backend, Vec<&'static str>)> {
        let (backend, steps) = parse(Arguments::from_vec(words.iter().map(Into::into).collect()))?;
        Ok((backend, steps.iter().map(|step| step.name).collect()))
    }

    #[test]
    fn without_options_every_step_runs_on_both_databases() {
        let (backend, steps) = parsed(&[]).unwrap();
        assert_eq!((backend, steps.len()), (Backend::Both, gate::STEPS.len()));
    }

    #[test]
    fn steps_run_in_their_own_order_whatever_the_order_asked_for() {
        let words = ["--only", "tests", "--only=format", "--backend", "sqlite"];
        assert_eq!(
            parsed(&words).unwrap(),
            (Backend::Sqlite, vec!["format", "tests"])
        );
    }

    #[test]
    fn an_unknown_step_or_database_is_answered_with_the_known_ones() {
        let step = parsed(&["--only", "lnit"]).unwrap_err().to_string();
        assert!(
            step.starts_with("no step \"lnit\"; there are: format, layers"),
            "{step}"
        );
        let backend = parsed(&["--backend", "oracle"]).unwrap_err().to_string();
        assert!(
            backend.contains("no database \"oracle\"; there are: sqlite, postgres"),
            "{backend}"
        );
    }

    #[test]
    fn the_help_names_every_step() {
        for step in gate::STEPS {
            assert!(HELP.contains(step.name), "{}", step.name);
        }
    }
}

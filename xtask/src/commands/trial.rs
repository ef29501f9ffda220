//! `cargo xtask trial`: the long forms of the trials in `crates/app/tests/trials`.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;

use super::nothing_more;
use crate::console::{AlreadyTold, Step, Steps, spoken};
use crate::install::{self, Need};
use crate::running::run as run_logged;
use crate::services::{Services, Wanted};
use crate::workspace;

pub(crate) const HELP: &str = "
Usage: cargo xtask trial <name> [--count <number>] [--seed <number>]

Runs one of the trials of the real program that docs/reliability.md tells of, in its long form, and
prints what it counted. The short forms run with every cargo xtask test.

  kills         the server is killed at random moments under posting clients (200 on each database)
  connections   connections are held open while people refer (1000)
  tampering     a thousand alterations of a real ledger, each found and named
  canaries      words typed into every box are looked for in everything that was written
  disk          a full disk, and one that takes no writes
  input         what no browser sends

Options:
  --count <number>   how many kills or connections
  --seed <number>    another choice of moments, alterations and garbage
";

/// A trial: its name, the tests it is made of, and what sets its length, with the long form's.
struct Trial {
    name: &'static str,
    tests: &'static str,
    length: Option<(&'static str, u32)>,
}

const TRIALS: &[Trial] = &[
    Trial {
        name: "kills",
        tests: "test(kills::)",
        length: Some(("WAYMARK_KILLS", 200)),
    },
    Trial {
        name: "connections",
        tests: "test(connections_held_open)",
        length: Some(("WAYMARK_CONNECTIONS", 1_000)),
    },
    Trial {
        name: "tampering",
        tests: "test(tampering::)",
        length: None,
    },
    Trial {
        name: "canaries",
        tests: "test(canaries::)",
        length: None,
    },
    Trial {
        name: "disk",
        tests: "test(full_disk::)",
        length: None,
    },
    Trial {
        name: "input",
        tests: "test(bad_input::)",
        length: None,
    },
];

/// What a trial prints that it counted begins with this.
const COUNTED: &str = "trial: ";

pub(crate) fn run(mut arguments: Arguments) -> Result<()> {
    let name = arguments.subcommand()?.unwrap_or_default();
    let names: Vec<_> = TRIALS.iter().map(|trial| trial.name).collect();
    let Some(trial) = TRIALS.iter().find(|trial| trial.name == name) else {
        bail!("no trial {name:?}; there are: {}", names.join(", "));
    };
    let variables = variables(trial, &mut arguments)?;
    nothing_more(arguments)?;
    let mut steps = Steps::new(2)?;
    let mut step = steps.begin("prepare")?;
    let services =
        prepare(&mut step).map_err(|error| told(&mut step, "what the trial needs is in place", &error))?;
    step.passed("");
    let mut step = steps.begin(&format!("trial-{name}"))?;
    let ran = run_logged(&mut step, &mut command(trial, &variables, &services)?);
    ran.map_err(|error| told(&mut step, "the trial holds", &error))?;
    step.passed("");
    for line in fs::read_to_string(step.log())?.lines() {
        if let Some(counted) = line.trim_start().strip_prefix(COUNTED) {
            println!("  {counted}");
        }
    }
    println!("trial {name}: held, after {}", spoken(steps.elapsed()));
    Ok(())
}

/// What the tests read from their environment.
fn variables(trial: &Trial, arguments: &mut Arguments) -> Result<Vec<(&'static str, String)>> {
    let number = |arguments: &mut Arguments, option| -> Result<Option<u32>> {
        let number = arguments.opt_value_from_str(option);
        number.with_context(|| format!("{option} takes a number"))
    };
    let (count, seed) = (number(arguments, "--count")?, number(arguments, "--seed")?);
    let mut variables = Vec::new();
    match (trial.length, count) {
        (Some((variable, long)), count) => variables.push((variable, count.unwrap_or(long).to_string())),
        (None, Some(_)) => bail!("the trial {} is always as long", trial.name),
        (None, None) => {}
    }
    variables.extend(seed.map(|seed| ("WAYMARK_SEED", seed.to_string())));
    Ok(variables)
}

fn prepare(step: &mut Step) -> Result<Services> {
    let needs = [
        Need::CCompiler,
        Need::Pages,
        Need::Nextest,
        Need::Postgres,
        Need::Mail,
    ];
    install::install(step, &BTreeSet::from(needs))?;
    Services::start(
        step,
        Wanted {
            postgres: true,
            mail: true,
        },
    )
}

fn command(trial: &Trial, variables: &[(&str, String)], services: &Services) -> Result<Command> {
    let mut command = workspace::command(install::tool(Need::Nextest)?);
    command
        .args([
            "nextest",
            "run",
            "--locked",
            "--package",
            "waymark",
            "--test",
            "trials",
        ])
        .args([
            "--color",
            "never",
            "--no-fail-fast",
            "--success-output",
            "immediate",
        ])
        .args(["--filterset", trial.tests])
        .env("RUST_BACKTRACE", "0")
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .envs(services.variables().iter().map(|(name, value)| (name, value)));
    Ok(command)
}

fn told(step: &mut Step, expected: &str, error: &anyhow::Error) -> AlreadyTold {
    step.failed(
        expected,
        error,
        "follow what the message and the log say, then run this again",
    );
    AlreadyTold
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, words: &[&str]) -> Result<Vec<(&'static str, String)>> {
        let trial = TRIALS.iter().find(|trial| trial.name == name).expect("a trial");
        variables(
            trial,
            &mut Arguments::from_vec(words.iter().map(Into::into).collect()),
        )
    }

    #[test]
    fn the_long_form_is_meant_unless_a_count_is_given() {
        assert_eq!(of("kills", &[]).unwrap(), [("WAYMARK_KILLS", "200".to_owned())]);
        let words = ["--count", "3", "--seed", "7"];
        let expected = [
            ("WAYMARK_KILLS", "3".to_owned()),
            ("WAYMARK_SEED", "7".to_owned()),
        ];
        assert_eq!(of("kills", &words).unwrap(), expected);
        assert!(of("tampering", &["--count", "3"]).is_err());
        assert!(of("kills", &["--count", "many"]).is_err());
    }

    #[test]
    fn every_trial_is_in_the_help() {
        for trial in TRIALS {
            assert!(HELP.contains(&format!("\n  {} ", trial.name)), "{}", trial.name);
        }
    }
}

//! `cargo xtask services`: the tests' servers, for running tests by hand.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Result, bail};
use pico_args::Arguments;

use crate::console::{Step, Steps};
use crate::install::{self, Need};
use crate::interrupt;
use crate::running::Running;
use crate::services::{Services, Wanted};
use crate::workspace;

pub(crate) const HELP: &str = "
Usage: cargo xtask services [-- <command> [arguments]]

Starts a PostgreSQL cluster and a mail server in a temporary folder, on free ports of 127.0.0.1.
Without a command it prints the variables that tests look for, ready to be pasted into another
shell, and waits for Ctrl-C. With one it runs the command with those variables set:

  cargo xtask services -- cargo nextest run -p waymark-storage

Either way the servers and their files are gone afterwards. The variables:
  WAYMARK_TEST_POSTGRES   address of a database whose user may create others
  WAYMARK_TEST_SMTP       host:port of the mail server, which offers STARTTLS
  WAYMARK_TEST_SMTP_CA    the authority that signed its certificate
  WAYMARK_TEST_MAILDIR    the folder in whose new/ every letter arrives
";

pub(crate) fn run(arguments: Arguments) -> Result<()> {
    let command = parse(arguments)?;
    let mut steps = Steps::new(1)?;
    let mut step = steps.begin("services")?;
    let services = start(&mut step).inspect_err(|error| {
        step.failed(
            "the tests' servers answer",
            error,
            "follow what the message and the log say",
        );
    })?;
    step.passed("");
    match command.split_first() {
        Some((program, words)) => run_within(&services, program, words),
        None => wait(&services),
    }
}

fn start(step: &mut Step) -> Result<Services> {
    install::install(step, &BTreeSet::from([Need::Postgres, Need::Mail]))?;
    Services::start(
        step,
        Wanted {
            postgres: true,
            mail: true,
        },
    )
}

fn parse(arguments: Arguments) -> Result<Vec<OsString>> {
    let mut words = arguments.finish().into_iter();
    match words.next() {
        None => Ok(Vec::new()),
        Some(dashes) if dashes == "--" => Ok(words.collect()),
        Some(other) => bail!("{other:?} is not understood here; a command to run comes after --"),
    }
}

fn wait(services: &Services) -> Result<()> {
    for (name, value) in services.variables() {
        println!("export {name}='{value}'");
    }
    println!("# running; Ctrl-C ends them");
    while !interrupt::requested() {
        std::thread::sleep(Duration::from_millis(100));
    }
    println!("services: stopped");
    Ok(())
}

fn run_within(services: &Services, program: &OsString, words: &[OsString]) -> Result<()> {
    let mut command = workspace::command(program);
    command
        .current_dir(std::env::current_dir()?)
        .args(words)
        .stdin(Stdio::null());
    command.envs(services.variables().iter().map(|(name, value)| (name, value)));
    let status = Running::start_as_is(&mut command)?.wait()?;
    if !status.success() {
        bail!("{} ended with {status}", program.to_string_lossy());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_the_dashes_is_the_command_with_its_own_options() {
        let parsed = |words: &[&str]| parse(Arguments::from_vec(words.iter().map(Into::into).collect()));
        let command = ["cargo", "nextest", "run", "-p", "waymark-storage"];
        assert_eq!(parsed(&[&["--"], command.as_slice()].concat()).unwrap(), command);
        assert_eq!(parsed(&[]).unwrap(), [""; 0]);
        assert!(parsed(&["--fresh"]).is_err());
    }
}

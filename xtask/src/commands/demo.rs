//! `cargo xtask demo`: from a clean checkout to a running Waymark.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;

use super::nothing_more;
use crate::console::{Steps, spoken};
use crate::install::{self, Need};
use crate::interrupt;
use crate::running::{Running, run as run_logged};
use crate::workspace::{self, target_dir};

pub(crate) const HELP: &str = "
Usage: cargo xtask demo [--port <number>] [--fresh]

Installs what is missing, builds Waymark, and starts it on one SQLite file in ./demo-data with a
fictional area. Nothing but this machine can reach it. Ctrl-C stops it; the data stays.

Options:
  --port <number>   port of the public site (8080); the staff site takes the next one
  --fresh           throw ./demo-data away first
";

const DATA: &str = "demo-data";

/// What the command line asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    port: u16,
    fresh: bool,
}

pub(crate) fn run(arguments: Arguments) -> Result<()> {
    let wish = parse(arguments)?;
    let mut steps = Steps::new(2)?;
    prepare(&mut steps)?;
    build(&mut steps)?;
    println!("ready to start after {}", spoken(steps.elapsed()));
    serve(&wish)
}

fn parse(mut arguments: Arguments) -> Result<Wish> {
    let port = arguments
        .opt_value_from_str("--port")
        .context("--port takes a number")?;
    let wish = Wish {
        port: port.unwrap_or(8080),
        fresh: arguments.contains("--fresh"),
    };
    nothing_more(arguments)?;
    if wish.port == 0 || wish.port == u16::MAX {
        bail!("--port takes a number from 1 to 65534: the staff site takes the one after it");
    }
    Ok(wish)
}

fn prepare(steps: &mut Steps) -> Result<()> {
    let mut step = steps.begin("prepare")?;
    let needs = BTreeSet::from([Need::CCompiler, Need::Pages]);
    install::install(&mut step, &needs).inspect_err(|error| {
        step.failed(
            "what the demo needs is in place",
            error,
            "follow what the message and the log say, then run this again",
        );
    })?;
    step.passed("");
    Ok(())
}

fn build(steps: &mut Steps) -> Result<()> {
    let mut step = steps.begin("build")?;
    let mut cargo = workspace::cargo();
    cargo.args(["build", "--locked", "--package", "waymark"]);
    run_logged(&mut step, &mut cargo).inspect_err(|error| {
        step.failed(
            "the program compiles",
            error,
            "run cargo build --package waymark and look at the first error",
        );
    })?;
    step.passed("");
    Ok(())
}

fn serve(wish: &Wish) -> Result<()> {
    let mut waymark = workspace::command(target_dir()?.join("debug/waymark"));
    waymark.args(["demo", "--dir", DATA]);
    waymark.args(["--public", &format!("127.0.0.1:{}", wish.port)]);
    waymark.args(["--staff", &format!("127.0.0.1:{}", wish.port + 1)]);
    waymark.args(wish.fresh.then_some("--fresh"));
    let status = Running::start_as_is(&mut waymark)?.wait()?;
    if interrupt::requested() {
        println!("demo: stopped; its data stays in ./{DATA} (--fresh throws it away)");
        return Ok(());
    }
    if !status.success() {
        bail!("the demo ended with {status}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_leaves_room_for_the_staff_site() {
        let parsed = |words: &[&str]| {
            parse(Arguments::from_vec(words.iter().map(Into::into).collect()))
                .map_err(|error| error.to_string())
        };
        assert_eq!(
            parsed(&[]),
            Ok(Wish {
                port: 8080,
                fresh: false
            })
        );
        assert_eq!(
            parsed(&["--port", "9000", "--fresh"]),
            Ok(Wish {
                port: 9000,
                fresh: true
            })
        );
        for impossible in ["0", "65535", "70000", "door"] {
            assert!(parsed(&["--port", impossible]).is_err(), "{impossible}");
        }
    }
}

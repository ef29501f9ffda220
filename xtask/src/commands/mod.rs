//! The commands, a file each, and the words that choose between them.

mod bench;
mod bless;
mod db;
mod demo;
mod gate;
mod layers;
mod serve;
mod test;
mod trial;

use std::ffi::OsString;

use anyhow::{Result, bail};
use pico_args::Arguments;

/// A command: its name, one line about it, its help, and what it does.
struct Entry {
    name: &'static str,
    about: &'static str,
    help: &'static str,
    run: fn(Arguments) -> Result<()>,
}

const COMMANDS: &[Entry] = &[
    Entry {
        name: "demo",
        about: "build Waymark and start it with a fictional area on one SQLite file",
        help: demo::HELP,
        run: demo::run,
    },
    Entry {
        name: "test",
        about: "run everything the gate runs",
        help: test::HELP,
        run: test::run,
    },
    Entry {
        name: "trial",
        about: "try the real program's reliability at length",
        help: trial::HELP,
        run: trial::run,
    },
    Entry {
        name: "services",
        about: "start the servers that tests talk to, until Ctrl-C",
        help: serve::HELP,
        run: serve::run,
    },
    Entry {
        name: "bless",
        about: "rewrite the checked-in tables and snapshots",
        help: bless::HELP,
        run: bless::run,
    },
    Entry {
        name: "layers",
        about: "check which crate depends on which",
        help: layers::HELP,
        run: layers::run,
    },
    Entry {
        name: "bench",
        about: "measure the build on two cores",
        help: bench::HELP,
        run: bench::run,
    },
    Entry {
        name: "db",
        about: "add a migration, or list those released",
        help: db::HELP,
        run: db::run,
    },
];

/// Runs the command that the words of the command line name.
pub(crate) fn run(words: Vec<OsString>) -> Result<()> {
    let mut arguments = Arguments::from_vec(words);
    let Some(name) = arguments.subcommand()?.filter(|name| name != "help") else {
        return help(arguments);
    };
    let entry = find(&name)?;
    // What stands after `--` is another program's, its --help included.
    let mut ours = arguments
        .clone()
        .finish()
        .into_iter()
        .take_while(|word| word != "--");
    if ours.any(|word| word == "--help" || word == "-h") {
        println!("{}", entry.help.trim());
        return Ok(());
    }
    (entry.run)(arguments)
}

/// Fails if words are left that nothing has asked for.
fn nothing_more(arguments: Arguments) -> Result<()> {
    match arguments.finish().first() {
        None => Ok(()),
        Some(word) => bail!("{word:?} is not understood here; --help says what is"),
    }
}

fn help(mut arguments: Arguments) -> Result<()> {
    if let Some(name) = arguments.subcommand()? {
        println!("{}", find(&name)?.help.trim());
        return Ok(());
    }
    println!("Developer commands of Waymark. Usage: cargo xtask <command> [options]\n");
    for entry in COMMANDS {
        println!("  {:<9} {}", entry.name, entry.about);
    }
    println!("\ncargo xtask <command> --help says more.");
    Ok(())
}

fn find(name: &str) -> Result<&'static Entry> {
    let known: Vec<_> = COMMANDS.iter().map(|entry| entry.name).collect();
    match COMMANDS.iter().find(|entry| name == entry.name) {
        Some(entry) => Ok(entry),
        None => bail!("no command {name:?}; there are: {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_help_that_begins_with_how_to_call_it() {
        for entry in COMMANDS {
            let first = entry.help.trim().lines().next().unwrap_or_default();
            assert!(
                first.starts_with(&format!("Usage: cargo xtask {}", entry.name)),
                "{first}"
            );
        }
    }

    #[test]
    fn an_unknown_command_is_answered_with_the_known_ones() {
        let error = find("tset").err().map(|error| error.to_string());
        let expected =
            "no command \"tset\"; there are: demo, test, trial, services, bless, layers, bench, db";
        assert_eq!(error.as_deref(), Some(expected));
    }
}

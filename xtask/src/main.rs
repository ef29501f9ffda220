//! Developer commands: `cargo xtask help` lists them.
//!
//! Each command works from a clean checkout, installs what it lacks and says so, shows progress on
//! long steps, and ends with one line that says how it went.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line speaks by printing"
)]

mod checks;
mod commands;
mod console;
mod install;
mod interrupt;
mod node;
mod running;
mod scratch;
mod services;
mod workspace;

use std::process::ExitCode;

use console::AlreadyTold;

fn main() -> ExitCode {
    match interrupt::watch().and_then(|()| commands::run(std::env::args_os().skip(1).collect())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<AlreadyTold>() => ExitCode::FAILURE,
        Err(error) if interrupt::requested() => {
            eprintln!("stopped on request: {error:#}");
            ExitCode::from(130)
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

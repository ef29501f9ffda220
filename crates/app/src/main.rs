//! The waymark program: configuration, wiring, serve and administrative commands.

// Each new stage, role, outcome or refusal must make the compiler list the decisions to revisit.
#![deny(clippy::wildcard_enum_match_arm)]

mod clock;
mod commands;
mod config;
mod demo;
mod failure;
mod files;
mod logging;
mod open;
mod out;
mod server;
mod upkeep;

use std::process::ExitCode;

use clap::Parser as _;
use rustix::process::{Resource, Rlimit, setrlimit};

fn main() -> ExitCode {
    forbid_core_files();
    commands::Waymark::parse().run()
}

/// A core file would hold keys and content in the clear (CRY-5).
fn forbid_core_files() {
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    // A limit can always be lowered; if not here, then by the service manager.
    let _ = setrlimit(Resource::Core, none);
}

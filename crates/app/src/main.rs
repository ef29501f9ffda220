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
mod record;
mod server;
mod upkeep;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    commands::Waymark::parse().run()
}

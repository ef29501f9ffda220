//! The commands, one file each.

mod api_client;
mod backup;
mod demo;
mod doctor;
mod import;
mod keys;
mod ledger;
mod prepare;
mod relocate;
mod restore;
mod serve;
mod user;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};

use waymark_domain::Clock as _;
use waymark_policy::Actor;
use waymark_service::{Ctx, House};

use crate::clock::SystemClock;
use crate::config::Config;
use crate::failure::Failure;
use crate::{open, out};

/// Case management for the Prevent programme.
///
/// Takes referrals from a public form, keeps them sealed, and records every change and every look in a ledger
/// that can be checked by anyone.
#[derive(Debug, Parser)]
#[command(name = "waymark", version, max_term_width = 100)]
#[command(
    after_help = "To try it with invented people:  waymark demo\nEach command explains itself:    waymark help serve"
)]
pub(crate) struct Waymark {
    #[command(subcommand)]
    command: Command,
    /// Show what lies beneath a failure.
    #[arg(long, global = true)]
    verbose: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    Demo(demo::Demo),
    Import(import::Import),
    Prepare(prepare::Prepare),
    Move(relocate::Move),
    Backup(backup::Backup),
    Restore(restore::Restore),
    User(user::User),
    ApiClient(api_client::ApiClient),
    Keys(keys::Keys),
    Ledger(ledger::Ledger),
    Doctor(doctor::Doctor),
}

/// The configuration file of a command.
#[derive(Debug, clap::Args)]
struct Configured {
    /// The configuration file.
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        default_value = "/etc/waymark/waymark.toml"
    )]
    config: PathBuf,
}

impl Configured {
    fn read(&self) -> Result<Config, Failure> {
        Config::read(&self.config)
    }
}

/// Who does it.
#[derive(Debug, clap::Args)]
struct Named {
    /// Your name, for the ledger; without it, the account you signed in with.
    #[arg(long = "as", value_name = "NAME")]
    name: Option<String>,
}

impl Named {
    fn actor(&self) -> Result<Actor, Failure> {
        open::operator(self.name.as_deref()).map(Actor::Operator)
    }
}

/// The database that is there, and who acts in it.
async fn begin(configured: &Configured, named: &Named) -> Result<(House, Ctx), Failure> {
    let actor = named.actor()?;
    let house = open::existing(&configured.read()?).await?;
    let ctx = Ctx::new(actor, SystemClock.now(), Arc::clone(house.ids()));
    Ok((house, ctx))
}

impl Waymark {
    /// Does what was asked: 0 when it was done, 1 when it failed. Usage errors ended with 2 before.
    pub(crate) fn run(self) -> ExitCode {
        let verbose = self.verbose;
        match self.command.run() {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                // Whoever logs has a reader of logs; everybody else is at the terminal.
                if tracing::dispatcher::has_been_set() {
                    tracing::error!(error = %failure, mend = failure.mend(), "the program ends");
                } else {
                    out::remark(failure.words(verbose));
                }
                ExitCode::FAILURE
            }
        }
    }
}

impl Command {
    fn run(self) -> Result<(), Failure> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let runtime = runtime.map_err(|error| {
            Failure::new("The system gives this program no threads.", "Raise its limits.").because(error)
        })?;
        runtime.block_on(async {
            match self {
                Self::Serve(serve) => serve.run().await,
                Self::Demo(demo) => demo.run().await,
                Self::Import(import) => import.run().await,
                Self::Prepare(prepare) => prepare.run().await,
                Self::Move(relocation) => relocation.run().await,
                Self::Backup(backup) => backup.run().await,
                Self::Restore(restore) => restore.run().await,
                Self::User(user) => user.run().await,
                Self::ApiClient(client) => client.run().await,
                Self::Keys(keys) => keys.run().await,
                Self::Ledger(ledger) => ledger.run().await,
                Self::Doctor(doctor) => doctor.run().await,
            }
        })
    }
}

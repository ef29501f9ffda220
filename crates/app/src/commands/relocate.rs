//! `waymark move`.

use std::path::PathBuf;

use waymark_service::upkeep::{Deed, record};
use waymark_storage::copy::{self, Progress, TABLES};
use waymark_storage::{Store, StoreError};

use super::{Configured, Named, begin};
use crate::failure::Failure;
use crate::open::{self, store_failure};
use crate::out;

/// Copy everything into an empty database of either kind, and compare.
///
/// Stop the server first. The old database is left as it is: keep it until the new one serves, then dispose of
/// it as you would of a backup. The keys and the ledger stay the same.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  waymark move --to postgres://waymark_owner@localhost/waymark \\\n      \
                        --password-file /root/owner-password --for waymark"
)]
pub(crate) struct Move {
    /// The database to copy into: sqlite:/path/file.db or postgres://user@host/name.
    #[arg(long, value_name = "URL")]
    to: String,
    /// A file with the password of its user.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// The PostgreSQL role that the server will use, when the one in URL owns the database.
    #[arg(long = "for", value_name = "ROLE")]
    role: Option<String>,
    #[command(flatten)]
    configured: Configured,
    #[command(flatten)]
    named: Named,
}

impl Move {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        let (house, ctx) = begin(&self.configured, &self.named).await?;
        let target = open::store(&open::database(&self.to, self.password_file.as_deref())?).await?;
        let recorded = record(&house, &ctx, Deed::MoveBegun).await;
        recorded.map_err(|error| store_failure(&error))?;
        let done = self.copy(house.store(), &target).await;
        target.close().await;
        let rows = done?;
        out::line(format!(
            "All {} tables and {rows} rows are in the new database, and the same.",
            TABLES.len()
        ));
        out::line("Now put its address into database.url and start the server.");
        Ok(())
    }

    async fn copy(&self, from: &Store, to: &Store) -> Result<u64, Failure> {
        let bar = out::progress("Tables", Some(TABLES.len() as u64));
        let copied = copy::all(from, to, |Progress { table, .. }| {
            let at = TABLES.iter().position(|name| *name == table).unwrap_or(0);
            bar.set_position(at as u64 + 1);
        });
        let copied = copied.await;
        bar.finish_and_clear();
        copied.map_err(|error| store_failure(&error))?;
        if let Some(role) = &self.role {
            to.grant_to(role).await.map_err(|error| store_failure(&error))?;
        }
        compare(from, to).await.map_err(|error| store_failure(&error))?
    }
}

/// The number of rows, if both have the same.
async fn compare(from: &Store, to: &Store) -> Result<Result<u64, Failure>, StoreError> {
    let differing = copy::compare(from, to).await?;
    if differing.is_empty() {
        let rows = copy::digests(to).await?.iter().map(|table| table.rows).sum();
        return Ok(Ok(rows));
    }
    let what = format!("The two databases differ in {}.", differing.join(", "));
    let mend = "Something wrote meanwhile: stop the server, empty the new database and move again.";
    Ok(Err(Failure::new(what, mend)))
}

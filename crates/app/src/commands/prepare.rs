//! `waymark prepare`.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::open::{self, store_failure};
use crate::out;

/// Make or bring up the schema of a PostgreSQL database as its owner.
///
/// For an installation where the server's own role owns nothing and so cannot alter the ledger or the schema:
/// run this once before the first start and after each upgrade, as the owner. The server then needs no more
/// than the role named here.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  waymark prepare --database postgres://waymark_owner@localhost/waymark \\\n      \
                        --password-file /root/owner-password --for waymark"
)]
pub(crate) struct Prepare {
    /// The database, with the role that owns it: postgres://owner@host/name.
    #[arg(long, value_name = "URL")]
    database: String,
    /// A file with the owner's password.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// The role that the server uses.
    #[arg(long = "for", value_name = "ROLE")]
    role: String,
}

impl Prepare {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        let database = open::database(&self.database, self.password_file.as_deref())?;
        let store = open::store(&database).await?;
        store.migrate().await.map_err(|error| store_failure(&error))?;
        store
            .grant_to(&self.role)
            .await
            .map_err(|error| store_failure(&error))?;
        store.close().await;
        out::line(format!(
            "The schema is the newest, and the role {} can do the server's work.",
            self.role
        ));
        Ok(())
    }
}

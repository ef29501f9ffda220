//! `waymark backup`.

use std::path::PathBuf;

use waymark_service::upkeep::{BackupError, back_up};
use waymark_storage::copy::{Progress, TABLES};

use super::{Configured, Named, begin};
use crate::failure::{Failure, chain};
use crate::open::{sentence, store_failure};
use crate::out;

/// Write the whole database, as it is at one instant, into one sealed file.
///
/// The server goes on meanwhile. The file is sealed to the keys in use and holds none of them: back those up
/// with `waymark keys backup`, and keep the two apart. Copy the checkpoint folder elsewhere as well: a restore
/// asks for the newest checkpoint and the list of disposals.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  waymark backup /var/backups/waymark-$(date +%F).sealed")]
pub(crate) struct Backup {
    /// The file to write; there must be none.
    file: PathBuf,
    #[command(flatten)]
    configured: Configured,
    #[command(flatten)]
    named: Named,
}

impl Backup {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        let (house, ctx) = begin(&self.configured, &self.named).await?;
        let bar = out::progress("Tables", Some(TABLES.len() as u64));
        let made = back_up(&house, &ctx, &self.file, |Progress { table, .. }| {
            let at = TABLES.iter().position(|name| *name == table).unwrap_or(0);
            bar.set_position(at as u64 + 1);
        });
        let made = made.await;
        bar.finish_and_clear();
        let made = made.map_err(|error| failure(&error))?;
        let needs: Vec<String> = made.needs.iter().map(ToString::to_string).collect();
        out::line(format!(
            "The backup is in {}, {} KiB.",
            self.file.display(),
            made.bytes.div_ceil(1024)
        ));
        out::line(format!(
            "To restore it, the keys of these epochs are needed: {}.",
            needs.join(", ")
        ));
        Ok(())
    }
}

fn failure(error: &BackupError) -> Failure {
    let mend = match error {
        BackupError::Exists => "Nothing was written.",
        BackupError::Store(error) => return store_failure(error),
        BackupError::Io(_) => "See that the folder is there, can be written and has room for two copies.",
    };
    Failure::new(sentence(&chain(error)), mend)
}

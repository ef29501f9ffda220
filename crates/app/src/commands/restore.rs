//! `waymark restore`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use waymark_domain::Clock as _;
use waymark_domain::text::Text;
use waymark_ledger::SignedCheckpoint;
use waymark_service::SystemIds;
use waymark_service::records::DisposalList;
use waymark_service::upkeep::{Restore as Request, RestoreError, Restored, restore};

use super::ledger::gap_words;
use super::{Configured, Named};
use crate::clock::SystemClock;
use crate::failure::{Failure, chain};
use crate::open::{self, sentence, store_failure};
use crate::out;

/// Restore a backup into the empty place that the configuration names.
///
/// The key folder must be there, with the keys that the backup needs. What comes back is checked against the
/// newest checkpoint known; whoever was disposed of since is disposed of again; and the ledger goes on under a
/// new name, whose first entry says what is missing. Both files are looked for in the checkpoint folder. If
/// one is lost, give the reason instead: it becomes part of the ledger.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  waymark restore /var/backups/waymark-2026-11-23.sealed\n  \
                        waymark restore BACKUP --checkpoint /media/witness/latest.txt \\\n      \
                        --without-disposals 'the disk with the list was lost in the fire'"
)]
pub(crate) struct Restore {
    /// The backup.
    file: PathBuf,
    /// The newest signed checkpoint known.
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// Why no checkpoint is to be had.
    #[arg(long, value_name = "REASON", conflicts_with = "checkpoint")]
    without_checkpoint: Option<String>,
    /// The newest list of disposals.
    #[arg(long, value_name = "FILE")]
    disposals: Option<PathBuf>,
    /// Why no list of disposals is to be had.
    #[arg(long, value_name = "REASON", conflicts_with = "disposals")]
    without_disposals: Option<String>,
    #[command(flatten)]
    configured: Configured,
    #[command(flatten)]
    named: Named,
}

impl Restore {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        let actor = self.named.actor()?;
        let config = self.configured.read()?;
        let folder = &config.ledger.checkpoint_folder;
        let checkpoint = match reason(self.without_checkpoint.as_deref())? {
            Some(reason) => Err(reason),
            None => Ok(checkpoint(
                &self.checkpoint.unwrap_or_else(|| folder.join("latest.txt")),
            )?),
        };
        let disposals = match reason(self.without_disposals.as_deref())? {
            Some(reason) => Err(reason),
            None => Ok(self.disposals.unwrap_or_else(|| folder.join(DisposalList::FILE))),
        };
        let to = open::database(&config.database.url, config.database.password_file.as_deref())?;
        let request = Request {
            backup: &self.file,
            to: &to,
            keys: &config.keys.folder,
            ledger_name: &config.ledger.name,
            checkpoint: checkpoint.as_ref(),
            disposals: disposals.as_deref(),
            actor,
            now: SystemClock.now(),
        };
        let bar = out::progress("Restoring", None);
        let restored = restore(request, Arc::new(SystemIds), |progress| {
            bar.set_position(progress.rows);
        });
        let restored = restored.await;
        bar.finish_and_clear();
        let restored = restored.map_err(|error| failure(&error))?;
        tell(&restored);
        Ok(())
    }
}

fn tell(restored: &Restored) {
    out::line(format!(
        "The backup is restored, and its ledger of {} entries holds.",
        restored.entries
    ));
    out::line(gap_words(&restored.gap));
    out::line(format!("People disposed of again: {}.", restored.disposed_again));
    out::line(format!("The ledger goes on as {}.", restored.origin));
    out::line(
        "Now start the server, run `waymark doctor`, and tell whoever keeps checkpoints of the new name.",
    );
}

fn checkpoint(file: &Path) -> Result<SignedCheckpoint, Failure> {
    let mend = "Name one with --checkpoint FILE, or say why there is none with --without-checkpoint REASON.";
    let bytes = fs::read(file).map_err(|error| {
        let what = format!(
            "The checkpoint {} cannot be read: {}.",
            file.display(),
            chain(&error)
        );
        Failure::new(what, mend)
    })?;
    SignedCheckpoint::parse(&bytes).map_err(|error| {
        let what = format!("The file {} is not a signed checkpoint.", file.display());
        Failure::new(what, mend).because(error)
    })
}

fn reason(given: Option<&str>) -> Result<Option<Text>, Failure> {
    let read = given.map(Text::parse).transpose();
    read.map_err(|error| {
        Failure::new("The reason is empty or too long.", "Say in a sentence why.").because(error)
    })
}

fn failure(error: &RestoreError) -> Failure {
    let mend = match error {
        RestoreError::TargetNotEmpty => "Move what is there away, or correct database.url.",
        RestoreError::NeedsKeys { .. } => "Restore them first with `waymark keys restore FILE`.",
        RestoreError::OtherDatabase => "Name the keys of the backup's database in keys.folder.",
        RestoreError::Keys(error) => return open::key_failure(error),
        RestoreError::Store(error) => return store_failure(error),
        RestoreError::Backup(_) => "Take another copy of the file, or an older backup.",
        RestoreError::Io(_) => "See that the files are there and that there is room.",
        RestoreError::Ledger(_) => "Keep the file for whoever looks into it, and take an older backup.",
        RestoreError::Checkpoint(_) | RestoreError::OtherLog => {
            "Name the newest checkpoint of this ledger with --checkpoint FILE."
        }
        RestoreError::List(_) => {
            "Name the list with --disposals FILE, or say why there is none with --without-disposals REASON."
        }
        RestoreError::Name(_) | RestoreError::KeyName(_) => {
            "Correct ledger.name, such as waymark.example.org/ledger."
        }
    };
    Failure::new(sentence(&chain(error)), mend)
}

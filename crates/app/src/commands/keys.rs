//! `waymark keys`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand};
use secrecy::ExposeSecret as _;
use waymark_domain::Clock as _;
use waymark_sealing::{BackupSummary, Passphrase, export_backup, import_backup, test_open};
use waymark_service::upkeep::{Deed, record};
use waymark_service::{Ctx, House};
use zeroize::Zeroizing;

use super::{Configured, Named};
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::open::store_failure;
use crate::{config, files, open, out};

/// Keep the keys safe: without them every record is lost.
///
/// A key backup is a text file sealed by a passphrase of 15 characters or more. It is asked for on the terminal
/// and never shown; in a script, name a file that holds it with --passphrase-file. Keep file and passphrase
/// apart, and both apart from backups of the database. Make a new one after each new epoch, and destroy the
/// old one then: while it exists, what was disposed of since can be opened.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  waymark keys backup /media/safe/keys-2026-11.txt\n  \
                        waymark keys test /media/safe/keys-2026-11.txt\n  \
                        waymark keys restore /media/safe/keys-2026-11.txt"
)]
pub(crate) struct Keys {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write every key to FILE, sealed by a passphrase.
    Backup(On),
    /// Open the backup FILE, read every key in it, and note that this was done.
    Test(On),
    /// Make the key folder again from the backup FILE; there must be none.
    Restore(On),
}

#[derive(Debug, Args)]
struct On {
    /// The key backup.
    file: PathBuf,
    /// A file with the passphrase, readable by its owner only.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    #[command(flatten)]
    configured: Configured,
    #[command(flatten)]
    named: Named,
}

impl Keys {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        match self.what {
            What::Backup(on) => on.back_up().await,
            What::Test(on) => on.test().await,
            What::Restore(on) => on.restore(),
        }
    }
}

impl On {
    async fn back_up(&self) -> Result<(), Failure> {
        let actor = self.named.actor()?;
        let house = open::existing(&self.configured.read()?).await?;
        if self.file.exists() {
            let what = format!("There is a file {} already.", self.file.display());
            return Err(Failure::new(
                what,
                "Give another name: a key backup never takes another's place.",
            ));
        }
        let passphrase = self.passphrase(true)?;
        let now = SystemClock.now();
        let ctx = Ctx::new(actor, now, Arc::clone(house.ids()));
        let recorded = record(&house, &ctx, Deed::KeysBackedUp).await;
        recorded.map_err(|error| store_failure(&error))?;
        let text = Zeroizing::new(export_backup(&house.vault().folder(), &passphrase, now));
        files::write_private(&self.file, text.as_bytes())?;
        out::line(format!("Every key is in {}.", self.file.display()));
        out::line(format!("Now try it:  waymark keys test {}", self.file.display()));
        Ok(())
    }

    async fn test(&self) -> Result<(), Failure> {
        let actor = self.named.actor()?;
        let house = open::existing(&self.configured.read()?).await?;
        let text = files::read_text(&self.file)?;
        let summary =
            test_open(&text, &self.passphrase(false)?).map_err(|error| open::key_failure(&error))?;
        check_against(&house, &summary)?;
        let ctx = Ctx::new(actor, SystemClock.now(), Arc::clone(house.ids()));
        let recorded = record(&house, &ctx, Deed::KeyBackupTested).await;
        recorded.map_err(|error| store_failure(&error))?;
        out::line(format!("The backup opens: {}.", words(&summary)));
        Ok(())
    }

    fn restore(&self) -> Result<(), Failure> {
        let config = self.configured.read()?;
        let text = files::read_text(&self.file)?;
        let folder = import_backup(&text, &self.passphrase(false)?, &config.keys.folder);
        let folder = folder.map_err(|error| open::key_failure(&error))?;
        let keyring = folder.keyring();
        out::line(format!(
            "The keys of database {} are in {}: {}.",
            keyring.database(),
            folder.path().display(),
            out::count(keyring.epochs().len(), "epoch", "epochs")
        ));
        out::line("Destroy copies of the backup that are no longer needed.");
        Ok(())
    }

    /// From the file named, or typed without being shown; twice when it will be needed to open what is sealed now.
    fn passphrase(&self, new: bool) -> Result<Passphrase, Failure> {
        let typed = match &self.passphrase_file {
            Some(file) => Zeroizing::new(config::secret(file)?.expose_secret().to_owned()),
            None => ask("Passphrase (15 characters or more, not shown): ")?,
        };
        let passphrase = Passphrase::new(&typed).map_err(|error| open::key_failure(&error))?;
        if new && self.passphrase_file.is_none() && *ask("The same again: ")? != *typed {
            return Err(Failure::new(
                "The two passphrases differ.",
                "Nothing was written; try again.",
            ));
        }
        Ok(passphrase)
    }
}

fn ask(question: &str) -> Result<Zeroizing<String>, Failure> {
    rpassword::prompt_password(question)
        .map(Zeroizing::new)
        .map_err(|error| {
            Failure::new(
                "There is no terminal to ask for the passphrase.",
                "Name a file that holds it with --passphrase-file.",
            )
            .because(error)
        })
}

/// Whether the backup is of this database and holds every epoch in use.
fn check_against(house: &House, summary: &BackupSummary) -> Result<(), Failure> {
    let keyring = house.vault().keyring();
    if summary.database != keyring.database() {
        let what = format!(
            "The backup opens, and holds the keys of another database: {}.",
            words(summary)
        );
        return Err(Failure::new(what, "Test a backup of this database's keys."));
    }
    if keyring
        .epochs()
        .iter()
        .any(|epoch| !summary.epochs.contains(&epoch.id))
    {
        let what = format!(
            "The backup opens, and a newer epoch is not in it: {}.",
            words(summary)
        );
        return Err(Failure::new(
            what,
            "Make a new one with `waymark keys backup FILE` and destroy this one.",
        ));
    }
    Ok(())
}

fn words(summary: &BackupSummary) -> String {
    let auditors = if summary.has_auditors_key {
        ", the auditors' key"
    } else {
        ""
    };
    format!(
        "made {}, database {}, {}{auditors}",
        summary.made_at.london_words(),
        summary.database,
        out::count(summary.epochs.len(), "epoch", "epochs")
    )
}

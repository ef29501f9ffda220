//! `waymark doctor`.

use std::path::Path;

use waymark_domain::{Clock as _, Timestamp};
use waymark_service::House;
use waymark_service::upkeep::{Finding, Gravity, KEY_BACKUP_TESTED, examine};
use waymark_storage::Database;

use super::Configured;
use crate::clock::SystemClock;
use crate::config::Config;
use crate::failure::Failure;
use crate::open::{self, store_failure};
use crate::out;

/// Ask whether everything is here that will be needed on a bad day.
///
/// It looks at the database, the keys and their backup, the ledger, mail, rules and calendar, and changes nothing.
/// It ends with 1 when something must be mended now.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  waymark doctor --config /etc/waymark/waymark.toml")]
pub(crate) struct Doctor {
    #[command(flatten)]
    configured: Configured,
}

impl Doctor {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        let config = self.configured.read()?;
        let house = open::existing(&config).await?;
        let found = examine(&house, SystemClock.now(), config.mail.is_some()).await;
        let mut found = found.map_err(|error| {
            Failure::new("The database could not be looked at.", "See that it is running.").because(error)
        })?;
        found.extend(places(&config));
        found.extend(welsh(&config));
        found.extend(key_backup(&house).await?);
        found.extend(demo(&house).await?);
        found.sort_by_key(|finding| std::cmp::Reverse(finding.gravity));
        tell(&found)
    }
}

fn tell(found: &[Finding]) -> Result<(), Failure> {
    for Finding { gravity, words } in found {
        let mark = match gravity {
            Gravity::Bad => "BAD ",
            Gravity::Warning => "look",
            Gravity::Good => "good",
        };
        out::line(format!("{mark}  {words}"));
    }
    let count = |wanted| found.iter().filter(|finding| finding.gravity == wanted).count();
    let (bad, warnings) = (count(Gravity::Bad), count(Gravity::Warning));
    out::line("");
    if bad == 0 {
        out::line(format!("Nothing to mend now, {warnings} to look at soon."));
        return Ok(());
    }
    let what = format!("{bad} to mend now, {warnings} to look at soon.");
    Err(Failure::new(what, "Do what the lines marked BAD say."))
}

fn finding(gravity: Gravity, words: impl Into<String>) -> Finding {
    Finding {
        gravity,
        words: words.into(),
    }
}

/// What lies together is lost together, and is stolen together.
fn places(config: &Config) -> Vec<Finding> {
    let keys = resolved(&config.keys.folder);
    let database = match Database::parse(&config.database.url) {
        Ok(Database::Sqlite(path)) => path.parent().map(resolved),
        Ok(Database::Postgres(_)) | Err(_) => None,
    };
    let beside_database = database.is_some_and(|folder| keys.starts_with(folder)).then_some(
        "The key folder lies in the database's folder: whoever copies one has the other. Move it out and correct \
         keys.folder.",
    );
    let in_keys = resolved(&config.ledger.checkpoint_folder).starts_with(&keys).then_some(
        "The checkpoints lie in the key folder, and are to be copied elsewhere: move them out and correct \
         ledger.checkpoint_folder.",
    );
    let found = beside_database.into_iter().chain(in_keys);
    found.map(|words| finding(Gravity::Warning, words)).collect()
}

/// Nothing is wrong with English alone, if that is meant.
fn welsh(config: &Config) -> Option<Finding> {
    let words = "The Welsh pages are off, since nobody is named in welsh.reviewed_by.";
    config
        .welsh
        .reviewed_by
        .is_none()
        .then(|| finding(Gravity::Good, words))
}

/// A backup of the keys that is older than the epoch in use cannot open what is sealed now.
async fn key_backup(house: &House) -> Result<Option<Finding>, Failure> {
    let tested = house
        .store()
        .setting(KEY_BACKUP_TESTED)
        .await
        .map_err(|error| store_failure(&error))?;
    let tested = tested.and_then(|at| Timestamp::parse(&at));
    let begun = house
        .vault()
        .keyring()
        .epochs()
        .last()
        .map(|epoch| epoch.created_at);
    let words =
        "A new epoch began after the key backup was tested: make and test a new one, and destroy the old.";
    Ok((tested.is_some() && tested < begun).then(|| finding(Gravity::Warning, words)))
}

async fn demo(house: &House) -> Result<Option<Finding>, Failure> {
    let words = "This is a demo's database: `waymark serve` refuses it.";
    let demo = open::is_demo(house.store()).await?;
    Ok(demo.then(|| finding(Gravity::Warning, words)))
}

fn resolved(path: &Path) -> std::path::PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

//! `waymark doctor`.

use std::path::Path;

use waymark_domain::Clock as _;
use waymark_service::upkeep::{Finding, Gravity, examine};
use waymark_storage::Database;

use super::Configured;
use crate::clock::SystemClock;
use crate::config::Config;
use crate::failure::Failure;
use crate::{open, out};

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
        if open::is_demo(house.store()).await? {
            found.push(finding(
                Gravity::Warning,
                "This is a demo's database: `waymark serve` refuses it.",
            ));
        }
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
    let mend_soon = format!("{warnings} to look at soon.");
    if bad == 0 {
        out::line(format!("\nNothing to mend now, {mend_soon}"));
        return Ok(());
    }
    out::line("");
    Err(Failure::new(
        format!("{bad} to mend now, {mend_soon}"),
        "Do what the lines marked BAD say.",
    ))
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
    let mut found = Vec::new();
    if database.is_some_and(|folder| keys.starts_with(folder)) {
        found.push(finding(
            Gravity::Warning,
            "The key folder lies in the database's folder: whoever copies one has the other. Move it out and correct keys.folder.",
        ));
    }
    if resolved(&config.ledger.checkpoint_folder).starts_with(&keys) {
        found.push(finding(
            Gravity::Warning,
            "The checkpoints lie in the key folder, and are to be copied elsewhere: move them out and correct ledger.checkpoint_folder.",
        ));
    }
    if config.welsh.reviewed_by.is_none() {
        found.push(finding(
            Gravity::Warning,
            "The Welsh pages are off, since nobody is named in welsh.reviewed_by.",
        ));
    }
    found
}

fn resolved(path: &Path) -> std::path::PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

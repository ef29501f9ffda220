//! Opens the database and the keys that the configuration names.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::Arc;

use secrecy::ExposeSecret as _;
use waymark_domain::{Clock as _, Timestamp};
use waymark_policy::OperatorName;
use waymark_sealing::SealingError;
use waymark_service::upkeep::DEMO;
use waymark_service::{House, OpenError, SystemIds};
use waymark_storage::{Database, Store, StoreError};

use crate::clock::SystemClock;
use crate::config::{self, Config};
use crate::failure::{Failure, chain};

/// Where the database is, with its password.
pub(crate) fn database(url: &str, password_file: Option<&Path>) -> Result<Database, Failure> {
    let mut address = url.to_owned();
    if let Some(file) = password_file {
        let password = config::secret(file)?;
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str("password=");
        address.push_str(&percent_encoded(password.expose_secret()));
    }
    Database::parse(&address).map_err(|error| store_failure(&error))
}

fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut all, byte| {
        if byte.is_ascii_alphanumeric() {
            all.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(all, "%{byte:02X}");
        }
        all
    })
}

/// Opens what the server serves: an empty database is begun, an older schema is brought up. Where a database was
/// begun and is gone, nothing is made in its place, so that a restore finds it empty.
pub(crate) async fn to_serve(config: &Config) -> Result<House, Failure> {
    let database = configured(config)?;
    if matches!(&database, Database::Sqlite(path) if is_nothing(path)) {
        House::refuse_gone(&config.keys.folder).map_err(|error| open_failure(&error))?;
    }
    let store = store(&database).await?;
    let house = house(store, config).await?;
    refuse_demo(&house).await?;
    house.remember_begun().map_err(|error| open_failure(&error))?;
    Ok(house)
}

/// Opens what a command looks at or changes: it must be there, and of this program's version.
pub(crate) async fn existing(config: &Config) -> Result<House, Failure> {
    let database = configured(config)?;
    let nothing = || {
        let what = "There is no Waymark database where the configuration says.".to_owned();
        Failure::new(
            what,
            "Look at database.url; `waymark serve` makes a new one at its first start.",
        )
    };
    if matches!(&database, Database::Sqlite(path) if !path.exists()) {
        return Err(nothing());
    }
    let store = store(&database).await?;
    let pending = store
        .pending_migrations()
        .await
        .map_err(|error| store_failure(&error))?;
    if !pending.is_empty() {
        return Err(Failure::new(
            format!(
                "The database is empty or older than this program: {} migrations wait.",
                pending.len()
            ),
            "Take a backup with the older program, then start `waymark serve` once.",
        ));
    }
    house(store, config).await
}

/// Whether no SQLite database was ever begun at a path. To be asked of the file and not of SQLite, which leaves a log
/// beside what it opens: played into a database that is put back there, it would destroy it.
fn is_nothing(path: &Path) -> bool {
    fs::metadata(path).map_or_else(
        |error| error.kind() == io::ErrorKind::NotFound,
        |file| file.len() == 0,
    )
}

fn configured(config: &Config) -> Result<Database, Failure> {
    database(&config.database.url, config.database.password_file.as_deref())
}

/// Opens a store, saying what to do when it cannot be. A new SQLite file can be read by its owner only, and so
/// can the files that SQLite puts beside it.
pub(crate) async fn store(database: &Database) -> Result<Store, Failure> {
    if let Database::Sqlite(path) = database {
        let made = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path);
        made.map(drop).or_else(unless_there).map_err(|error| {
            let what = format!(
                "The database {} cannot be made: {}.",
                path.display(),
                chain(&error)
            );
            Failure::new(what, "See that its folder is there and belongs to this account.")
        })?;
    }
    Store::open(database).await.map_err(|error| store_failure(&error))
}

fn unless_there(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::AlreadyExists {
        Ok(())
    } else {
        Err(error)
    }
}

async fn house(store: Store, config: &Config) -> Result<House, Failure> {
    let now = SystemClock.now();
    begin(store, &config.keys.folder, &config.ledger.name, now).await
}

/// Opens a house around a store.
pub(crate) async fn begin(store: Store, keys: &Path, ledger: &str, now: Timestamp) -> Result<House, Failure> {
    match House::open(store.clone(), keys, ledger, now, Arc::new(SystemIds)).await {
        Ok(house) => Ok(house),
        Err(error) => {
            store.close().await;
            Err(open_failure(&error))
        }
    }
}

/// Whether the database holds a demo's invented people.
pub(crate) async fn is_demo(store: &Store) -> Result<bool, Failure> {
    let mark = store.setting(DEMO).await.map_err(|error| store_failure(&error))?;
    Ok(mark.is_some())
}

async fn refuse_demo(house: &House) -> Result<(), Failure> {
    if is_demo(house.store()).await? {
        return Err(Failure::new(
            "This database was made by `waymark demo`: the people in it are invented.",
            "Give the server a database of its own in database.url, and keys of its own in keys.folder.",
        ));
    }
    Ok(())
}

/// The named person on whose behalf a command changes something.
pub(crate) fn operator(given: Option<&str>) -> Result<OperatorName, Failure> {
    let signed_in = || {
        ["SUDO_USER", "USER"]
            .iter()
            .find_map(|name| std::env::var(name).ok())
    };
    let name = given.map(str::to_owned).or_else(signed_in).unwrap_or_default();
    OperatorName::parse(&name).map_err(|error| {
        let what = "The ledger records who does this, and no usable name is known.";
        Failure::new(what, "Name yourself with --as NAME, such as --as a.morgan.").because(error)
    })
}

/// What a store's failure means to an operator.
pub(crate) fn store_failure(error: &StoreError) -> Failure {
    let mend = match error {
        StoreError::Address => "Correct the address, such as sqlite:/var/lib/waymark/waymark.db.",
        StoreError::UncheckedLink => "Add ?sslmode=verify-full to the address.",
        StoreError::NotDurable { .. } => {
            "Set it back for this database: what Waymark acknowledges must be kept."
        }
        StoreError::Newer => "Use the newer program, or restore a backup made by this one.",
        StoreError::NotEmpty => "Name a database that is empty.",
        StoreError::File(_) => "See that there is room and that the folder can be written.",
        StoreError::Inconsistent { .. } | StoreError::NoLedger => {
            "Stop the server and restore the newest backup that verifies."
        }
        StoreError::Conflict
        | StoreError::Duplicate(_)
        | StoreError::Refused(_)
        | StoreError::RetryReused => "Nothing was changed; try again.",
        StoreError::Closed | StoreError::Database(_) => {
            "See that the database is running and can be reached and written by this account."
        }
    };
    Failure::new(sentence(&chain(error)), mend)
}

fn open_failure(error: &OpenError) -> Failure {
    match error {
        OpenError::Store(error) => store_failure(error),
        OpenError::Keys(error) => key_failure(error),
        OpenError::Gone { .. } => Failure::new(
            sentence(&chain(error)),
            "See that its disk is mounted and that database.url is right. If the database is lost, restore the \
             newest backup with `waymark restore`. To begin another on purpose, name a new folder in keys.folder.",
        ),
        OpenError::Rules(_) | OpenError::RuleSet(_) => Failure::new(
            sentence(&chain(error)),
            "Load a corrected one with `waymark import rules FILE`.",
        ),
        OpenError::LedgerName(_) => Failure::new(
            sentence(&chain(error)),
            "Correct ledger.name, such as waymark.example.org/ledger.",
        ),
        OpenError::NoDatabaseId => Failure::new(
            sentence(&chain(error)),
            "Restore the newest backup that verifies.",
        ),
    }
}

/// What a key folder's failure means to an operator.
pub(crate) fn key_failure(error: &SealingError) -> Failure {
    let mend = match error {
        SealingError::OpenToOthers { .. } => {
            "Then look at who has read it: its keys may have to be thought lost."
        }
        SealingError::NoFolder(_) | SealingError::KeyFile { .. } | SealingError::NoSuchEpoch(_) => {
            "Put it back, or run `waymark keys restore FILE` with a key backup. Keys are never made anew."
        }
        SealingError::WrongDatabase { .. } => "Name the keys of this database in keys.folder.",
        SealingError::FolderNotEmpty(_) => "Name a folder that is not there yet.",
        SealingError::PassphraseLength => "Choose a longer one: five or six words will do.",
        SealingError::NotABackup(_) => "Name a file that `waymark keys backup` wrote.",
        SealingError::BackupDoesNotOpen => "Type the passphrase again, or take another copy of the file.",
        SealingError::DoesNotOpen
        | SealingError::UnknownFormat
        | SealingError::WrongCompartment { .. }
        | SealingError::EpochInUse(_)
        | SealingError::NotA(_)
        | SealingError::NotTheirs
        | SealingError::ReadOnly(_)
        | SealingError::Io { .. } => "See that the folder is there, belongs to this account and has room.",
    };
    Failure::new(sentence(&chain(error)), mend)
}

/// An error's words as a sentence.
pub(crate) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    let first = first.unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_of_any_signs_reaches_the_database_whole() {
        assert_eq!(percent_encoded("pä&s=%/@"), "p%C3%A4%26s%3D%25%2F%40");
    }

    #[test]
    fn an_operator_without_a_usable_name_is_asked_for_one() {
        assert_eq!(operator(Some("a.morgan")).unwrap().as_str(), "a.morgan");
        let words = operator(Some("A Morgan")).unwrap_err().words(false);
        assert!(words.contains("--as NAME"), "{words}");
    }
}

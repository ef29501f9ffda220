//! The demo: one SQLite file with an invented area and invented people, made through the same calls as real
//! referrals.

mod cases;
mod ids;
mod office;
mod partner;
mod seed;
mod told;
mod work;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use waymark_domain::Timestamp;
use waymark_service::House;
use waymark_storage::{Database, Store};

use crate::failure::Failure;
use crate::open;

pub(crate) use partner::let_client_in;

const LEDGER: &str = "demo.waymark.example/ledger";
/// Where a new demo is made before it is put in its place as a whole.
const MAKING: &str = ".making";

/// The folder of a demo.
#[derive(Debug, Clone)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// At a path.
    pub(crate) fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// Where the checkpoints are.
    pub(crate) fn checkpoints(&self) -> PathBuf {
        self.0.join("checkpoints")
    }

    fn database(&self) -> PathBuf {
        self.0.join("waymark.db")
    }

    fn past(&self) -> PathBuf {
        self.0.join("past.csv")
    }

    fn keys(&self) -> PathBuf {
        self.0.join("keys")
    }

    /// Opens the demo in this folder; an empty folder gets a new one. `fresh` throws an older demo away first.
    pub(crate) async fn open(&self, now: Timestamp, fresh: bool) -> Result<House, Failure> {
        if self.database().exists() {
            let store = self.store().await?;
            if !fresh {
                return open::begin(store, &self.keys(), LEDGER, now).await;
            }
            store.close().await;
        }
        self.make(now).await?;
        open::begin(self.store().await?, &self.keys(), LEDGER, now).await
    }

    /// Opens the database, which must be a demo's: a real one is never touched, let alone thrown away.
    async fn store(&self) -> Result<Store, Failure> {
        let store = open::store(&Database::Sqlite(self.database())).await?;
        if matches!(open::is_demo(&store).await, Ok(true)) {
            return Ok(store);
        }
        let what = format!(
            "The database {} was not made by `waymark demo`.",
            self.database().display()
        );
        Err(Failure::new(what, "Name another folder with --dir DIR."))
    }

    /// Makes a new demo beside the place and moves it there: it is there as a whole or not at all.
    async fn make(&self, now: Timestamp) -> Result<(), Failure> {
        let making = Self(self.0.join(MAKING));
        self.clear()
            .and_then(|()| fs::create_dir_all(&making.0))
            .map_err(|error| self.unwritable(error))?;
        seed::fill(&making, now).await?;
        self.take_over(&making).map_err(|error| self.unwritable(error))
    }

    /// Removes a demo, or what is left of one: its own files and no others.
    fn clear(&self) -> io::Result<()> {
        for file in ["waymark.db", "waymark.db-wal", "waymark.db-shm"] {
            unless_missing(fs::remove_file(self.0.join(file)))?;
        }
        for folder in [self.keys(), self.checkpoints(), self.0.join(MAKING)] {
            unless_missing(fs::remove_dir_all(folder))?;
        }
        Ok(())
    }

    /// The database comes last: without it, the next start begins anew.
    fn take_over(&self, making: &Self) -> io::Result<()> {
        fs::rename(making.keys(), self.keys())?;
        fs::create_dir_all(self.checkpoints())?;
        fs::rename(making.database(), self.database())?;
        fs::remove_dir_all(&making.0)
    }

    fn unwritable(&self, error: io::Error) -> Failure {
        let what = format!("The demo's folder {} cannot be written.", self.0.display());
        Failure::new(what, "Name another with --dir DIR.").because(error)
    }
}

fn unless_missing(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

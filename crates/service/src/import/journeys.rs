//! Importing a file of journeys: looked at whole, then taken in row by row.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::{mpsc, watch};
use tokio::task::{JoinHandle, JoinSet, spawn_blocking};
use waymark_domain::ImportId;
use waymark_domain::rules::RuleSet;
use waymark_domain::text::Code;
use waymark_exchange::FileError;
use waymark_exchange::journeys::{Checked, Checking, ImportRow, Report, check, each};

use super::row::{Taken, Taker};
use super::run::Run;
use super::{ImportError, digest};
use crate::{Ctx, House};

/// Rows on their way to the writer at one time: it writes what waits together in one group.
const IN_FLIGHT: usize = 64;

/// A file of journeys to be imported.
#[derive(Debug, Clone)]
pub struct JourneyFile {
    /// The file.
    pub path: PathBuf,
    /// Who sent it: its references are told apart from those of other senders.
    pub sender: Code,
    /// Whether the good rows go in when others are wrong.
    pub skip_wrong_rows: bool,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The whole file is looked at first.
    Checked {
        /// Rows so far.
        rows: u32,
    },
    /// Then its rows are taken in.
    Imported {
        /// Rows so far, those that were there already among them.
        rows: u32,
        /// Rows to take in.
        of: u32,
    },
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The import, the earlier one where this continued it.
    pub import: ImportId,
    /// Rows that went in now.
    pub new: u32,
    /// Rows that were there already.
    pub already: u32,
    /// What the file was found to be: which rows were left out, and why.
    pub report: Report,
}

/// Looks at a whole file and says of every row whether it can be imported. Nothing is written.
///
/// # Errors
/// [`ImportError::File`] when the whole file is refused.
pub async fn check_journeys(
    house: &House,
    ctx: &Ctx,
    path: &Path,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Report, ImportError> {
    let (path, now) = (path.to_owned(), ctx.now);
    let rules = house.rules().in_force(now.london_date());
    let (tick, mut ticks) = watch::channel(0);
    let checking = spawn_blocking(move || {
        let checking = Checking { rules: &rules, now };
        check(&path, checking, &mut |rows| {
            tick.send_replace(rows);
        })
    });
    while ticks.changed().await.is_ok() {
        let rows = *ticks.borrow_and_update();
        progress(Progress::Checked { rows });
    }
    checking
        .await
        .map_err(|_| ImportError::BrokeOff)?
        .map_err(ImportError::File)
}

/// Imports a file: all of its rows, or none when one is wrong, unless wrong rows are to be skipped. Each row
/// is durable by itself, so an import that is stopped is run again and goes on.
///
/// # Errors
/// [`ImportError::File`] and [`ImportError::WrongRows`] before anything is written; the others when some of
/// the rows may be in already.
///
/// Rule: docs/rules.md R-018
pub async fn import_journeys(
    house: &House,
    ctx: &Ctx,
    file: &JourneyFile,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Imported, ImportError> {
    let digest = digest_of(&file.path).await?;
    let report = check_journeys(house, ctx, &file.path, progress).await?;
    if !report.is_good() && !file.skip_wrong_rows {
        return Err(ImportError::WrongRows(Box::new(report)));
    }
    if digest_of(&file.path).await? != digest {
        return Err(ImportError::Changed);
    }
    let run = Run::begin(house, ctx, &file.sender, digest, report.rows).await?;
    let rules = house.rules().in_force(ctx.now.london_date());
    let taker = Arc::new(Taker::new(house, ctx, &file.sender, Arc::clone(&rules), &run));
    let (rows, reading) = good_rows(file, ctx, rules, report.wrong.clone());
    let [new, already] = take_all(&taker, rows, report.ready(), progress).await?;
    reading
        .await
        .map_err(|_| ImportError::BrokeOff)?
        .map_err(|_| ImportError::Changed)?;
    run.finish(house, ctx, new).await?;
    Ok(Imported {
        import: run.id,
        new,
        already,
        report,
    })
}

async fn digest_of(path: &Path) -> Result<[u8; 32], ImportError> {
    let path = path.to_owned();
    let digest = spawn_blocking(move || digest::of_file(&path)).await;
    let digest = digest.map_err(|_| ImportError::BrokeOff)?;
    digest.map_err(|error| ImportError::File(FileError::Unreadable(error)))
}

type Reading = JoinHandle<Result<(), FileError>>;

/// Reads the file again on a thread of its own and hands over the rows that were found good. A row that was
/// good and is not any more ends it: the file was changed.
fn good_rows(
    file: &JourneyFile,
    ctx: &Ctx,
    rules: Arc<RuleSet>,
    wrong: BTreeSet<u32>,
) -> (mpsc::Receiver<Box<ImportRow>>, Reading) {
    let (path, now) = (file.path.clone(), ctx.now);
    let (hand, rows) = mpsc::channel(IN_FLIGHT);
    let mut visit = move |Checked { row_number, outcome }: Checked| {
        if wrong.contains(&row_number) {
            return ControlFlow::Continue(());
        }
        match outcome.map(|row| hand.blocking_send(row)) {
            Ok(Ok(())) => ControlFlow::Continue(()),
            Ok(Err(_)) | Err(_) => ControlFlow::Break(()),
        }
    };
    let reading = spawn_blocking(move || each(&path, Checking { rules: &rules, now }, &mut visit));
    (rows, reading)
}

/// Takes all rows in, many at a time; gives how many are new and how many were there already.
async fn take_all(
    taker: &Arc<Taker>,
    mut rows: mpsc::Receiver<Box<ImportRow>>,
    of: u32,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<[u32; 2], ImportError> {
    let (mut at_work, mut new, mut already) = (JoinSet::new(), 0_u32, 0_u32);
    loop {
        let next = if at_work.len() < IN_FLIGHT {
            rows.recv().await
        } else {
            None
        };
        if let Some(row) = next {
            at_work.spawn(Arc::clone(taker).take(row));
            continue;
        }
        match at_work.join_next().await {
            None => return Ok([new, already]),
            Some(taken) => match taken.map_err(|_| ImportError::BrokeOff)?? {
                Taken::New => new += 1,
                Taken::Already => already += 1,
            },
        }
        progress(Progress::Imported {
            rows: new + already,
            of,
        });
    }
}

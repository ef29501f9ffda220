//! `waymark ledger`.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use waymark_domain::Clock as _;
use waymark_ledger::{Gap, SignedCheckpoint};
use waymark_service::House;
use waymark_service::jobs::Worker;
use waymark_service::upkeep::{
    LedgerError, LogReport, prove_consistency, prove_entry, verify_all, verifying_key,
};

use super::Configured;
use crate::clock::SystemClock;
use crate::config::Config;
use crate::failure::{Failure, chain};
use crate::open::{self, sentence, store_failure};
use crate::{files, out};

/// Check the ledger, sign its state, and prove parts of it to others.
///
/// The files it writes can be checked without Waymark: docs/ledger.md says how, for an inspector.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  waymark ledger verify --checkpoint /media/witness/latest.txt\n  \
                        waymark ledger prove 1207 --out /tmp/for-the-inspector\n  \
                        waymark ledger consistency /media/witness/latest.txt"
)]
pub(crate) struct Ledger {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    configured: Configured,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Read every entry again and name the first place that does not hold.
    Verify {
        /// A signed checkpoint kept elsewhere; may be given several times. Only against such a one is a ledger
        /// found that was rewritten as a whole.
        #[arg(long = "checkpoint", value_name = "FILE")]
        checkpoints: Vec<PathBuf>,
    },
    /// Sign the ledger as it stands and print the checkpoint.
    Checkpoint,
    /// Prove that entry SEQ is in the ledger: the entry, its proof and the public key.
    Prove {
        /// The entry's number, from 0.
        seq: u64,
        /// Where the files are written.
        #[arg(long, value_name = "DIR", default_value = ".")]
        out: PathBuf,
    },
    /// Prove that the newest checkpoint keeps everything that an older one signed.
    Consistency {
        /// The older checkpoint.
        older: PathBuf,
        /// Where the files are written.
        #[arg(long, value_name = "DIR", default_value = ".")]
        out: PathBuf,
    },
    /// Print the public key that checkpoints are checked with.
    Key,
}

impl Ledger {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        let config = self.configured.read()?;
        let house = open::existing(&config).await?;
        match self.what {
            What::Verify { checkpoints } => verify(&house, &checkpoints).await,
            What::Checkpoint => checkpoint(&house, &config).await,
            What::Prove { seq, out } => prove(&house, seq, &out).await,
            What::Consistency { older, out } => consistency(&house, &older, &out).await,
            What::Key => key(&house).map(out::line),
        }
    }
}

async fn verify(house: &House, checkpoints: &[PathBuf]) -> Result<(), Failure> {
    let elsewhere = checkpoints
        .iter()
        .map(|file| read(file))
        .collect::<Result<Vec<_>, _>>()?;
    let logs = house
        .store()
        .logs()
        .await
        .map_err(|error| store_failure(&error))?;
    let bar = out::progress("Entries", Some(logs.iter().map(|log| log.frontier.size()).sum()));
    let (mut before, mut last) = (0, 0);
    // The count begins anew with each log.
    let reports = verify_all(house, &elsewhere, |read| {
        before += if read < last { last } else { 0 };
        last = read;
        bar.set_position(before + read);
    });
    let reports = reports.await;
    bar.finish_and_clear();
    let reports = reports.map_err(failure)?;
    check_known(house, &elsewhere, &reports)?;
    reports.iter().for_each(tell);
    Ok(())
}

fn tell(report: &LogReport) {
    let LogReport { log, verified, gap } = report;
    let entries = out::count(verified.size, "entry", "entries");
    let checkpoints = out::count(verified.checkpoints, "checkpoint", "checkpoints");
    out::line(log.origin.as_str());
    out::line(format!("  holds: {entries}, {checkpoints}"));
    out::line(format!("  root:  {}", verified.root.to_base64()));
    if let Some(gap) = gap {
        out::line(format!("  {}", gap_words(gap)));
    }
}

/// What a restore could not bring back.
pub(super) fn gap_words(gap: &Gap) -> String {
    let from = gap.from;
    match gap.to {
        Some(to) if to == from => format!("Entry {to} is missing: it was signed for after the backup."),
        Some(to) => format!("Entries {from} to {to} are missing: they were signed for after the backup."),
        None => {
            "Every entry that was signed for is there; whether more had followed, nobody can tell.".to_owned()
        }
    }
}

/// A checkpoint of a log that is not here was not compared with anything.
fn check_known(house: &House, elsewhere: &[SignedCheckpoint], reports: &[LogReport]) -> Result<(), Failure> {
    let key = verifying_key(house).map_err(failure)?;
    for signed in elsewhere {
        let checkpoint = signed
            .verify(&key)
            .map_err(|error| failure(LedgerError::Signature(error)))?;
        if !reports
            .iter()
            .any(|report| report.log.origin == checkpoint.origin)
        {
            let what = format!("No ledger here has the name {}.", checkpoint.origin);
            let mend = "Either it was replaced, or the checkpoint is of another database: find out which.";
            return Err(Failure::new(what, mend));
        }
    }
    Ok(())
}

async fn checkpoint(house: &House, config: &Config) -> Result<(), Failure> {
    let folder = &config.ledger.checkpoint_folder;
    let worker = Worker::new(house, None);
    let cut = worker
        .cut_checkpoint(SystemClock.now(), house.ledger_host(), folder)
        .await;
    let cut = cut.map_err(|error| {
        let what = "The checkpoint could not be signed and written.";
        Failure::new(what, "See that ledger.checkpoint_folder can be written.").because(error)
    })?;
    if cut.is_none() {
        out::remark("Nothing was added since the newest checkpoint, which is:");
    }
    let note = files::read_text(&folder.join("latest.txt"))?;
    out::line(note.trim_end());
    Ok(())
}

async fn prove(house: &House, seq: u64, out: &Path) -> Result<(), Failure> {
    let (entry, proof) = prove_entry(house, seq).await.map_err(failure)?;
    let (entry_file, proof_file) = (format!("entry-{seq}.txt"), format!("entry-{seq}.tlog-proof"));
    files::write_public(out, &entry_file, &entry)?;
    files::write_public(out, &proof_file, proof.to_string().as_bytes())?;
    files::write_public(out, "log.vkey", format!("{}\n", key(house)?).as_bytes())?;
    out::line(format!(
        "Written to {}: {entry_file}, {proof_file}, log.vkey",
        out.display()
    ));
    out::line(
        "Give the inspector these three, and the key by another way as well. docs/ledger.md says how to check them.",
    );
    Ok(())
}

async fn consistency(house: &House, older: &Path, out: &Path) -> Result<(), Failure> {
    let signed = read(older)?;
    let (proof, newest) = prove_consistency(house, &signed).await.map_err(failure)?;
    files::write_public(out, "consistency.txt", proof.to_string().as_bytes())?;
    files::write_public(out, "newest-checkpoint.txt", newest.as_bytes())?;
    out::line(format!(
        "Written to {}: consistency.txt, newest-checkpoint.txt",
        out.display()
    ));
    Ok(())
}

fn key(house: &House) -> Result<String, Failure> {
    verifying_key(house).map(|key| key.to_string()).map_err(failure)
}

fn read(file: &Path) -> Result<SignedCheckpoint, Failure> {
    let bytes = files::read(file)?;
    SignedCheckpoint::parse(&bytes).map_err(|error| {
        let what = format!("The file {} is not a signed checkpoint.", file.display());
        Failure::new(
            what,
            "Name a file that `waymark ledger checkpoint` or the server wrote.",
        )
        .because(error)
    })
}

fn failure(error: LedgerError) -> Failure {
    let words = sentence(&chain(&error));
    let mend = match error {
        LedgerError::Broken(_) | LedgerError::NoSuchLog(_) => {
            "Keep everything as it is, tell whoever answers for the data, and compare with the checkpoints kept elsewhere."
        }
        LedgerError::Store(error) => return store_failure(&error),
        LedgerError::Checkpoint(_) | LedgerError::Signature(_) => {
            "See where the checkpoint came from: one of the two sides was changed."
        }
        LedgerError::Key(_) => "Correct ledger.name, such as waymark.example.org/ledger.",
        LedgerError::NotThere | LedgerError::Proof(_) => {
            "See that the number is right, and sign a checkpoint first with `waymark ledger checkpoint`."
        }
    };
    Failure::new(words, mend)
}

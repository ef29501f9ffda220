//! `waymark import`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use indicatif::ProgressBar;
use waymark_domain::text::Code;
use waymark_service::import::{
    ImportError, JourneyFile, Progress, Report, RulesError, check_journeys, check_rules, import_journeys,
    import_rules,
};
use waymark_service::{Ctx, House};

use super::{Configured, Named, begin};
use crate::failure::{Failure, chain};
use crate::open::sentence;
use crate::{files, out};

/// Errors shown on the terminal; a report file has them all.
const SHOWN: usize = 20;

/// Load what comes from elsewhere: journeys of past years, and the office's own rules.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  waymark import referrals past-years.ods --sender old-system --dry-run\n  \
                        waymark import rules our-rules.toml"
)]
pub(crate) struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Import journeys handled elsewhere, from a CSV, ODS or XLSX file.
    ///
    /// The whole file is looked at first, and unless every row is good nothing is written. Each row then goes in
    /// by itself: an import that was stopped is run again and goes on, and a row that is there already, by its
    /// sender's reference, is left alone. docs/import.md describes the columns.
    Referrals(Referrals),
    /// Load a rule set: areas, desks, lists, time limits.
    ///
    /// It becomes the next version and is in force from its own first day. A running server takes it up within
    /// a minute.
    Rules(Rules),
}

#[derive(Debug, Args)]
struct Referrals {
    /// The file.
    file: PathBuf,
    /// A short name of the system or office the file is from: its references are told apart by it.
    #[arg(long, value_name = "NAME", value_parser = sender)]
    sender: Code,
    /// Look only, and say what is wrong.
    #[arg(long)]
    dry_run: bool,
    /// Import the good rows and leave the others out.
    #[arg(long)]
    skip_bad_rows: bool,
    /// Write everything that is wrong to this file.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    #[command(flatten)]
    configured: Configured,
    #[command(flatten)]
    named: Named,
}

#[derive(Debug, Args)]
struct Rules {
    /// The rule set, TOML.
    file: PathBuf,
    /// Check it only.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    configured: Configured,
    #[command(flatten)]
    named: Named,
}

fn sender(text: &str) -> Result<Code, String> {
    text.parse()
        .map_err(|error: waymark_domain::text::InvalidCode| error.to_string())
}

impl Import {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        match self.what {
            What::Referrals(referrals) => referrals.run().await,
            What::Rules(rules) => rules.run().await,
        }
    }
}

impl Referrals {
    async fn run(self) -> Result<(), Failure> {
        let (house, ctx) = begin(&self.configured, &self.named).await?;
        if self.dry_run {
            self.look(&house, &ctx).await
        } else {
            self.import(&house, &ctx).await
        }
    }

    async fn look(&self, house: &House, ctx: &Ctx) -> Result<(), Failure> {
        let bar = out::progress("Rows looked at", None);
        let report = check_journeys(house, ctx, &self.file, &mut |progress| show(&bar, progress)).await;
        bar.finish_and_clear();
        let report = report.map_err(|error| self.failure(&error))?;
        self.tell_errors(&report)?;
        out::line(format!(
            "{} of {} rows can be imported. Nothing was written.",
            report.ready(),
            report.rows
        ));
        if report.is_good() || self.skip_bad_rows {
            Ok(())
        } else {
            Err(wrong_rows(&report))
        }
    }

    async fn import(&self, house: &House, ctx: &Ctx) -> Result<(), Failure> {
        let file = JourneyFile {
            path: self.file.clone(),
            sender: self.sender.clone(),
            skip_wrong_rows: self.skip_bad_rows,
        };
        let bar = out::progress("Rows", None);
        let imported = import_journeys(house, ctx, &file, &mut |progress| show(&bar, progress)).await;
        bar.finish_and_clear();
        if let Err(ImportError::WrongRows(report)) = &imported {
            self.tell_errors(report)?;
        }
        let imported = imported.map_err(|error| self.failure(&error))?;
        self.tell_errors(&imported.report)?;
        let new = out::count(imported.new, "journey", "journeys");
        out::line(format!("Imported {new}; {} there already.", imported.already));
        if !imported.report.is_good() {
            out::line(format!(
                "{} left out.",
                out::count(imported.report.wrong.len(), "row was", "rows were")
            ));
        }
        Ok(())
    }

    /// The first of what is wrong on the terminal, and all of it in the report file.
    fn tell_errors(&self, report: &Report) -> Result<(), Failure> {
        for error in report.errors.iter().take(SHOWN) {
            out::line(error.to_string());
        }
        if report.errors_total > SHOWN {
            out::line(format!(
                "... and {} more; --report FILE has them.",
                report.errors_total - SHOWN
            ));
        }
        let Some(path) = &self.report else { return Ok(()) };
        let text = report.errors.iter().fold(String::new(), |mut all, error| {
            // Writing to a String cannot fail.
            let _ = writeln!(all, "{error}");
            all
        });
        files::write_private(path, text.as_bytes())
    }

    fn failure(&self, error: &ImportError) -> Failure {
        let mend = match error {
            ImportError::WrongRows(report) => return wrong_rows(report),
            ImportError::File(_) => "Correct the file; docs/import.md describes what is expected.",
            ImportError::Changed | ImportError::BrokeOff => {
                "Run the same command again: what is in stays in."
            }
            ImportError::Service(_) => "See that the database is well, then run the same command again.",
        };
        let what = format!("{}: {}.", self.file.display(), chain(error));
        Failure::new(what, mend)
    }
}

fn wrong_rows(report: &Report) -> Failure {
    let (wrong, rows) = (report.wrong.len(), report.rows);
    let what = format!("{wrong} of {rows} rows cannot be imported, so nothing was written.");
    Failure::new(
        what,
        "Correct them in the file, or leave them out with --skip-bad-rows.",
    )
}

fn show(bar: &ProgressBar, progress: Progress) {
    match progress {
        Progress::Checked { rows } => bar.set_position(u64::from(rows)),
        Progress::Imported { rows, of } => {
            bar.set_length(u64::from(of));
            bar.set_position(u64::from(rows));
        }
    }
}

impl Rules {
    async fn run(self) -> Result<(), Failure> {
        let text = files::read_text(&self.file)?;
        if self.dry_run {
            let rules = check_rules(&text).map_err(|error| rules_failure(&self.file, &error))?;
            out::line(format!(
                "The rule set can be used: {} areas, in force from {}. Nothing was written.",
                rules.areas().len(),
                rules.valid_from
            ));
            return Ok(());
        }
        let (house, ctx) = begin(&self.configured, &self.named).await?;
        let loaded = import_rules(&house, &ctx, &text)
            .await
            .map_err(|error| rules_failure(&self.file, &error))?;
        out::line(format!(
            "The rule set is version {}, in force from {}.",
            loaded.version, loaded.valid_from
        ));
        Ok(())
    }
}

fn rules_failure(file: &Path, error: &RulesError) -> Failure {
    match error {
        RulesError::Invalid(fault) => {
            let lines: Vec<String> = fault
                .to_string()
                .lines()
                .map(|line| format!("  {line}"))
                .collect();
            let what = format!(
                "The rule set {} cannot be used:\n{}",
                file.display(),
                lines.join("\n")
            );
            Failure::new(what, "Correct it. docs/rules.md tells what the rules mean.")
        }
        RulesError::Identical { .. } => Failure::new(sentence(&chain(error)), "There is nothing to do."),
        RulesError::Service(_) => Failure::new(
            sentence(&chain(error)),
            "Nothing was written; see that the database is well and try again.",
        ),
    }
}

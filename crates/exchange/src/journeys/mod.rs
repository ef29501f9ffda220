//! Rows read as imported journeys against the rule set.
//!
//! [`check`] reads a whole file and reports every row; [`each`] gives the rows one after another. Both judge
//! by the same code, so a row that is ready in the report is the row that is imported.

mod cells;
mod column;
mod error;
mod heading;
mod report;
mod row;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt;
use std::ops::ControlFlow;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use waymark_domain::Timestamp;
use waymark_domain::case::ImportedJourney;
use waymark_domain::person::Identity;
use waymark_domain::rules::RuleSet;
use waymark_domain::text::Code;

use crate::FileError;
use crate::table::{self, Row};

pub use column::Column;
pub use error::{Expected, RowError};
pub use heading::HeadingFaults;
pub use report::{ERRORS_SHOWN, Report, check};

use heading::Heading;

/// What rows are judged by.
#[derive(Debug, Clone, Copy)]
pub struct Checking<'a> {
    /// The rule set in force: its lists as they stood on each row's day.
    pub rules: &'a RuleSet,
    /// The present: no journey lies in the future.
    pub now: Timestamp,
}

/// What the sender calls a referral, in one spelling: composed letters and single spaces.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SenderReference(String);

/// The most characters of a sender's reference.
pub const REFERENCE_LIMIT_CHARS: usize = 200;

impl SenderReference {
    /// Takes a reference; `None` when it is empty or longer than [`REFERENCE_LIMIT_CHARS`].
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.nfkc().collect();
        let words: Vec<&str> = text.split_whitespace().collect();
        let one = words.join(" ");
        (1..=REFERENCE_LIMIT_CHARS)
            .contains(&one.chars().count())
            .then_some(Self(one))
    }

    /// The reference.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Offices build references from names, so it never shows.
impl fmt::Debug for SenderReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SenderReference(..)")
    }
}

/// A row that can be imported: every cell read, every code known, every date in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// Its number in the file.
    pub row_number: u32,
    /// What the sender calls it.
    pub sender_reference: SenderReference,
    /// Who it is about.
    pub identity: Identity,
    /// The facts.
    pub journey: ImportedJourney,
    /// The area it is kept under, a code of the rule set's areas.
    pub area: Option<Code>,
}

/// A row that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Its number in the file.
    pub row_number: u32,
    /// The row, or everything that is wrong with it.
    pub outcome: Result<Box<ImportRow>, Vec<RowError>>,
}

/// Gives a file's rows one after another, until `visit` breaks off.
///
/// # Errors
/// [`FileError`] when the whole file is refused; [`FileError::Stopped`] when `visit` broke off.
pub fn each(
    path: &Path,
    checking: Checking<'_>,
    visit: &mut dyn FnMut(Checked) -> ControlFlow<()>,
) -> Result<(), FileError> {
    let mut reading = Reading::new(checking, visit);
    table::read_file(path, &mut |row| reading.take(&row))?;
    reading.finish()
}

/// A file being read: its headings once they are known, and the references seen so far.
struct Reading<'a> {
    checking: Checking<'a>,
    heading: Option<Heading>,
    seen: HashMap<SenderReference, u32>,
    visit: &'a mut dyn FnMut(Checked) -> ControlFlow<()>,
}

impl<'a> Reading<'a> {
    fn new(checking: Checking<'a>, visit: &'a mut dyn FnMut(Checked) -> ControlFlow<()>) -> Self {
        Self {
            checking,
            heading: None,
            seen: HashMap::new(),
            visit,
        }
    }

    fn take(&mut self, row: &Row) -> Result<(), FileError> {
        let Some(heading) = &self.heading else {
            self.heading = Some(Heading::read(row)?);
            return Ok(());
        };
        let outcome = row::read(row, heading, self.checking);
        let checked = Checked {
            row_number: row.number,
            outcome: self.unseen(row.number, outcome),
        };
        match (self.visit)(checked) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(FileError::Stopped),
        }
    }

    /// Refuses a reference that an earlier row has, also when that row is wrong.
    fn unseen(&mut self, number: u32, read: row::Read) -> Result<Box<ImportRow>, Vec<RowError>> {
        let row::Read {
            reference,
            mut errors,
            row,
        } = read;
        if let Some(reference) = reference {
            let first = *self.seen.entry(reference).or_insert(number);
            if first != number {
                errors.push(RowError::reference_taken(number, first));
            }
        }
        match row {
            Some(row) if errors.is_empty() => Ok(row),
            Some(_) | None => Err(errors),
        }
    }

    fn finish(self) -> Result<(), FileError> {
        self.heading.map(drop).ok_or(FileError::Empty)
    }
}

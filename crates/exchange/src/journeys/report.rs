//! The dry run: a whole file looked at, nothing written.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use super::{Checked, Checking, Expected, RowError, each};
use crate::FileError;

/// The most errors that a report keeps; past it they are counted.
pub const ERRORS_SHOWN: usize = 10_000;

/// What a whole file was found to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Rows below the headings, blank ones left out.
    pub rows: u32,
    /// The rows that cannot be imported, by number.
    pub wrong: BTreeSet<u32>,
    /// What is wrong, in the order it was found: the first [`ERRORS_SHOWN`].
    pub errors: Vec<RowError>,
    /// How many things are wrong.
    pub errors_total: usize,
}

impl Report {
    /// Rows that can be imported.
    pub fn ready(&self) -> u32 {
        let wrong = u32::try_from(self.wrong.len()).unwrap_or(u32::MAX);
        self.rows.saturating_sub(wrong)
    }

    /// Whether every row can be imported.
    pub fn is_good(&self) -> bool {
        self.wrong.is_empty()
    }

    fn add(&mut self, checked: Checked) {
        self.rows += 1;
        for error in checked.outcome.err().into_iter().flatten() {
            // Which of two rows with one reference is right, only the sender knows: neither goes in.
            if let Expected::ReferenceOfItsOwn { other } = error.expected {
                self.note(RowError::reference_taken(other, error.row));
            }
            self.note(error);
        }
    }

    fn note(&mut self, error: RowError) {
        self.wrong.insert(error.row);
        self.errors_total += 1;
        if self.errors.len() < ERRORS_SHOWN {
            self.errors.push(error);
        }
    }
}

/// Reads a whole file and says of every row whether it can be imported. `tick` is told the rows so far.
///
/// # Errors
/// [`FileError`] when the whole file is refused.
pub fn check(path: &Path, checking: Checking<'_>, tick: &mut dyn FnMut(u32)) -> Result<Report, FileError> {
    let mut report = Report::default();
    each(path, checking, &mut |checked| {
        report.add(checked);
        tick(report.rows);
        ControlFlow::Continue(())
    })?;
    Ok(report)
}

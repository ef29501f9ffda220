//! A file's rows, one after another, whatever its format.

mod archive;
mod comma;
mod error;
mod format;
mod ods;
mod xlsx;

#[cfg(test)]
mod tests;

use std::fmt;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use waymark_domain::Date;

pub use archive::{ENTRIES_LIMIT, PART_LIMIT, RATIO_LIMIT, UNPACKED_LIMIT};
pub use comma::ROW_LIMIT;
pub use error::{ArchiveFault, FileError};
pub use format::{Format, SPREADSHEET_LIMIT, TEXT_LIMIT};

/// The most rows of one file.
pub const ROWS_LIMIT: u32 = 1_000_000;

/// The most columns of one row.
pub const COLUMNS_LIMIT: usize = 1_000;

/// What a cell holds.
#[derive(Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing, or nothing but white space.
    Empty,
    /// Text without white space around it; a number as it would be written.
    Text(String),
    /// A spreadsheet's date.
    Day(Date),
    /// A formula that failed.
    Broken,
}

impl Cell {
    fn text(text: &str) -> Self {
        match text.trim() {
            "" => Self::Empty,
            text => Self::Text(text.to_owned()),
        }
    }
}

/// A cell can hold anything about anybody.
impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cell(..)")
    }
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet program shows it: the first is 1.
    pub number: u32,
    /// Its cells from the first column on.
    pub cells: Vec<Cell>,
    /// Whether the number of cells is the sender's own, as in CSV; a spreadsheet leaves off empty ones.
    pub is_whole: bool,
}

impl Row {
    /// Whether it holds nothing at all.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| *cell == Cell::Empty)
    }
}

/// Looks at a row; what it refuses ends the reading.
pub type Visit<'a> = dyn FnMut(Row) -> Result<(), FileError> + 'a;

/// Reads a file's first sheet row by row, without the blank ones.
///
/// # Errors
/// [`FileError`] when the file is not a table that is taken, or what `visit` refused.
pub fn read_file(path: &Path, visit: &mut Visit<'_>) -> Result<(), FileError> {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    let file = File::open(path).map_err(FileError::Unreadable)?;
    read(file, ending, visit)
}

/// Reads a table from bytes that were named with this ending.
///
/// # Errors
/// As [`read_file`].
pub fn read<R: Read + Seek>(mut source: R, ending: &str, visit: &mut Visit<'_>) -> Result<(), FileError> {
    let format = Format::judge(&mut source, ending)?;
    let mut rows = 0_u32;
    let mut counted = |row: Row| {
        rows += 1;
        match row {
            _ if rows > ROWS_LIMIT => Err(FileError::TooManyRows),
            row if row.cells.len() > COLUMNS_LIMIT => Err(FileError::TooManyColumns { row: row.number }),
            row if row.is_blank() => Ok(()),
            row => visit(row),
        }
    };
    match format {
        Format::Csv => comma::read(source, &mut counted),
        Format::Ods => ods::read(source, &mut counted),
        Format::Xlsx => xlsx::read(source, &mut counted),
    }
}

/// A number as somebody would write it: whole ones without a point.
fn written(number: f64) -> String {
    format!("{number}")
}

//! The first row: which column stands where.

use std::fmt;

use super::Column;
use crate::FileError;
use crate::table::{Cell, Row};
use crate::words::{Shown, folded};

/// Where each column stands.
#[derive(Debug)]
pub(super) struct Heading {
    columns: Vec<Column>,
}

/// Everything that is wrong with the headings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeadingFaults {
    /// Required columns that are not there.
    pub missing: Vec<Column>,
    /// Columns that stand there more than once.
    pub repeated: Vec<Column>,
    /// Headings that are no column's, with their place counted from 1.
    pub unknown: Vec<(usize, Shown)>,
    /// Places between others without a heading, counted from 1.
    pub unnamed: Vec<usize>,
}

impl Heading {
    /// Reads the headings.
    pub(super) fn read(row: &Row) -> Result<Self, FileError> {
        let used = row.cells.iter().rposition(|cell| *cell != Cell::Empty);
        let cells = row.cells.iter().take(used.map_or(0, |last| last + 1));
        let (mut columns, mut faults) = (Vec::new(), HeadingFaults::default());
        for (index, cell) in cells.enumerate() {
            match column(cell) {
                Ok(column) if columns.contains(&column) => faults.repeated.push(column),
                Ok(column) => columns.push(column),
                Err(None) => faults.unnamed.push(index + 1),
                Err(Some(shown)) => faults.unknown.push((index + 1, shown)),
            }
        }
        // A first row without any heading is somebody's row: nothing of it is shown.
        if columns.is_empty() {
            return Err(FileError::NoHeadings);
        }
        let required = Column::ALL.iter().filter(|column| column.is_required());
        faults.missing = required
            .filter(|column| !columns.contains(column))
            .copied()
            .collect();
        if faults != HeadingFaults::default() {
            return Err(FileError::Headings(faults));
        }
        Ok(Self { columns })
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// A column's cell in a row.
    pub(super) fn cell<'r>(&self, row: &'r Row, column: Column) -> Option<&'r Cell> {
        let place = self.columns.iter().position(|other| *other == column)?;
        row.cells.get(place)
    }
}

/// The column that a heading names, or what stands there instead.
fn column(cell: &Cell) -> Result<Column, Option<Shown>> {
    match cell {
        Cell::Empty => Err(None),
        Cell::Text(text) => {
            let (heading, mut all) = (folded(text), Column::ALL.iter());
            let found = all.find(|column| folded(column.name()) == heading).copied();
            found.ok_or_else(|| Some(Shown::of(text)))
        }
        Cell::Day(day) => Err(Some(Shown::of(&day.to_string()))),
        Cell::Broken => Err(Some(Shown::of("#"))),
    }
}

impl fmt::Display for HeadingFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = |what: &str, columns: &[Column]| {
            columns
                .iter()
                .map(|column| format!("{} {what}", column.name()))
                .collect::<Vec<_>>()
        };
        let mut faults = columns("is missing", &self.missing);
        faults.extend(columns("stands there twice", &self.repeated));
        let unknown = self.unknown.iter();
        faults
            .extend(unknown.map(|(place, shown)| format!("{shown} in place {place} is no column's heading")));
        faults.extend(
            self.unnamed
                .iter()
                .map(|place| format!("place {place} has no heading")),
        );
        f.write_str(&faults.join("; "))
    }
}

//! What is wrong with a row: where, what stands there, what is expected.

use std::fmt;

use waymark_domain::Date;
use waymark_domain::rules::List;
use waymark_domain::text::Code;

use super::{Column, REFERENCE_LIMIT_CHARS};
use crate::words::Shown;

/// A list longer than this is named and not spelled out.
const CODES_SHOWN: usize = 20;

/// One thing that is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// The row's number.
    pub row: u32,
    /// The column; none when it is the row as a whole.
    pub column: Option<Column>,
    /// What stands there, where that may be shown.
    pub value: Shown,
    /// What is expected there.
    pub expected: Expected,
}

/// What a cell or a row is expected to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// Something, in a required column.
    Filled,
    /// A formula's result and not its failure.
    Value,
    /// As many cells as there are headings.
    Cells {
        /// Headings.
        headings: usize,
    },
    /// A day.
    Day,
    /// A day, a month or a year.
    BirthDate,
    /// A number of years.
    Age,
    /// An age that the date of birth allows.
    AgeOfBirthDate,
    /// A birth within 120 years before the referral.
    BirthBeforeReferral,
    /// A day that has come.
    NotInTheFuture,
    /// A day that does not lie before another column's.
    NotBefore(Column),
    /// A code or label of a list.
    Code {
        /// The list.
        list: List,
        /// The day whose list it is.
        on: Date,
        /// The list's codes that fit.
        codes: Vec<Code>,
    },
    /// An area of the rule set.
    Area {
        /// The areas' codes.
        codes: Vec<Code>,
    },
    /// A value in another column, without which this one says nothing.
    Beside(Column),
    /// A text that is not too long.
    AtMost {
        /// Characters.
        chars: usize,
    },
    /// A reference of 1 to so many characters.
    Reference,
    /// A reference that no other row has.
    ReferenceOfItsOwn {
        /// The other row.
        other: u32,
    },
}

impl RowError {
    /// The row has a reference that an earlier row has.
    pub(super) const fn reference_taken(row: u32, other: u32) -> Self {
        Self {
            row,
            column: Some(Column::SenderReference),
            value: Shown::HIDDEN,
            expected: Expected::ReferenceOfItsOwn { other },
        }
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}", self.row)?;
        if let Some(column) = self.column {
            write!(f, ", {}: {}", column.name(), self.value)?;
        }
        write!(f, ": expected {}", self.expected)
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Filled => f.write_str("a value, because this column is required"),
            Self::Value => f.write_str("a value; the formula or date in this cell does not give one"),
            Self::Cells { headings } => write!(f, "{headings} cells, one for each heading"),
            Self::Day => f.write_str("a day such as 2024-05-31 or 31/05/2024"),
            Self::BirthDate => {
                f.write_str("a date such as 2009-05-31 or 31/05/2009, a month such as 2009-05, or a year")
            }
            Self::Age => f.write_str("a whole number of years from 0 to 120"),
            Self::AgeOfBirthDate => write!(
                f,
                "the age that {} gives on {}",
                Column::BirthDate.name(),
                Column::ReceivedOn.name()
            ),
            Self::BirthBeforeReferral => write!(
                f,
                "a date no later than {} and no more than 120 years before it",
                Column::ReceivedOn.name()
            ),
            Self::NotInTheFuture => f.write_str("a day that has come"),
            Self::NotBefore(column) => write!(f, "a day that is not before {}", column.name()),
            Self::Code { list, on, codes } => {
                write!(
                    f,
                    "a code or label of the list {} as it stood on {}{}",
                    list.code(),
                    on.words(),
                    spelled(codes)
                )
            }
            Self::Area { codes } => write!(f, "the code or name of an area{}", spelled(codes)),
            Self::Beside(column) => write!(f, "a value in {} too", column.name()),
            Self::AtMost { chars } => write!(f, "at most {chars} characters"),
            Self::Reference => write!(f, "a reference of 1 to {REFERENCE_LIMIT_CHARS} characters"),
            Self::ReferenceOfItsOwn { other } => {
                write!(f, "a reference of its own; row {other} has the same")
            }
        }
    }
}

/// The codes, unless they are too many to read.
fn spelled(codes: &[Code]) -> String {
    let all: Vec<&str> = codes.iter().map(Code::as_str).collect();
    match all.len() {
        0 => " (there are none)".to_owned(),
        many if many > CODES_SHOWN => format!(" ({many} codes)"),
        _ => format!(": {}", all.join(", ")),
    }
}

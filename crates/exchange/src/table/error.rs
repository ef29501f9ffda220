//! Why a whole file is refused.

use std::io;

use super::{
    COLUMNS_LIMIT, ENTRIES_LIMIT, Format, PART_LIMIT, RATIO_LIMIT, ROW_LIMIT, ROWS_LIMIT, SPREADSHEET_LIMIT,
    TEXT_LIMIT, UNPACKED_LIMIT,
};
use crate::journeys::HeadingFaults;

const MIB: u64 = 1024 * 1024;

/// Why a whole file is refused, in words for the person who has it.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The operating system does not give it.
    #[error("the file cannot be read")]
    Unreadable(#[source] io::Error),
    /// Its name ends in something else.
    #[error("the file's name must end in .csv, .ods or .xlsx; save the table in one of these forms")]
    Ending,
    /// The content is not what the name says.
    #[error("the file is named as {named} but does not hold it; save it again in that form")]
    NotAsNamed {
        /// What its name says.
        named: Format,
    },
    /// The form of office programs before 2007, also used for workbooks with a password.
    #[error(
        "the file is an old or password-protected workbook; save it without a password as .xlsx, .ods or .csv"
    )]
    OldWorkbook,
    /// Larger than is taken.
    #[error(
        "the file is too large: a CSV file may have {} MiB and a spreadsheet {} MiB; send it in parts",
        TEXT_LIMIT / MIB,
        SPREADSHEET_LIMIT / MIB
    )]
    TooLarge,
    /// CSV in another character set.
    #[error(
        "row {row} is not UTF-8 text: in Excel choose Save As, \"CSV UTF-8 (comma delimited)\"; in LibreOffice \
         choose Save As, Text CSV, and the character set \"Unicode (UTF-8)\""
    )]
    NotUtf8 {
        /// The first row that is not.
        row: u32,
    },
    /// CSV in UTF-16, or no text at all.
    #[error(
        "the file is not UTF-8 text (it may be \"Unicode text\", UTF-16): in Excel choose Save As, \"CSV UTF-8 \
         (comma delimited)\"; in LibreOffice choose Save As, Text CSV, and the character set \"Unicode (UTF-8)\""
    )]
    NotText,
    /// A row longer than any row may be.
    #[error(
        "row {row} is longer than {} MiB; perhaps a quotation mark is opened there and not closed",
        ROW_LIMIT / MIB
    )]
    RowTooLong {
        /// The row.
        row: u32,
    },
    /// More rows than are taken.
    #[error("the table has more than {ROWS_LIMIT} rows; send it in parts")]
    TooManyRows,
    /// More columns than are taken.
    #[error("row {row} has more than {COLUMNS_LIMIT} cells")]
    TooManyColumns {
        /// The row.
        row: u32,
    },
    /// A spreadsheet's archive is not taken.
    #[error("the spreadsheet is not taken: {0}")]
    Archive(#[source] ArchiveFault),
    /// A spreadsheet whose inside cannot be followed.
    #[error("the spreadsheet is damaged or made in a way that is not known: open it and save it again")]
    Damaged,
    /// No row at all.
    #[error("the first sheet is empty")]
    Empty,
    /// The first row is not the one with the headings.
    #[error("the first row has none of the headings that docs/import.md lists: put them in the first row")]
    NoHeadings,
    /// The headings are not as they must be.
    #[error("the headings are not as they must be: {0}")]
    Headings(HeadingFaults),
    /// Nobody reads on.
    #[error("reading was stopped")]
    Stopped,
}

/// Why a spreadsheet's archive is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveFault {
    /// Not an archive that can be read.
    #[error("its archive is damaged")]
    Damaged,
    /// Locked.
    #[error("it is protected by a password")]
    Locked,
    /// More parts than a spreadsheet has.
    #[error("it has more than {ENTRIES_LIMIT} parts")]
    TooManyParts,
    /// Unpacked it would be too large.
    #[error("unpacked it has more than {} MiB; send it in parts", UNPACKED_LIMIT / MIB)]
    TooLarge,
    /// One part is larger than such a part is.
    #[error("one part of it, other than a sheet, has more than {} MiB; take pictures out", PART_LIMIT / MIB)]
    PartTooLarge,
    /// Packed more tightly than real tables are.
    #[error("it is packed more than {RATIO_LIMIT} times, which real tables are not")]
    TooDense,
}

impl From<ArchiveFault> for FileError {
    fn from(fault: ArchiveFault) -> Self {
        Self::Archive(fault)
    }
}

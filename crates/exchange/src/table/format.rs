//! Which form a file has, by ending and by content.

use std::fmt;
use std::io::{Read, Seek, SeekFrom};

use super::FileError;

/// The most bytes of a CSV file.
pub const TEXT_LIMIT: u64 = 256 * 1024 * 1024;

/// The most bytes of a spreadsheet as it is sent, packed.
pub const SPREADSHEET_LIMIT: u64 = 32 * 1024 * 1024;

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text with separated values.
    Csv,
    /// OpenDocument spreadsheet.
    Ods,
    /// Office Open XML workbook.
    Xlsx,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Csv => "CSV",
            Self::Ods => "ODS",
            Self::Xlsx => "XLSX",
        })
    }
}

impl Format {
    /// The form that the ending names, if the first bytes and the size agree with it.
    pub(super) fn judge<R: Read + Seek>(source: &mut R, ending: &str) -> Result<Self, FileError> {
        let format = Self::of_ending(ending).ok_or(FileError::Ending)?;
        let size = source.seek(SeekFrom::End(0)).map_err(FileError::Unreadable)?;
        source.rewind().map_err(FileError::Unreadable)?;
        let mut magic = Vec::new();
        source
            .by_ref()
            .take(8)
            .read_to_end(&mut magic)
            .map_err(FileError::Unreadable)?;
        source.rewind().map_err(FileError::Unreadable)?;
        if magic.starts_with(&OLD_WORKBOOK) {
            return Err(FileError::OldWorkbook);
        }
        if magic.starts_with(b"PK\x03\x04") == (format == Self::Csv) {
            return Err(FileError::NotAsNamed { named: format });
        }
        if size > format.limit() {
            return Err(FileError::TooLarge);
        }
        Ok(format)
    }

    fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "txt" => Some(Self::Csv),
            "ods" => Some(Self::Ods),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    const fn limit(self) -> u64 {
        match self {
            Self::Csv => TEXT_LIMIT,
            Self::Ods | Self::Xlsx => SPREADSHEET_LIMIT,
        }
    }
}

/// The first bytes of a compound file.
const OLD_WORKBOOK: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

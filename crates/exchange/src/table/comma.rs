//! CSV: UTF-8 with or without a byte-order mark, any line ends, separated by commas, semicolons or tabs.

use std::cell::Cell as Shared;
use std::io::{self, Read, Seek, SeekFrom};

use csv::{ByteRecord, ReaderBuilder};

use super::{Cell, FileError, Row, Visit};

/// The most bytes of one row: an unclosed quotation mark must not gather the rest of the file.
pub const ROW_LIMIT: u64 = 16 * 1024 * 1024;

/// As much of the file as is looked at to tell character set and separator.
const HEAD: u64 = 64 * 1024;

const BYTE_ORDER_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

pub(super) fn read<R: Read + Seek>(mut source: R, visit: &mut Visit<'_>) -> Result<(), FileError> {
    let mut head = Vec::new();
    source
        .by_ref()
        .take(HEAD)
        .read_to_end(&mut head)
        .map_err(FileError::Unreadable)?;
    let text = head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&head);
    // UTF-16 has a null in every letter of ours, and a mark that is no UTF-8; text has neither.
    if text.contains(&0) || text.starts_with(&[0xff, 0xfe]) || text.starts_with(&[0xfe, 0xff]) {
        return Err(FileError::NotText);
    }
    let begin = u64::try_from(head.len() - text.len()).unwrap_or(0);
    source
        .seek(SeekFrom::Start(begin))
        .map_err(FileError::Unreadable)?;
    let budget = Shared::new(ROW_LIMIT);
    let limited = Limited {
        source,
        left: &budget,
    };
    let mut reader = reader(separator(text)).from_reader(limited);
    let mut record = ByteRecord::new();
    let mut number = 0;
    loop {
        budget.set(ROW_LIMIT);
        number += 1;
        match reader.read_byte_record(&mut record) {
            Ok(true) => visit(row(number, &record)?)?,
            Ok(false) => return Ok(()),
            Err(_) if budget.get() == 0 => return Err(FileError::RowTooLong { row: number }),
            Err(error) => return Err(FileError::Unreadable(error.into())),
        }
    }
}

fn reader(separator: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator);
    builder
}

/// The separator that parts the first row into the most cells; a comma where none parts it.
fn separator(head: &[u8]) -> u8 {
    let cells = |separator: u8| {
        let mut record = ByteRecord::new();
        let read = reader(separator).from_reader(head).read_byte_record(&mut record);
        read.map_or(0, |_| record.len())
    };
    let most = [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|separator| cells(*separator));
    most.unwrap_or(b',')
}

fn row(number: u32, record: &ByteRecord) -> Result<Row, FileError> {
    let cell = |bytes: &[u8]| str::from_utf8(bytes).map(Cell::text);
    let cells = record.iter().map(cell).collect::<Result<Vec<_>, _>>();
    let cells = cells.map_err(|_| FileError::NotUtf8 { row: number })?;
    Ok(Row {
        number,
        cells,
        is_whole: true,
    })
}

/// Gives no more bytes than a row may have until the next row begins.
struct Limited<'a, R> {
    source: R,
    left: &'a Shared<u64>,
}

impl<R: Read> Read for Limited<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.left.get();
        if left == 0 {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        let taken = self.source.by_ref().take(left).read(into)?;
        self.left
            .set(left.saturating_sub(u64::try_from(taken).unwrap_or(left)));
        Ok(taken)
    }
}

//! XLSX, cell by cell in the order of the sheet.

use std::io::{BufReader, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxError};
use quick_xml::Reader;
use quick_xml::events::Event;
use waymark_domain::Date;
use zip::ZipArchive;

use super::{COLUMNS_LIMIT, Cell, FileError, Row, Visit, archive, written};

pub(super) fn read<R: Read + Seek>(source: R, visit: &mut Visit<'_>) -> Result<(), FileError> {
    let mut archive = archive::open(source)?;
    check_counts(&mut archive)?;
    let mut book = guarded(|| Xlsx::new(archive.into_inner()))?;
    let sheet = book.sheet_names().into_iter().next().ok_or(FileError::Empty)?;
    let mut cells = guarded(|| book.worksheet_cells_reader(&sheet))?;
    let mut row = Row {
        number: 0,
        cells: Vec::new(),
        is_whole: false,
    };
    while let Some(found) = guarded(|| cells.next_cell())? {
        let (index, column) = found.get_position();
        let (number, column) = (
            index.saturating_add(1),
            usize::try_from(column).unwrap_or(usize::MAX),
        );
        if number != row.number {
            next(&mut row, number, visit)?;
        }
        put(&mut row, column, cell(found.get_value()))?;
    }
    visit(row)
}

/// Hands the row over and begins another, which must lie below it.
fn next(row: &mut Row, number: u32, visit: &mut Visit<'_>) -> Result<(), FileError> {
    if number < row.number {
        return Err(FileError::Damaged);
    }
    let begun = Row {
        number,
        cells: Vec::new(),
        is_whole: false,
    };
    visit(std::mem::replace(row, begun))
}

fn put(row: &mut Row, column: usize, cell: Cell) -> Result<(), FileError> {
    if cell == Cell::Empty {
        return Ok(());
    }
    if column >= COLUMNS_LIMIT {
        return Err(FileError::TooManyColumns { row: row.number });
    }
    if row.cells.len() <= column {
        row.cells.resize(column + 1, Cell::Empty);
    }
    row.cells
        .get_mut(column)
        .map(|place| *place = cell)
        .ok_or(FileError::Damaged)
}

fn cell(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Text(number.to_string()),
        DataRef::Float(number) => Cell::Text(written(*number)),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(value) => Cell::Text(value.to_string()),
        DataRef::DateTime(at) => day(at).map_or(Cell::Broken, Cell::Day),
        DataRef::DateTimeIso(text) => iso_day(text),
        DataRef::Error(_) => Cell::Broken,
    }
}

fn day(at: &ExcelDateTime) -> Option<Date> {
    let (year, month, day, ..) = at.to_ymd_hms_milli();
    let [month, day] = [month, day].map(|part| i8::try_from(part).ok());
    Date::new(i16::try_from(year).ok()?, month?, day?).ok()
}

/// The day of `2024-05-31` or `2024-05-31T00:00:00`.
pub(super) fn iso_day(text: &str) -> Cell {
    let day = text.split('T').next().unwrap_or_default();
    day.parse().map_or(Cell::Broken, Cell::Day)
}

/// Runs a piece of the workbook reader, whose sums were not made for hostile numbers: where it gives up, the
/// file is damaged, and the program goes on.
fn guarded<T>(work: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, FileError> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(_)) | Err(_) => Err(FileError::Damaged),
    }
}

/// The workbook reader makes room for as many texts as the workbook says it has. Each takes five bytes at
/// least, so a count beyond that is a lie.
fn check_counts<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(), FileError> {
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| FileError::Damaged)?;
        let name = part.name().map_err(|_| FileError::Damaged)?.to_ascii_lowercase();
        let size = part.size();
        if name.ends_with("sharedstrings.xml") && claimed_texts(part)? > size / 5 {
            return Err(FileError::Damaged);
        }
    }
    Ok(())
}

fn claimed_texts(part: impl Read) -> Result<u64, FileError> {
    let mut xml = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer).map_err(|_| FileError::Damaged)?;
        if let Event::Start(tag) | Event::Empty(tag) = &event
            && tag.local_name().as_ref() == "sst"
        {
            let count = tag
                .try_get_attribute("uniqueCount")
                .map_err(|_| FileError::Damaged)?;
            let count = count.map_or(Some(0), |count| count.value.parse().ok());
            return count.ok_or(FileError::Damaged);
        }
        if matches!(event, Event::Eof) {
            return Ok(0);
        }
    }
}

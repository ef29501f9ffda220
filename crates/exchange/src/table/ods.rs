//! ODS, element by element. A few bytes can say that a cell is repeated a million times, so repeats are
//! weighed before they are made.

use std::io::{BufRead, BufReader, Read, Seek};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::xlsx::iso_day;
use super::{ArchiveFault, COLUMNS_LIMIT, Cell, FileError, Row, UNPACKED_LIMIT, Visit, archive, written};

/// The most bytes of one cell's text, and of one row's with its repeats.
const TEXT_LIMIT: usize = 16 * 1024 * 1024;

pub(super) fn read<R: Read + Seek>(source: R, visit: &mut Visit<'_>) -> Result<(), FileError> {
    let mut archive = archive::open(source)?;
    let mut manifest = String::new();
    if let Ok(mut part) = archive.by_name("META-INF/manifest.xml") {
        part.read_to_string(&mut manifest)
            .map_err(|_| FileError::Damaged)?;
    }
    if manifest.contains("encryption-data") {
        return Err(ArchiveFault::Locked.into());
    }
    let content = archive.by_name("content.xml").map_err(|_| FileError::Damaged)?;
    let mut xml = Xml::new(BufReader::new(content));
    xml.seek_table()?;
    let (mut number, mut left) = (0_u32, UNPACKED_LIMIT);
    while let Some((cells, repeats)) = xml.row()? {
        // Blank rows below the table are repeated to the end of the sheet.
        let made = if cells.is_empty() { 0 } else { repeats };
        left = left
            .checked_sub(weight(&cells, made))
            .ok_or(ArchiveFault::TooLarge)?;
        for copy in 1..=made {
            let number = number.saturating_add(copy);
            visit(Row {
                number,
                cells: cells.clone(),
                is_whole: false,
            })?;
        }
        number = number.saturating_add(repeats);
    }
    Ok(())
}

/// The content, of which only the first table is read.
struct Xml<B> {
    reader: Reader<B>,
    buffer: Vec<u8>,
}

/// What matters of the next piece of XML.
enum Piece {
    Start(Start),
    End(String),
    Text(String),
    Other,
}

/// An element that begins.
struct Start {
    name: String,
    repeats: u32,
    value: Option<Cell>,
}

impl<B: BufRead> Xml<B> {
    fn new(source: B) -> Self {
        let mut reader = Reader::from_reader(source);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
        }
    }

    fn next(&mut self) -> Result<Piece, FileError> {
        self.buffer.clear();
        let event = self
            .reader
            .read_event_into(&mut self.buffer)
            .map_err(|_| FileError::Damaged)?;
        Ok(match event {
            Event::Start(tag) => Piece::Start(start(&tag)?),
            Event::End(tag) => Piece::End(tag.name().as_ref().to_owned()),
            Event::Text(text) => Piece::Text(text.xml10_content().into_owned()),
            Event::CData(text) => Piece::Text(text.xml10_content().into_owned()),
            Event::GeneralRef(named) => Piece::Text(letter(&named)?.to_string()),
            Event::Eof => return Err(FileError::Damaged),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {
                Piece::Other
            }
        })
    }

    fn seek_table(&mut self) -> Result<(), FileError> {
        loop {
            if matches!(self.next()?, Piece::Start(start) if start.name == "table:table") {
                return Ok(());
            }
        }
    }

    /// The next row and how often it stands there; nothing at the end of the table.
    fn row(&mut self) -> Result<Option<(Vec<Cell>, u32)>, FileError> {
        loop {
            match self.next()? {
                Piece::Start(start) if start.name == "table:table-row" => {
                    return Ok(Some((self.cells()?, start.repeats)));
                }
                // Groups and headings of rows are looked into; all else beside the rows is no table.
                Piece::Start(start) if !holds_rows(&start.name) => self.skip()?,
                Piece::End(name) if name == "table:table" => return Ok(None),
                Piece::Start(_) | Piece::End(_) | Piece::Text(_) | Piece::Other => {}
            }
        }
    }

    fn cells(&mut self) -> Result<Vec<Cell>, FileError> {
        let (mut cells, mut empty, mut size) = (Vec::new(), 0_usize, 0_usize);
        loop {
            match self.next()? {
                Piece::Start(start) if is_cell(&start.name) => {
                    let (cell, repeats) = self.cell(start)?;
                    if cell == Cell::Empty {
                        empty = empty.saturating_add(repeats);
                        continue;
                    }
                    let wide = cells.len().saturating_add(empty).saturating_add(repeats);
                    size = size.saturating_add(length(&cell).saturating_mul(repeats));
                    if wide > COLUMNS_LIMIT || size > TEXT_LIMIT {
                        return Err(FileError::Damaged);
                    }
                    cells.resize(cells.len() + empty, Cell::Empty);
                    cells.resize(wide, cell);
                    empty = 0;
                }
                Piece::Start(_) => self.skip()?,
                Piece::End(name) if name == "table:table-row" => return Ok(cells),
                Piece::End(_) | Piece::Text(_) | Piece::Other => {}
            }
        }
    }

    /// A cell's typed value, or the text of its paragraphs; notes and drawings in it are passed over.
    fn cell(&mut self, start: Start) -> Result<(Cell, usize), FileError> {
        let repeats = usize::try_from(start.repeats).unwrap_or(usize::MAX);
        let mut lines: Vec<String> = Vec::new();
        loop {
            match self.next()? {
                Piece::Start(inner) if inner.name == "text:p" => lines.push(self.paragraph()?),
                Piece::Start(_) => self.skip()?,
                Piece::End(name) if is_cell(&name) => break,
                Piece::End(_) | Piece::Text(_) | Piece::Other => {}
            }
            if lines.iter().map(String::len).sum::<usize>() > TEXT_LIMIT {
                return Err(FileError::Damaged);
            }
        }
        let text = lines.join("\n");
        let cell = start.value.unwrap_or_else(|| Cell::text(&text));
        Ok((cell, repeats))
    }

    fn paragraph(&mut self) -> Result<String, FileError> {
        let (mut text, mut depth) = (String::new(), 0_u32);
        loop {
            match self.next()? {
                Piece::Text(part) => text.push_str(&part),
                Piece::Start(inner) if inner.name == "office:annotation" => self.skip()?,
                Piece::Start(inner) => {
                    depth += 1;
                    text.push_str(&space(&inner));
                }
                Piece::End(_) if depth == 0 => return Ok(text),
                Piece::End(_) => depth -= 1,
                Piece::Other => {}
            }
            if text.len() > TEXT_LIMIT {
                return Err(FileError::Damaged);
            }
        }
    }

    /// Passes over the rest of an element that has begun.
    fn skip(&mut self) -> Result<(), FileError> {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.next()? {
                Piece::Start(_) => depth += 1,
                Piece::End(_) => depth -= 1,
                Piece::Text(_) | Piece::Other => {}
            }
        }
        Ok(())
    }
}

fn is_cell(name: &str) -> bool {
    matches!(name, "table:table-cell" | "table:covered-table-cell")
}

fn holds_rows(name: &str) -> bool {
    matches!(
        name,
        "table:table-rows" | "table:table-header-rows" | "table:table-row-group"
    )
}

/// White space that has an element of its own; `repeats` of `text:s` says how much.
fn space(element: &Start) -> String {
    match element.name.as_str() {
        "text:s" => " ".repeat(usize::try_from(element.repeats).unwrap_or(1).min(COLUMNS_LIMIT)),
        "text:tab" => "\t".to_owned(),
        "text:line-break" => "\n".to_owned(),
        _ => String::new(),
    }
}

/// The bytes that a row's repeats would unpack to, about.
fn weight(cells: &[Cell], repeats: u32) -> u64 {
    let row: usize = cells.iter().map(|cell| length(cell).saturating_add(1)).sum();
    u64::try_from(row)
        .unwrap_or(u64::MAX)
        .saturating_mul(repeats.into())
}

fn length(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.len(),
        Cell::Empty | Cell::Day(_) | Cell::Broken => 0,
    }
}

fn start(tag: &BytesStart<'_>) -> Result<Start, FileError> {
    let name = tag.name().as_ref().to_owned();
    let repeats = match name.as_str() {
        "table:table-row" => attribute(tag, "table:number-rows-repeated")?,
        "table:table-cell" | "table:covered-table-cell" => attribute(tag, "table:number-columns-repeated")?,
        "text:s" => attribute(tag, "text:c")?,
        _ => None,
    };
    let repeats = repeats
        .map_or(Ok(1), |text| text.parse())
        .map_err(|_| FileError::Damaged)?;
    let value = if is_cell(&name) { value(tag)? } else { None };
    Ok(Start { name, repeats, value })
}

/// The value that a cell has apart from its text: a date, a number as it is and not as it is shown.
fn value(tag: &BytesStart<'_>) -> Result<Option<Cell>, FileError> {
    let kind = attribute(tag, "office:value-type")?;
    if attribute(tag, "calcext:value-type")?.as_deref() == Some("error") {
        return Ok(Some(Cell::Broken));
    }
    Ok(match kind.as_deref() {
        Some("date") => attribute(tag, "office:date-value")?.map(|text| iso_day(&text)),
        Some("float" | "percentage" | "currency") => {
            attribute(tag, "office:value")?.map(|text| number(&text))
        }
        Some("boolean") => attribute(tag, "office:boolean-value")?.map(|text| Cell::text(&text)),
        _ => None,
    })
}

fn number(text: &str) -> Cell {
    text.parse()
        .map_or_else(|_| Cell::text(text), |number| Cell::Text(written(number)))
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, FileError> {
    let found = tag.try_get_attribute(name).map_err(|_| FileError::Damaged)?;
    let value = found.map(|found| found.normalized_value(XmlVersion::Implicit1_0));
    Ok(value.transpose().map_err(|_| FileError::Damaged)?.map(Into::into))
}

/// The letter that a reference stands for: a number, or one of the five names that XML has.
fn letter(named: &BytesRef<'_>) -> Result<char, FileError> {
    if let Some(letter) = named.resolve_char_ref().map_err(|_| FileError::Damaged)? {
        return Ok(letter);
    }
    match named.as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(FileError::Damaged),
    }
}

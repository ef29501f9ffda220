mod comma;
mod hostile;
mod sheets;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Cell, FileError, Row, read};

fn rows(bytes: &[u8], ending: &str) -> Result<Vec<Row>, FileError> {
    let mut rows = Vec::new();
    read(Cursor::new(bytes), ending, &mut |row| {
        rows.push(row);
        Ok(())
    })?;
    Ok(rows)
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn refusal(bytes: &[u8], ending: &str) -> String {
    let error = rows(bytes, ending).expect_err("the file is refused");
    format!("{error:?}")
}

/// An archive of parts, packed.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A spreadsheet whose first table holds this XML.
fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:body><office:spreadsheet><table:table \
         table:name=\"a\">{table}</table:table><table:table/></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A workbook with these texts and this sheet, as far as a reader needs it.
fn xlsx(strings: &str, sheet: &str) -> Vec<u8> {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
             relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let sheet = format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>");
    archive(&[
        (
            "_rels/.rels",
            relation("officeDocument", "xl/workbook.xml").as_bytes(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relation("worksheet", "worksheets/sheet1.xml").as_bytes(),
        ),
        (
            "xl/workbook.xml",
            b"<workbook><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

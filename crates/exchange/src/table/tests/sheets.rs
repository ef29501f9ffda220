use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use spreadsheet_ods::{Sheet, WorkBook};

use super::*;

fn row(number: u32, cells: Vec<Cell>) -> Row {
    Row {
        number,
        cells,
        is_whole: false,
    }
}

fn day(text: &str) -> Cell {
    Cell::Day(text.parse().unwrap())
}

/// What both forms below hold: texts, numbers, dates, a gap in a row, a gap between rows.
fn expected() -> Vec<Row> {
    vec![
        row(1, vec![text("one"), text("two")]),
        row(2, vec![text("a\nb & <c>"), Cell::Empty, text("7700900123")]),
        row(
            5,
            vec![day("2024-02-29"), text("2010"), text("1.5"), text("true")],
        ),
    ]
}

#[test]
fn a_workbook_gives_its_cells_with_dates_and_numbers_as_written() {
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "one").unwrap().write(0, 1, " two ").unwrap();
    sheet
        .write(1, 0, "a\nb & <c>")
        .unwrap()
        .write(1, 2, 7_700_900_123_f64)
        .unwrap();
    let leap = ExcelDateTime::from_ymd(2024, 2, 29).unwrap();
    sheet.write_with_format(4, 0, &leap, &date).unwrap();
    sheet
        .write(4, 1, 2010)
        .unwrap()
        .write(4, 2, 1.5)
        .unwrap()
        .write(4, 3, true)
        .unwrap();
    book.add_worksheet().write(0, 0, "second").unwrap();
    assert_eq!(rows(&book.save_to_buffer().unwrap(), "xlsx").unwrap(), expected());
}

#[test]
fn a_formula_gives_its_value_and_its_failure_is_no_value() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, Formula::new("=1+1").set_result("2")).unwrap();
    sheet
        .write(0, 1, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    let found = rows(&book.save_to_buffer().unwrap(), "xlsx").unwrap();
    assert_eq!(found, vec![row(1, vec![text("2"), Cell::Broken])]);
}

#[test]
fn an_open_document_gives_the_same_rows_as_a_workbook() {
    let mut book = WorkBook::new_empty();
    let mut sheet = Sheet::new("first");
    sheet.set_value(0, 0, "one");
    sheet.set_value(0, 1, " two ");
    sheet.set_value(1, 0, "a\nb & <c>");
    sheet.set_value(1, 2, 7_700_900_123_i64);
    sheet.set_value(
        4,
        0,
        "2024-02-29T00:00:00".parse::<chrono::NaiveDateTime>().unwrap(),
    );
    sheet.set_value(4, 1, 2010);
    sheet.set_value(4, 2, 1.5);
    sheet.set_value(4, 3, true);
    book.push_sheet(sheet);
    book.push_sheet(Sheet::new("second"));
    let bytes = spreadsheet_ods::write_ods_buf(&mut book, Vec::new()).unwrap();
    assert_eq!(rows(&bytes, "ods").unwrap(), expected());
}

#[test]
fn an_open_documents_repeats_notes_and_spaces_are_followed() {
    let table = "<table:table-column table:number-columns-repeated=\"9\"/><table:table-header-rows><table:table-row>\
        <table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p></office:annotation>\
        <text:p>a<text:s text:c=\"2\"/>b<text:span>c</text:span>&amp;&#x41;</text:p><text:p>d</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell office:value-type=\"float\" \
        office:value=\"12\" table:number-columns-repeated=\"2\"><text:p>12.00</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row></table:table-header-rows>\
        <table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"2\"><table:table-cell><text:p>e</text:p></table:table-cell>\
        </table:table-row><table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>";
    let first = vec![
        text("a  bc&A\nd"),
        Cell::Empty,
        Cell::Empty,
        text("12"),
        text("12"),
    ];
    let repeated = |number| row(number, vec![text("e")]);
    assert_eq!(
        rows(&ods(table), "ods").unwrap(),
        vec![row(1, first), repeated(5), repeated(6)]
    );
}

#[test]
fn the_name_must_say_what_the_file_holds() {
    let book = Workbook::new().save_to_buffer().unwrap();
    assert_eq!(refusal(&book, "csv"), "NotAsNamed { named: Csv }");
    assert_eq!(refusal(&book, "ods"), "Damaged");
    assert_eq!(refusal(b"a,b", "xlsx"), "NotAsNamed { named: Xlsx }");
    assert_eq!(refusal(b"a,b", "xls"), "Ending");
    assert_eq!(
        refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "xlsx"),
        "OldWorkbook"
    );
}

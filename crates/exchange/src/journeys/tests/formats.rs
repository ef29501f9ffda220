use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use spreadsheet_ods::{Sheet, WorkBook};

use super::*;
use crate::table::{Cell, Row, read_file};

fn sample() -> &'static Path {
    Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/samples/journeys.csv"
    ))
}

fn cells() -> Vec<Row> {
    let mut rows = Vec::new();
    read_file(sample(), &mut |row| {
        rows.push(row);
        Ok(())
    })
    .unwrap();
    rows
}

/// The sample's cells one by one: a day where its text is one, in a column of days.
fn each_cell(mut put: impl FnMut(u32, u32, &str, Option<waymark_domain::Date>)) {
    for row in cells() {
        for (column, cell) in row.cells.iter().enumerate() {
            if let Cell::Text(text) = cell {
                put(
                    row.number - 1,
                    u32::try_from(column).unwrap(),
                    text,
                    text.parse().ok(),
                );
            }
        }
    }
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("dd mmmm yyyy");
    let sheet = book.add_worksheet();
    each_cell(|row, column, text, day| {
        let column = u16::try_from(column).unwrap();
        match (day, text.parse::<f64>()) {
            (Some(day), _) => {
                let [month, day_of] = [day.month(), day.day()].map(|part| u8::try_from(part).unwrap());
                let day = ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap(), month, day_of).unwrap();
                sheet.write_with_format(row, column, &day, &date).unwrap();
            }
            (None, Ok(number)) => drop(sheet.write(row, column, number).unwrap()),
            (None, Err(_)) => drop(sheet.write(row, column, text).unwrap()),
        }
    });
    book.save_to_buffer().unwrap()
}

fn open_document() -> Vec<u8> {
    let mut book = WorkBook::new_empty();
    let mut sheet = Sheet::new("journeys");
    each_cell(|row, column, text, day| match (day, text.parse::<f64>()) {
        (Some(day), _) => {
            let at = format!("{day}T00:00:00")
                .parse::<chrono::NaiveDateTime>()
                .unwrap();
            sheet.set_value(row, column, at);
        }
        (None, Ok(number)) => sheet.set_value(row, column, number),
        (None, Err(_)) => sheet.set_value(row, column, text),
    });
    book.push_sheet(sheet);
    spreadsheet_ods::write_ods_buf(&mut book, Vec::new()).unwrap()
}

#[test]
fn the_sample_is_ten_journeys_that_can_be_imported() {
    let outcomes = outcomes(sample()).unwrap();
    let rows: Vec<_> = outcomes
        .into_iter()
        .map(|checked| checked.outcome.unwrap())
        .collect();
    assert_eq!(rows.len(), 10);
    assert!(rows.iter().all(|row| row.identity.name.is_some()));
    let years: Vec<i16> = rows.iter().map(|row| row.journey.received_on.year()).collect();
    assert_eq!(
        years,
        [2016, 2018, 2019, 2020, 2021, 2022, 2023, 2023, 2024, 2024]
    );
}

#[test]
fn every_format_gives_the_same_rows() {
    let expected = outcomes(sample()).unwrap();
    let text = std::fs::read_to_string(sample()).unwrap();
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let others = [
        ("csv", windows.into_bytes()),
        ("xlsx", workbook()),
        ("ods", open_document()),
    ];
    for (ending, bytes) in others {
        assert_eq!(
            outcomes(file(ending, &bytes).path()).unwrap(),
            expected,
            "{ending}"
        );
    }
}

#[test]
fn the_documents_list_every_column_and_say_which_is_required() {
    let document = include_str!("../../../../../docs/import.md");
    for column in Column::ALL {
        let need = if column.is_required() { "yes" } else { "no" };
        let line = format!("| `{}` | {need} |", column.name());
        assert!(document.contains(&line), "docs/import.md lacks {line}");
    }
}

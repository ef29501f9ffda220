use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::*;

const CELL: &str =
    "<table:table-cell office:value-type=\"string\" REPEAT><text:p>TEXT</text:p></table:table-cell>";

fn cell(columns: &str, text: &str) -> String {
    let repeat = format!("table:number-columns-repeated=\"{columns}\"");
    CELL.replace("REPEAT", &repeat).replace("TEXT", text)
}

fn row(rows: &str, cells: &str) -> String {
    format!("<table:table-row table:number-rows-repeated=\"{rows}\">{cells}</table:table-row>")
}

#[test]
fn a_part_that_unpacks_too_large_or_too_dense_is_refused_before_it_is_read() {
    let flat = vec![b'0'; 20_000_000];
    assert_eq!(
        refusal(&archive(&[("content.xml", &flat)]), "ods"),
        "Archive(TooDense)"
    );
    assert_eq!(
        refusal(&archive(&[("xl/styles.xml", &flat)]), "xlsx"),
        "Archive(PartTooLarge)"
    );
    let small = vec![b'0'; 1_000];
    let names: Vec<String> = (0..1_001).map(|number| format!("part{number}")).collect();
    let many: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), small.as_slice()))
        .collect();
    assert_eq!(refusal(&archive(&many), "ods"), "Archive(TooManyParts)");
}

#[test]
fn a_part_larger_than_the_archive_says_is_refused() {
    let mut bytes = archive(&[("content.xml", &[b'0'; 10_000])]);
    let said = 10_000_u32.to_le_bytes();
    let places: Vec<usize> = bytes
        .windows(4)
        .enumerate()
        .filter(|(_, four)| *four == said)
        .map(|(at, _)| at)
        .collect();
    for at in places {
        bytes[at..at + 4].copy_from_slice(&9_000_u32.to_le_bytes());
    }
    assert_eq!(refusal(&bytes, "ods"), "Archive(Damaged)");
}

#[test]
fn a_few_bytes_that_say_a_cell_stands_there_a_million_times_make_nothing_large() {
    let wide = ods(&row("1", &cell("1000000", "x")));
    assert_eq!(refusal(&wide, "ods"), "Damaged");
    let letters = "x".repeat(1_000);
    let deep = ods(&row("4000000000", &cell("900", &letters)));
    assert_eq!(refusal(&deep, "ods"), "Archive(TooLarge)");
    let long = ods(&row("2000000", &cell("1", "x")));
    assert_eq!(refusal(&long, "ods"), "TooManyRows");
}

#[test]
fn numbers_that_a_workbook_lies_about_are_refused() {
    let texts = |count: &str| format!("<sst uniqueCount=\"{count}\"><si><t>a</t></si></sst>");
    let sheet = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    let good = rows(&xlsx(&texts("1"), sheet), "xlsx").unwrap();
    assert_eq!(
        good,
        vec![Row {
            number: 1,
            cells: vec![text("a")],
            is_whole: false
        }]
    );
    assert_eq!(refusal(&xlsx(&texts("999999999999"), sheet), "xlsx"), "Damaged");
    for place in ["A99999999999", "AAAAAAAAAAAA1", "A0", "1", ""] {
        let sheet = sheet.replace("A1", place);
        assert_eq!(refusal(&xlsx(&texts("1"), &sheet), "xlsx"), "Damaged", "{place}");
    }
    let far = sheet.replace("A1", "XFD1");
    assert_eq!(
        refusal(&xlsx(&texts("1"), &far), "xlsx"),
        "TooManyColumns { row: 1 }"
    );
    let back = format!("{}{sheet}", sheet.replace("A1", "A2"));
    assert_eq!(refusal(&xlsx(&texts("1"), &back), "xlsx"), "Damaged");
    let beyond = sheet.replace("<v>0<", "<v>7<");
    assert_eq!(refusal(&xlsx(&texts("1"), &beyond), "xlsx"), "Damaged");
}

#[test]
fn an_external_or_growing_entity_is_refused() {
    let body = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/hostname\">]>";
    for name in ["a", "b"] {
        let cells = row("1", &cell("1", &format!("&{name};")));
        assert_eq!(refusal(&ods(&format!("{body}{cells}")), "ods"), "Damaged");
    }
}

#[test]
fn a_locked_spreadsheet_is_told_apart_from_a_damaged_one() {
    let parts: [(&str, &[u8]); 2] = [
        ("content.xml", b"??"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
    ];
    assert_eq!(refusal(&archive(&parts), "ods"), "Archive(Locked)");
}

fn sample_book() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [["a", "b"], ["c", "d"]].iter().enumerate() {
        let row = u32::try_from(row).unwrap();
        sheet
            .write(row, 0, cells[0])
            .unwrap()
            .write(row, 1, cells[1])
            .unwrap();
    }
    book.save_to_buffer().unwrap()
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), zip in any::<bool>()) {
        let bytes = if zip { [b"PK\x03\x04", bytes.as_slice()].concat() } else { bytes };
        for ending in ["csv", "ods", "xlsx"] {
            drop(rows(&bytes, ending));
        }
    }

    #[test]
    fn no_damaged_byte_makes_the_reader_panic(hits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        for (mut bytes, ending) in [(sample_book(), "xlsx"), (ods(&row("2", &cell("2", "x"))), "ods")] {
            for (at, byte) in &hits {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            drop(rows(&bytes, ending));
        }
    }

    #[test]
    fn no_xml_makes_the_reader_panic(
        pieces in proptest::collection::vec(prop::sample::select(vec![
            "<row r=\"1\">", "<row>", "</row>", "<c r=\"B2\" t=\"s\">", "<c t=\"inlineStr\">", "<c r=\"ZZZZZZZ9\">", "</c>",
            "<v>", "</v>", "1e999", "-1", "0", "<is>", "</is>", "<t>", "</t>", "&#0;", "&#xFFFFFFFF;", "&lt;", "<f>", "</f>",
            "<table:table-row>", "</table:table-row>", "<table:table-cell office:value-type=\"date\" office:date-value=\"x\">",
            "<table:table-cell office:value-type=\"float\" office:value=\"NaN\">", "</table:table-cell>", "<text:p>",
            "</text:p>", "<text:s text:c=\"4000000000\"/>", "</table:table>", "<table:table>", "<![CDATA[", "]]>", "<!--", "-->",
        ]), 0..40)
    ) {
        let xml = pieces.concat();
        drop(rows(&xlsx("<sst uniqueCount=\"1\"><si><t>a</t></si></sst>", &xml), "xlsx"));
        drop(rows(&ods(&xml), "ods"));
    }
}

use super::*;

fn row(number: u32, cells: &[&str]) -> Row {
    let cells = cells.iter().map(|cell| Cell::text(cell)).collect();
    Row {
        number,
        cells,
        is_whole: true,
    }
}

#[test]
fn a_byte_order_mark_windows_line_ends_and_quoted_line_breaks_are_read() {
    let file = "\u{feff}one,two\r\n\"a\r\nb\", c \r\n\"say \"\"so\"\"\",\r\n";
    let expected = vec![
        row(1, &["one", "two"]),
        row(2, &["a\r\nb", "c"]),
        row(3, &["say \"so\"", ""]),
    ];
    assert_eq!(rows(file.as_bytes(), "csv").unwrap(), expected);
    assert_eq!(
        rows(file.trim_start_matches('\u{feff}').as_bytes(), "CSV").unwrap(),
        expected
    );
}

#[test]
fn commas_semicolons_and_tabs_part_cells_whatever_stands_in_quotes() {
    let expected = vec![row(1, &["one", "two; three", "four"]), row(2, &["1,5", "2", "3"])];
    for separator in [',', ';', '\t'] {
        let file = "one|\"two; three\"|four\n\"1,5\"|2|3".replace('|', &separator.to_string());
        assert_eq!(rows(file.as_bytes(), "csv").unwrap(), expected, "{separator:?}");
    }
}

#[test]
fn rows_of_empty_cells_are_passed_over_and_counted() {
    assert_eq!(
        rows(b"one,two\n , \na,b\n", "csv").unwrap(),
        vec![row(1, &["one", "two"]), row(3, &["a", "b"])]
    );
}

#[test]
fn another_character_set_is_refused_with_the_row_and_how_to_save_it() {
    assert_eq!(refusal(b"name\nSi\xe2n\n", "csv"), "NotUtf8 { row: 2 }");
    let wide: Vec<u8> = "\u{feff}name\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(refusal(&wide, "csv"), "NotText");
    let words = rows(b"\xe9", "csv").unwrap_err().to_string();
    assert!(words.contains("CSV UTF-8 (comma delimited)"), "{words}");
}

#[test]
fn a_cell_of_ten_megabytes_is_read_and_a_quotation_mark_never_closed_is_named() {
    let cell = "x".repeat(10_000_000);
    let file = format!("one,two\n\"{cell}\",b\nc,d\n");
    let expected = vec![
        row(1, &["one", "two"]),
        row(2, &[&cell, "b"]),
        row(3, &["c", "d"]),
    ];
    assert_eq!(rows(file.as_bytes(), "csv").unwrap(), expected);
    let open = format!("one,two\na,b\n\"{}", "c,d\n".repeat(5_000_000));
    assert_eq!(refusal(open.as_bytes(), "csv"), "RowTooLong { row: 3 }");
}

#[test]
fn a_row_of_more_cells_than_any_table_has_is_refused() {
    assert_eq!(
        refusal(",".repeat(1_000).as_bytes(), "csv"),
        "TooManyColumns { row: 1 }"
    );
}

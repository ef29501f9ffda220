use super::*;

fn refused(csv: &str) -> String {
    report(csv).expect_err("the file is refused").to_string()
}

#[test]
fn a_heading_may_be_written_with_capitals_spaces_or_dashes() {
    let csv = "Sender Reference,RECEIVED-ON,sector\nA-1,2024-05-31,Police\n";
    assert_eq!(
        report(csv).unwrap(),
        Report {
            rows: 1,
            ..Report::default()
        }
    );
}

#[test]
fn missing_repeated_unknown_and_empty_headings_are_all_named_at_once() {
    assert_eq!(
        refused("sender_reference,Sector,sector,colour,,name\nA-1,police,police,red,,\n"),
        "the headings are not as they must be: received_on is missing; sector stands there twice; \"colour\" in \
         place 4 is no column's heading; place 5 has no heading"
    );
}

#[test]
fn a_first_row_without_any_heading_is_not_shown() {
    let words = refused("A-1,2024-05-31,Tobin Fennimore\n");
    assert_eq!(
        words,
        "the first row has none of the headings that docs/import.md lists: put them in the first row"
    );
    assert_eq!(refused("\n\n"), "the first sheet is empty");
}

#[test]
fn a_row_with_more_cells_than_headings_says_so_and_the_others_are_judged() {
    let csv = "sender_reference,received_on,sector\nA-1,2024-05-31,police,extra\nA-2,2024-05-31\nA-3,2024-05-31,police,,\n";
    let report = report(csv).unwrap();
    let words: Vec<String> = report.errors.iter().map(ToString::to_string).collect();
    assert_eq!(words[0], "row 2: expected 3 cells, one for each heading");
    assert_eq!(words[1], "row 3: expected 3 cells, one for each heading");
    assert_eq!((report.rows, report.ready()), (3, 1));
}

#[test]
fn of_two_rows_with_one_reference_neither_can_be_imported() {
    let csv = "sender_reference,received_on,sector\nA  1,2024-05-31,police\nA 2,2024-05-31,police\n A 1,2024-06-01,police\n";
    let report = report(csv).unwrap();
    let taken = RowError::reference_taken;
    assert_eq!(report.errors, vec![taken(2, 4), taken(4, 2)]);
    assert_eq!((report.rows, report.ready(), report.is_good()), (3, 1, false));
    assert_eq!(
        report.errors[1].to_string(),
        "row 4, sender_reference: (not shown): expected a reference of its own; row 2 has the same"
    );
}

#[test]
fn a_report_keeps_so_many_errors_and_counts_the_rest() {
    let rows: String = (0..=ERRORS_SHOWN)
        .map(|number| format!("A-{number},never,police\n"))
        .collect();
    let report = report(&format!("sender_reference,received_on,sector\n{rows}")).unwrap();
    assert_eq!(
        (report.errors.len(), report.errors_total),
        (ERRORS_SHOWN, ERRORS_SHOWN + 1)
    );
    assert_eq!(report.wrong.len(), ERRORS_SHOWN + 1);
}

#[test]
fn reading_stops_when_nobody_reads_on() {
    let csv = "sender_reference,received_on,sector\nA-1,2024-05-31,police\nA-2,2024-05-31,police\n";
    let (file, rules, mut seen) = (file("csv", csv.as_bytes()), rules(), 0);
    let read = each(
        file.path(),
        Checking {
            rules: &rules,
            now: now(),
        },
        &mut |_| {
            seen += 1;
            ControlFlow::Break(())
        },
    );
    assert!(matches!(read, Err(FileError::Stopped)));
    assert_eq!(seen, 1);
}

mod formats;
mod rows;
mod whole;

use std::io::Write;

use tempfile::NamedTempFile;
use waymark_domain::Timestamp;
use waymark_domain::rules::RuleSet;

use super::*;

/// The headings that a row must have, and values for them.
const REQUIRED: [(&str, &str); 3] = [
    ("sender_reference", "A-1"),
    ("received_on", "2024-05-31"),
    ("sector", "police"),
];

fn rules() -> RuleSet {
    let area = "extends = \"shipped\"\nvalid_from = \"2026-01-01\"\nnote = \"test\"\n[[area]]\ncode = \"hafren\"\n\
        name = \"Glan Hafren\"\nforce = \"gwent\"\ncontroller = \"national_desk\"\ndesk_mailbox = \"desk@example.org\"\n\
        read_times = \"Daily\"\nalert_again_minutes = 30\n";
    RuleSet::parse(area).unwrap()
}

fn now() -> Timestamp {
    Timestamp::parse("2026-11-23T09:00:00Z").unwrap()
}

fn file(ending: &str, bytes: &[u8]) -> NamedTempFile {
    let mut file = tempfile::Builder::new()
        .suffix(&format!(".{ending}"))
        .tempfile()
        .unwrap();
    file.write_all(bytes).unwrap();
    file
}

fn outcomes(path: &Path) -> Result<Vec<Checked>, FileError> {
    let rules = rules();
    let mut all = Vec::new();
    each(
        path,
        Checking {
            rules: &rules,
            now: now(),
        },
        &mut |checked| {
            all.push(checked);
            ControlFlow::Continue(())
        },
    )?;
    Ok(all)
}

fn report(csv: &str) -> Result<Report, FileError> {
    let (file, rules) = (file("csv", csv.as_bytes()), rules());
    check(
        file.path(),
        Checking {
            rules: &rules,
            now: now(),
        },
        &mut |_| {},
    )
}

/// The outcome of one row with the required columns and these besides; a required one is replaced.
fn one(columns: &[(&str, &str)]) -> Result<Box<ImportRow>, Vec<String>> {
    let mut all = REQUIRED.to_vec();
    for column in columns {
        all.retain(|(name, _)| name != &column.0);
        all.push(*column);
    }
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let heading: Vec<String> = all.iter().map(|(name, _)| quoted(name)).collect();
    let cells: Vec<String> = all.iter().map(|(_, cell)| quoted(cell)).collect();
    let csv = format!("{}\n{}\n", heading.join(","), cells.join(","));
    let mut outcomes = outcomes(file("csv", csv.as_bytes()).path()).unwrap();
    let errors = |errors: Vec<RowError>| errors.iter().map(ToString::to_string).collect();
    outcomes.remove(0).outcome.map_err(errors)
}

fn errors(columns: &[(&str, &str)]) -> Vec<String> {
    one(columns).expect_err("the row is wrong")
}

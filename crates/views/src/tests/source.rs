//! Reads this crate's own templates and code, to see which messages they use.

use std::path::Path;
use std::{fs, io};

/// Every template and source file that is not a test, as text.
pub(crate) fn files() -> Vec<String> {
    let mut files = Vec::new();
    read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut files).unwrap();
    files
}

fn read(folder: &Path, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("src/tests") {
            read(&path, files)?;
        } else if path.is_file() {
            files.push(fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

/// The text literals in double quotes that follow `before`, in order.
pub(super) fn literals_after<'a>(source: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    let marker = format!("{before}\"");
    source
        .match_indices(&marker)
        .map(|(at, found)| at + found.len())
        .collect::<Vec<_>>()
        .into_iter()
        .filter_map(move |start| {
            source
                .get(start..)
                .and_then(|rest| rest.split_once('"'))
                .map(|(literal, _)| literal)
        })
}

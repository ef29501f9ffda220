//! Checked-in snapshots: none waiting to be accepted, none that no test compares any more.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::none_of;
use crate::workspace;

/// The variable that names the file in which `insta` notes each snapshot a test has compared.
pub(crate) const REFERENCES: &str = "INSTA_SNAPSHOT_REFERENCES_FILE";

/// Fails naming snapshots that nothing compared during a whole run, which `references` recorded.
pub(crate) fn check(references: &Path) -> Result<()> {
    let mut faults = Vec::new();
    for path in kept()? {
        faults.extend(fault(&path, &compared(references)));
    }
    none_of("snapshots out of step (cargo xtask bless rewrites them)", &faults)
}

/// Removes the snapshots that nothing compared during a whole run.
pub(crate) fn remove_forgotten(references: &Path) -> Result<()> {
    let compared = compared(references);
    for path in kept()?.iter().filter(|path| fault(path, &compared).is_some()) {
        fs::remove_file(path).with_context(|| format!("removing {}", path.display()))?;
    }
    Ok(())
}

fn compared(references: &Path) -> BTreeSet<PathBuf> {
    let noted = fs::read_to_string(references).unwrap_or_default();
    noted
        .lines()
        .filter_map(|line| fs::canonicalize(line).ok())
        .collect()
}

fn kept() -> Result<Vec<PathBuf>> {
    let root = fs::canonicalize(workspace::root())?;
    Ok(workspace::files()?
        .into_iter()
        .map(|file| root.join(file))
        .collect())
}

fn fault(path: &Path, compared: &BTreeSet<PathBuf>) -> Option<String> {
    let name = path.to_string_lossy();
    if name.ends_with(".snap.new") {
        return Some(format!("{name}: waits to be accepted"));
    }
    (name.ends_with(".snap") && !compared.contains(path)).then(|| format!("{name}: no test compares it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_that_no_test_compares_is_named() {
        let compared = BTreeSet::from([PathBuf::from("a.snap")]);
        let faults: Vec<_> = ["a.snap", "b.snap", "c.snap.new", "d.rs"]
            .iter()
            .filter_map(|name| fault(Path::new(name), &compared))
            .collect();
        assert_eq!(
            faults,
            ["b.snap: no test compares it", "c.snap.new: waits to be accepted"]
        );
    }
}

//! Released migrations never change: an office that has run one must get the same tables as everyone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::none_of;
use crate::workspace::{self, output};

/// The list of released migrations, in the form `sha256sum` prints.
const LIST: &str = "docs/generated/migrations.sha256";
/// Where migrations live.
pub(crate) const FOLDER: &str = "crates/storage/src/migrations";

/// Fails naming each released migration that was changed or removed, or left the list.
pub(crate) fn check() -> Result<()> {
    let mut faults = changed(workspace::root(), LIST)?;
    faults.extend(dropped_from_list()?);
    let enlisting = fs::read_to_string(workspace::root().join(FOLDER).join("mod.rs"))?;
    faults.extend(forgotten(&files(workspace::root())?, &enlisting));
    none_of("migrations are only added, and run once added", &faults)
}

/// Adds the migrations that are not listed yet. Run when a version is released.
pub(crate) fn release() -> Result<Vec<String>> {
    check()?;
    let path = workspace::root().join(LIST);
    let mut list = fs::read_to_string(&path).unwrap_or_default();
    let mut added = Vec::new();
    for file in files(workspace::root())? {
        let name = file.display().to_string();
        if !list.lines().any(|line| line.ends_with(&name)) {
            list += &output(workspace::command("sha256sum").arg(&file))?;
            added.push(name);
        }
    }
    fs::write(&path, list).with_context(|| format!("writing {LIST}"))?;
    Ok(added)
}

/// The migrations of a checkout, oldest first: files named `m` and a number.
pub(crate) fn files(root: &Path) -> Result<Vec<PathBuf>> {
    let folder = root.join(FOLDER);
    let entries = fs::read_dir(&folder).with_context(|| format!("reading {FOLDER}"))?;
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<Result<Vec<_>>>()?;
    names.retain(|name| name.starts_with('m') && name.chars().nth(1).is_some_and(|c| c.is_ascii_digit()));
    names.sort();
    Ok(names
        .into_iter()
        .map(|name| Path::new(FOLDER).join(name))
        .collect())
}

/// Files that nobody runs: written, and never enlisted in `mod.rs`.
fn forgotten(files: &[PathBuf], enlisting: &str) -> Vec<String> {
    let stems = files
        .iter()
        .filter_map(|file| file.file_stem())
        .map(|stem| stem.to_string_lossy());
    let is_run =
        |stem: &str| enlisting.contains(&format!("mod {stem};")) && enlisting.contains(&format!("{stem}::"));
    stems
        .filter(|stem| !is_run(stem))
        .map(|stem| format!("{stem}: not enlisted in {FOLDER}/mod.rs"))
        .collect()
}

fn changed(root: &Path, list: &str) -> Result<Vec<String>> {
    if fs::read_to_string(root.join(list))
        .unwrap_or_default()
        .trim()
        .is_empty()
    {
        return Ok(Vec::new());
    }
    let mut command = Command::new("sha256sum");
    let judged = command
        .current_dir(root)
        .args(["--check", "--quiet", "--strict", list])
        .output();
    let judged = judged.context("starting sha256sum")?;
    if judged.status.success() {
        return Ok(Vec::new());
    }
    let said = String::from_utf8_lossy(&judged.stdout);
    let faults: Vec<_> = said.lines().map(str::to_owned).collect();
    if faults.is_empty() {
        bail!(
            "{list} is not a list of checksums: {}",
            String::from_utf8_lossy(&judged.stderr).trim()
        );
    }
    Ok(faults)
}

/// Lines that the last tagged version's list had and this one has not.
fn dropped_from_list() -> Result<Vec<String>> {
    let last = output(workspace::command("git").args(["describe", "--tags", "--abbrev=0", "--match", "v*"]));
    // Before the first release there is no tag, and a shallow clone has none either.
    let Ok(tag) = last else { return Ok(Vec::new()) };
    let released = output(workspace::command("git").args(["show", &format!("{}:{LIST}", tag.trim())]));
    let now = fs::read_to_string(workspace::root().join(LIST)).unwrap_or_default();
    let dropped = |line: &&str| !now.lines().any(|kept| kept == *line);
    Ok(released
        .unwrap_or_default()
        .lines()
        .filter(dropped)
        .map(|line| format!("no longer listed: {line}"))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn with_release(name: &str) -> Scratch {
        let scratch = Scratch::new(name).unwrap();
        fs::write(scratch.path().join("m0001.rs"), "create table referral").unwrap();
        let sum = output(
            Command::new("sha256sum")
                .current_dir(scratch.path())
                .arg("m0001.rs"),
        )
        .unwrap();
        fs::write(scratch.path().join("list"), sum).unwrap();
        scratch
    }

    #[test]
    fn a_released_migration_left_alone_passes_and_new_ones_may_join() {
        let scratch = with_release("migrations-same");
        fs::write(scratch.path().join("m0002.rs"), "create table person").unwrap();
        assert_eq!(changed(scratch.path(), "list").unwrap(), [""; 0]);
    }

    #[test]
    fn a_changed_or_removed_released_migration_is_named() {
        let scratch = with_release("migrations-changed");
        fs::write(scratch.path().join("m0001.rs"), "create table referrals").unwrap();
        assert_eq!(changed(scratch.path(), "list").unwrap(), ["m0001.rs: FAILED"]);
        fs::remove_file(scratch.path().join("m0001.rs")).unwrap();
        assert_eq!(
            changed(scratch.path(), "list").unwrap(),
            ["m0001.rs: FAILED open or read"]
        );
    }

    #[test]
    fn a_migration_that_is_never_run_is_named() {
        let files = ["m0001_foundations.rs", "m0002_panels.rs"].map(|name| Path::new(FOLDER).join(name));
        let enlisting =
            "mod m0001_foundations;\nmod m0002_panels;\nvec![Box::new(m0001_foundations::Foundations)]";
        let expected = format!("m0002_panels: not enlisted in {FOLDER}/mod.rs");
        assert_eq!(forgotten(&files, enlisting), [expected]);
    }

    #[test]
    fn a_damaged_list_is_an_error_rather_than_a_pass() {
        let scratch = with_release("migrations-damaged");
        fs::write(scratch.path().join("list"), "no checksum here\n").unwrap();
        assert!(changed(scratch.path(), "list").is_err());
    }
}

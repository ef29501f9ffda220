//! Dependencies that nothing uses: each makes the build longer and the list to be judged larger.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::manifest::{Crate, Dependency, Kind};
use super::{manifest, none_of};

/// Fails naming every direct dependency whose name stands in no source file of its crate.
pub(crate) fn check() -> Result<()> {
    let mut faults = Vec::new();
    for krate in manifest::read()? {
        faults.extend(unused(&krate)?);
    }
    none_of("dependencies that no source file names", &faults)
}

fn unused(krate: &Crate) -> Result<Vec<String>> {
    let program = source(&krate.folder.join("src"))?;
    let build = fs::read_to_string(krate.folder.join("build.rs")).unwrap_or_default();
    let tests = source(&krate.folder.join("tests"))? + &source(&krate.folder.join("benches"))?;
    let is_used = |dependency: &Dependency| match dependency.kind {
        Kind::Normal => names(&program, &dependency.identifier),
        Kind::Build => names(&build, &dependency.identifier),
        Kind::Dev => names(&program, &dependency.identifier) || names(&tests, &dependency.identifier),
    };
    let unused = krate
        .dependencies
        .iter()
        .filter(|d| !krate.unnamed.contains(&d.package) && !is_used(d));
    Ok(unused
        .map(|d| format!("{} -> {}", krate.name, d.package))
        .collect())
}

/// All Rust text under a folder, without its comments.
pub(super) fn source(folder: &Path) -> Result<String> {
    let mut text = String::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop().filter(|folder| folder.is_dir()) {
        for path in entries(&folder)? {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                text += &without_comments(&fs::read_to_string(&path)?);
            }
        }
    }
    Ok(text)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

fn without_comments(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// Whether `word` stands in the text as a whole identifier.
fn names(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(start, _)| {
        let before = text.get(..start).and_then(|t| t.chars().next_back());
        let after = text.get(start + word.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_name_counts_only_as_a_whole_word_outside_comments() {
        assert!(names("use serde::Serialize;", "serde"));
        assert!(!names("use serde_json::Value;", "serde"));
        assert!(!names(
            &without_comments("  // serde was here\n/// serde\nfn x() {}"),
            "serde"
        ));
    }

    #[test]
    fn a_dependency_that_only_tests_name_is_unused_in_the_program() {
        let scratch = Scratch::new("unused-test").unwrap();
        for (folder, text) in [
            ("src", "use tokio::main;"),
            ("tests", "use tempfile::TempDir; use csv::Reader;"),
        ] {
            fs::create_dir(scratch.path().join(folder)).unwrap();
            fs::write(scratch.path().join(folder).join("lib.rs"), text).unwrap();
        }
        let dependency = |package: &str, kind| Dependency {
            package: package.into(),
            identifier: package.replace('-', "_"),
            kind,
            ours: false,
        };
        let krate = Crate {
            name: "example".into(),
            folder: scratch.path().to_path_buf(),
            dependencies: vec![
                dependency("tokio", Kind::Normal),
                dependency("csv", Kind::Normal),
                dependency("tempfile", Kind::Dev),
                dependency("insta", Kind::Dev),
                dependency("libsqlite3-sys", Kind::Normal),
            ],
            unnamed: vec!["libsqlite3-sys".into()],
        };
        assert_eq!(unused(&krate).unwrap(), ["example -> csv", "example -> insta"]);
    }
}

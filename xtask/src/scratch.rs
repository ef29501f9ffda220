//! Folders that go away with the run that made them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

const PREFIX: &str = "waymark-xtask-";

/// A new, empty folder under the system's temporary folder, removed when dropped.
#[derive(Debug)]
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// Makes `waymark-xtask-<process>-<purpose>`, and clears away what a killed run left behind.
    pub(crate) fn new(purpose: &str) -> Result<Self> {
        let base = std::env::temp_dir();
        remove_abandoned(&base);
        let path = base.join(format!("{PREFIX}{}-{purpose}", std::process::id()));
        if path.exists() {
            fs::remove_dir_all(&path).with_context(|| format!("clearing {}", path.display()))?;
        }
        fs::create_dir(&path).with_context(|| format!("making {}", path.display()))?;
        Ok(Self(path))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("note: could not remove {}: {error}", self.0.display());
        }
    }
}

fn remove_abandoned(base: &Path) {
    let Ok(entries) = fs::read_dir(base) else { return };
    for entry in entries.flatten() {
        if owner(&entry.file_name().to_string_lossy()).is_some_and(|pid| !is_alive(pid)) {
            // Somebody else's leftovers may be beyond our rights: theirs to remove.
            let _not_ours = fs::remove_dir_all(entry.path());
        }
    }
}

fn owner(name: &str) -> Option<u32> {
    name.strip_prefix(PREFIX)?.split('-').next()?.parse().ok()
}

fn is_alive(pid: u32) -> bool {
    Path::new("/proc").join(pid.to_string()).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_names_the_process_it_belongs_to() {
        assert_eq!(owner("waymark-xtask-4711-services"), Some(4711));
        assert_eq!(owner("waymark-xtask-services"), None);
        assert_eq!(owner("somebody-elses-4711"), None);
    }

    #[test]
    fn a_folder_goes_when_its_owner_lets_go() {
        let scratch = Scratch::new("scratch-test").unwrap();
        let path = scratch.path().to_path_buf();
        fs::write(path.join("file"), "x").unwrap();
        drop(scratch);
        assert!(!path.exists());
    }
}

//! Small files that commands read and write, with words for when they cannot.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use crate::failure::{Failure, chain};

/// Reads a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| unreadable(path, &error))
}

/// Reads a file of text.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

/// Writes a new file that only its owner can read; it is on disk when this returns. A file that is there is
/// never written over.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = || {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    written().map_err(|error| unwritable(path, &error))
}

/// Writes a file that anybody may read, making its folder.
pub(crate) fn write_public(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    let path = folder.join(name);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, bytes))
        .map_err(|error| unwritable(&path, &error))
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let what = format!("The file {} cannot be read: {}.", path.display(), chain(error));
    Failure::new(what, "Correct its name, or see that this account may read it.")
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let what = format!("The file {} cannot be written: {}.", path.display(), chain(error));
    Failure::new(what, "Name another place, with room.")
}

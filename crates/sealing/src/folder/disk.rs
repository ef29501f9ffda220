//! Files on disk: who may read them, and writing them so that they are there whole or not at all.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::record::KeyFileFault;
use crate::error::SealingError;
use crate::random;

/// A key file has a few lines. What is longer is something else.
const LONGEST: usize = 4096;

/// Where keys come from, which says what may be done there and who else may read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A directory of our own: 0700, with files of mode 0600.
    Folder,
    /// A credential directory of the service manager, which we cannot change. It shows mode 0440 where it
    /// lets one user in by an access list.
    Credentials,
}

impl Source {
    /// The permission bits nobody may have set.
    const fn refused_bits(self) -> u32 {
        match self {
            Self::Folder => 0o077,
            Self::Credentials => 0o027,
        }
    }
}

fn io_error<'a>(doing: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> SealingError + use<'a> {
    move |source| SealingError::Io {
        doing,
        path: path.to_owned(),
        source,
    }
}

/// Refuses a directory that others could look into.
pub(super) fn check_directory(dir: &Path, source: Source) -> Result<(), SealingError> {
    let found = match fs::metadata(dir) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(SealingError::NoFolder(dir.to_owned()));
        }
        Err(error) => return Err(io_error("look at", dir)(error)),
    };
    refuse_others(dir, found.permissions().mode(), source, "700")
}

fn refuse_others(path: &Path, found: u32, source: Source, mode: &'static str) -> Result<(), SealingError> {
    if found & source.refused_bits() == 0 {
        Ok(())
    } else {
        Err(SealingError::OpenToOthers {
            path: path.to_owned(),
            mode,
        })
    }
}

/// The names in a directory, sorted; names that are not text are none of ours.
pub(super) fn names(dir: &Path) -> Result<Vec<String>, SealingError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).map_err(io_error("list", dir))? {
        let entry = entry.map_err(io_error("list", dir))?;
        names.extend(entry.file_name().into_string());
    }
    names.sort_unstable();
    Ok(names)
}

/// A key file's text, once it is sure that nobody else could have read it. The mode is asked of the open
/// file, so that it is the mode of what is read.
pub(super) fn read(path: &Path, source: Source) -> Result<Zeroizing<String>, SealingError> {
    let file = File::open(path).map_err(io_error("open", path))?;
    let found = file.metadata().map_err(io_error("look at", path))?;
    refuse_others(path, found.permissions().mode(), source, "600")?;
    let damaged = || SealingError::KeyFile {
        path: path.to_owned(),
        fault: KeyFileFault::Damaged,
    };
    if !found.is_file() || found.len() > LONGEST as u64 {
        return Err(damaged());
    }
    let mut text = Zeroizing::new(String::with_capacity(LONGEST + 1));
    match file.take(LONGEST as u64).read_to_string(&mut text) {
        Ok(_) => Ok(text),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(damaged()),
        Err(error) => Err(io_error("read", path)(error)),
    }
}

/// Writes a whole directory of files, to be found complete at `dir` or not at all: it is made under another
/// name beside it and renamed when everything is on disk.
pub(super) fn write_directory(dir: &Path, files: &[(String, Zeroizing<String>)]) -> Result<(), SealingError> {
    if dir.exists() && !names(dir)?.is_empty() {
        return Err(SealingError::FolderNotEmpty(dir.to_owned()));
    }
    let making = beside(dir);
    DirBuilder::new()
        .mode(0o700)
        .create(&making)
        .map_err(io_error("create", &making))?;
    let written = write_files(&making, files)
        .and_then(|()| fs::rename(&making, dir).map_err(io_error("create", dir)))
        .and_then(|()| sync_directory(&parent(dir)));
    if written.is_err() {
        // Best effort: the error that matters is the first one.
        let _ = fs::remove_dir_all(&making);
    }
    written
}

fn write_files(dir: &Path, files: &[(String, Zeroizing<String>)]) -> Result<(), SealingError> {
    for (name, text) in files {
        write_new(&dir.join(name), text)?;
    }
    sync_directory(dir)
}

/// Writes a file of mode 0600 that must not exist yet, and sees it to the disk.
pub(super) fn write_new(path: &Path, text: &str) -> Result<(), SealingError> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(io_error("create", path))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(io_error("write", path))
}

/// Puts a file in its place in one step, new or instead of the old one.
pub(super) fn put(path: &Path, text: &str) -> Result<(), SealingError> {
    let making = beside(path);
    let written = write_new(&making, text)
        .and_then(|()| fs::rename(&making, path).map_err(io_error("write", path)))
        .and_then(|()| sync_directory(&parent(path)));
    if written.is_err() {
        let _ = fs::remove_file(&making);
    }
    written
}

/// Overwrites a file and removes it. Overwriting reaches the old bytes on plain disks; on copying file
/// systems and flash it may not, which docs/sealing.md says.
pub(super) fn wipe(path: &Path) -> Result<(), SealingError> {
    let wiping = || {
        let mut file = OpenOptions::new().write(true).open(path)?;
        let length = file.metadata()?.len().min(LONGEST as u64);
        for _ in 0..length.div_ceil(64) {
            file.write_all(&random::bytes::<64>())?;
        }
        file.sync_all()?;
        fs::remove_file(path)
    };
    wiping().map_err(io_error("destroy", path))?;
    sync_directory(&parent(path))
}

/// Removes a file that holds no secret.
pub(super) fn remove(path: &Path) -> Result<(), SealingError> {
    fs::remove_file(path).map_err(io_error("remove", path))?;
    sync_directory(&parent(path))
}

fn sync_directory(dir: &Path) -> Result<(), SealingError> {
    File::open(dir)
        .and_then(|dir| dir.sync_all())
        .map_err(io_error("save", dir))
}

/// A name of its own in the same directory, beginning with a dot so that it is never read as a key.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    parent(path).join(format!(".{name}.{:016x}", u64::from_be_bytes(random::bytes())))
}

fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        Some(_) | None => PathBuf::from("."),
    }
}

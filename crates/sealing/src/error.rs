//! What can fail in sealing. No variant carries a secret, a content or what somebody typed.

use std::io;
use std::path::PathBuf;

use waymark_policy::Compartment;

use crate::EpochId;
use crate::folder::{DatabaseId, KeyFileFault};

/// Something could not be sealed, opened or read.
#[derive(Debug, thiserror::Error)]
pub enum SealingError {
    /// The key is another one, the value was moved from its place, or a bit of it was changed. These look
    /// alike on purpose.
    #[error("a sealed value does not open here: it was altered or moved, or sealed under another key")]
    DoesNotOpen,
    /// The bytes are not in a format this version reads.
    #[error("a sealed value is in a format that this version does not read")]
    UnknownFormat,
    /// The wrapped key belongs to another compartment than the grant.
    #[error("the data key is of the compartment {found}, and the grant is for {granted}")]
    WrongCompartment {
        /// What the grant opens.
        granted: Compartment,
        /// What the key belongs to.
        found: Compartment,
    },
    /// What a member kept is opened for that member alone.
    #[error("what a member kept is opened for that member alone")]
    NotTheirs,
    /// The key of this epoch is not in the key folder: it was destroyed, or the folder is an old one.
    #[error("the key of epoch {0} is not in the key folder")]
    NoSuchEpoch(EpochId),
    /// The epoch in use now cannot be retired or destroyed.
    #[error("epoch {0} is in use and cannot be retired or destroyed")]
    EpochInUse(EpochId),
    /// The text is not a token or key of the expected form.
    #[error("the text is not a {0}")]
    NotA(&'static str),
    /// There is no key folder here.
    #[error("there is no key folder at {}: without its keys the database cannot be opened", .0.display())]
    NoFolder(PathBuf),
    /// Keys are made only where there are none.
    #[error("there are files at {} already: keys are made only where there are none", .0.display())]
    FolderNotEmpty(PathBuf),
    /// Others than the owner could read or change this.
    #[error("{} can be read or changed by others than its owner: run chmod {} {}", .path.display(), .mode, .path.display())]
    OpenToOthers {
        /// The file or directory.
        path: PathBuf,
        /// The mode it should have.
        mode: &'static str,
    },
    /// The keys are of another database.
    #[error("the keys are for database {found}, and this is database {expected}")]
    WrongDatabase {
        /// The database in hand.
        expected: DatabaseId,
        /// The database the keys were made for.
        found: DatabaseId,
    },
    /// A key file is missing or damaged.
    #[error("{}: {fault}", .path.display())]
    KeyFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: KeyFileFault,
    },
    /// Keys given as credentials are not changed by the program.
    #[error("the keys at {} were given as credentials and cannot be changed from here", .0.display())]
    ReadOnly(PathBuf),
    /// Reading or writing failed.
    #[error("could not {doing} {}", .path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A passphrase has 15 to 128 characters.
    #[error("a passphrase has 15 to 128 characters")]
    PassphraseLength,
    /// The backup's text is torn, altered, or not a backup.
    #[error("this is not a whole key backup: {0}")]
    NotABackup(&'static str),
    /// The passphrase is another one, or the backup was altered.
    #[error("the key backup does not open: the passphrase is another one, or the text was altered")]
    BackupDoesNotOpen,
}

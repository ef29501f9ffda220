//! The account a server runs under: our own, or an unprivileged one when we are root.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::chown;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::workspace::output;

/// An account with its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Account {
    name: String,
    user: u32,
    group: u32,
    changes: bool,
}

impl Account {
    /// `preferred` when we are root, ourselves otherwise.
    pub(crate) fn for_server(preferred: &str) -> Result<Self> {
        let is_root = rustix::process::geteuid().is_root();
        let name = if is_root {
            preferred.to_owned()
        } else {
            id(&["-un"])?
        };
        let user = number(&id(&["-u", &name])?)?;
        let group = number(&id(&["-g", &name])?)?;
        Ok(Self {
            name,
            user,
            group,
            changes: is_root,
        })
    }

    /// The account's name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The number of its first group.
    pub(crate) fn group(&self) -> u32 {
        self.group
    }

    /// Makes a folder that belongs to the account.
    pub(crate) fn make_folder(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        self.own(folder)
    }

    /// Gives a file or folder to the account.
    pub(crate) fn own(&self, path: &Path) -> Result<()> {
        chown(path, Some(self.user), Some(self.group))
            .with_context(|| format!("giving {} to {}", path.display(), self.name))
    }

    /// A command run as the account, without further rights, that ends when this program does, however
    /// this program ends.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new("setpriv");
        command.args(["--no-new-privs", "--pdeathsig", "TERM"]);
        if self.changes {
            command.args([
                "--reuid",
                &self.name,
                "--regid",
                &self.group.to_string(),
                "--clear-groups",
            ]);
        }
        command.arg("--").arg(program).current_dir("/");
        command
    }
}

fn id(arguments: &[&str]) -> Result<String> {
    let printed = output(Command::new("id").args(arguments)).context("looking up an account")?;
    Ok(printed.trim().to_owned())
}

fn number(text: &str) -> Result<u32> {
    text.parse()
        .with_context(|| format!("{text:?} is not an account number"))
}

//! Debian packages, through `apt-get`, without leaving a server running that was not there before.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Need;
use crate::checks::supply;
use crate::console::Step;
use crate::running::{run, run_to_end};
use crate::services;
use crate::workspace::{self, on_path};

/// Packages that together meet one need, and how to tell that it is met already.
struct Bundle {
    need: Need,
    packages: &'static [&'static str],
    present: fn() -> bool,
}

const BUNDLES: &[Bundle] = &[
    Bundle {
        need: Need::CCompiler,
        packages: &["gcc", "libc6-dev"],
        present: || on_path("cc").is_some(),
    },
    Bundle {
        need: Need::Pages,
        packages: &["nodejs", "npm"],
        present: has_npm,
    },
    Bundle {
        need: Need::TestTools,
        packages: &["nodejs", "npm"],
        present: has_npm,
    },
    Bundle {
        need: Need::Browser,
        packages: &["chromium"],
        present: || on_path("chromium").is_some(),
    },
    Bundle {
        need: Need::Postgres,
        packages: &["postgresql"],
        present: || services::postgres_programs().is_some(),
    },
    Bundle {
        need: Need::Audit,
        packages: &["xz-utils"],
        present: || on_path("xz").is_some() || supply::packed_database().is_none(),
    },
    Bundle {
        need: Need::Schemathesis,
        packages: &["python3", "python3-venv"],
        present: makes_environments,
    },
    Bundle {
        need: Need::Mail,
        packages: &["exim4-daemon-light", "openssl"],
        present: || on_path("exim4").is_some() && on_path("openssl").is_some(),
    },
];

/// Units that the packages above would start now and at each boot.
const UNWANTED_UNITS: &[(&str, &str)] = &[
    ("postgresql", "postgresql.service"),
    ("exim4-daemon-light", "exim4.service"),
];

/// Debian splits what makes an environment from Python itself.
fn makes_environments() -> bool {
    let mut python = workspace::command("python3");
    workspace::output(python.args(["-c", "import ensurepip, venv"])).is_ok()
}

fn has_npm() -> bool {
    on_path("node").is_some() && on_path("npm").is_some()
}

/// Installs the packages of the needs that are not met.
pub(crate) fn install(step: &mut Step, needs: &BTreeSet<Need>) -> Result<()> {
    let missing: BTreeSet<&str> = BUNDLES
        .iter()
        .filter(|bundle| needs.contains(&bundle.need) && !(bundle.present)())
        .flat_map(|bundle| bundle.packages.iter().copied())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.iter().copied().collect::<Vec<_>>().join(" ");
    step.say(&format!("installing Debian packages: {list}"));
    if on_path("apt-get").is_none() {
        bail!("this system has no apt-get: install the counterparts of these Debian packages: {list}");
    }
    let rights = Rights::find()?;
    for (package, unit) in UNWANTED_UNITS {
        if missing.contains(package) {
            rights.keep_stopped(step, unit)?;
        }
    }
    rights.apt_install(step, &missing)
}

/// How this program may act as root.
enum Rights {
    Root,
    Sudo,
}

impl Rights {
    fn find() -> Result<Self> {
        if rustix::process::geteuid().is_root() {
            return Ok(Self::Root);
        }
        if on_path("sudo").is_none() {
            bail!("installing packages needs root: run this once as root, or install sudo");
        }
        Ok(Self::Sudo)
    }

    fn command(&self, program: &str) -> Command {
        match self {
            Self::Root => Command::new(program),
            Self::Sudo => {
                let mut command = Command::new("sudo");
                command.args(["--", program]);
                command
            }
        }
    }

    /// Masks a unit before its package arrives, so that no boot starts a server for our sake.
    fn keep_stopped(&self, step: &mut Step, unit: &str) -> Result<()> {
        let file = Path::new("/etc/systemd/system").join(unit);
        if !Path::new("/etc/systemd").exists() || file.symlink_metadata().is_ok() {
            return Ok(());
        }
        step.say(&format!(
            "masking {unit}: the tests start their own server (undo: systemctl unmask {unit})"
        ));
        let mut link = self.command("ln");
        run(step, link.args(["-s", "/dev/null"]).arg(file))
    }

    /// Installs packages, fetching the lists first if need be. Nothing installed may be removed for it.
    fn apt_install(&self, step: &mut Step, packages: &BTreeSet<&str>) -> Result<()> {
        let _quiet = NoDaemons::declare(self, step)?;
        if self.try_apt_install(step, packages)? {
            return Ok(());
        }
        step.say("fetching the package lists");
        run(step, self.command("apt-get").arg("update")).context("fetching Debian's package lists")?;
        if !self.try_apt_install(step, packages)? {
            bail!("apt-get could not install them; its reasons are in the log");
        }
        Ok(())
    }

    fn try_apt_install(&self, step: &mut Step, packages: &BTreeSet<&str>) -> Result<bool> {
        let mut command = self.command("env");
        command.args([
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "install",
            "--yes",
            "--no-remove",
        ]);
        command
            .args(["--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"])
            .args(packages);
        Ok(run_to_end(step, &mut command)?.success())
    }
}

const POLICY: &str = "/usr/sbin/policy-rc.d";

/// While this lives, packages may not start what they bring. A policy that is there already stays.
struct NoDaemons<'a> {
    rights: &'a Rights,
    ours: bool,
}

impl<'a> NoDaemons<'a> {
    fn declare(rights: &'a Rights, step: &mut Step) -> Result<Self> {
        if Path::new(POLICY).exists() {
            return Ok(Self { rights, ours: false });
        }
        let draft: PathBuf = step.log().with_extension("policy");
        fs::write(
            &draft,
            "#!/bin/sh\n# Packages being installed for tests start no servers.\nexit 101\n",
        )?;
        fs::set_permissions(&draft, fs::Permissions::from_mode(0o755))?;
        run(step, rights.command("cp").arg(&draft).arg(POLICY))?;
        fs::remove_file(draft)?;
        Ok(Self { rights, ours: true })
    }
}

impl Drop for NoDaemons<'_> {
    fn drop(&mut self) {
        if self.ours
            && !self
                .rights
                .command("rm")
                .arg(POLICY)
                .status()
                .is_ok_and(|status| status.success())
        {
            eprintln!("note: {POLICY} was made for this run and could not be removed: remove it by hand");
        }
    }
}

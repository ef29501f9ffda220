//! Cargo tools: built once from crates.io at pinned versions, kept outside the checkout.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Need;
use crate::console::Step;
use crate::running::run;
use crate::workspace::{self, cache_dir, on_path};

struct Tool {
    need: Need,
    name: &'static str,
    version: &'static str,
    options: &'static [&'static str],
}

const TOOLS: &[Tool] = &[
    Tool {
        need: Need::Nextest,
        name: "cargo-nextest",
        version: "0.9.143",
        options: &["--no-default-features", "--features", "default-no-update"],
    },
    Tool {
        need: Need::Deny,
        name: "cargo-deny",
        version: "0.20.2",
        options: &[],
    },
    Tool {
        need: Need::Audit,
        name: "cargo-audit",
        version: "0.22.2",
        options: &["--no-default-features"],
    },
];

/// Builds what is missing of the tools that `needs` names.
pub(crate) fn install(step: &mut Step, needs: &BTreeSet<Need>) -> Result<()> {
    for tool in TOOLS.iter().filter(|tool| needs.contains(&tool.need)) {
        if tool.find()?.is_none() {
            step.say(&format!(
                "building {} {} (once; kept in {})",
                tool.name,
                tool.version,
                folder()?.display()
            ));
            tool.build(step)?;
        }
    }
    if intermediate()?.exists() {
        fs::remove_dir_all(intermediate()?).context("removing what the tools were built from")?;
    }
    Ok(())
}

/// The program that meets a need.
pub(crate) fn program(need: Need) -> Result<PathBuf> {
    let tool = TOOLS
        .iter()
        .find(|tool| tool.need == need)
        .context("no such cargo tool")?;
    match tool.find()? {
        Some(path) => Ok(path),
        None => bail!("{} {} is not installed", tool.name, tool.version),
    }
}

fn folder() -> Result<PathBuf> {
    Ok(cache_dir()?.join("tools"))
}

/// What the tools have in common while they are built; an interrupted build goes on from it.
fn intermediate() -> Result<PathBuf> {
    Ok(folder()?.join("target"))
}

impl Tool {
    /// Ours if it has the pinned version; failing that, the same version from the search path.
    fn find(&self) -> Result<Option<PathBuf>> {
        let ours = folder()?.join("bin").join(self.name);
        Ok([Some(ours), on_path(self.name)]
            .into_iter()
            .flatten()
            .find(|path| self.is_pinned(path)))
    }

    fn is_pinned(&self, path: &PathBuf) -> bool {
        // The subcommand comes first: `cargo-audit audit --version`.
        let subcommand = self.name.trim_start_matches("cargo-");
        let printed =
            workspace::output(Command::new(path).args([subcommand, "--version"])).unwrap_or_default();
        printed.split_whitespace().any(|word| word == self.version)
    }

    /// Unoptimised: they are fast enough so, and an optimised build takes several times as long.
    fn build(&self, step: &mut Step) -> Result<()> {
        let mut command = workspace::cargo();
        command.args([
            "install",
            "--locked",
            "--force",
            self.name,
            "--version",
            self.version,
        ]);
        command.args(self.options).arg("--root").arg(folder()?);
        command.env("CARGO_TARGET_DIR", intermediate()?);
        for (setting, value) in [
            ("OPT_LEVEL", "0"),
            ("DEBUG", "false"),
            ("LTO", "off"),
            ("CODEGEN_UNITS", "256"),
        ] {
            command.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
        }
        run(step, &mut command).with_context(|| format!("building {} {}", self.name, self.version))
    }
}

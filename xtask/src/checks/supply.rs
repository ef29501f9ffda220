//! What we build from: licences, sources and bans by `cargo-deny`, known vulnerabilities by `cargo-audit`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::console::Step;
use crate::install::{self, Need};
use crate::running::run;
use crate::scratch::Scratch;
use crate::workspace;

/// Judges licences, bans and sources by `deny.toml`.
pub(crate) fn licences(step: &mut Step) -> Result<()> {
    let mut command = workspace::command(install::tool(Need::Deny)?);
    run(
        step,
        command.args([
            "--log-level",
            "warn",
            "--locked",
            "check",
            "licenses",
            "bans",
            "sources",
        ]),
    )
}

/// Judges the lock file by the advisory database beside the checkout, or else the one on the network.
pub(crate) fn advisories(step: &mut Step) -> Result<String> {
    let exceptions = exceptions(&fs::read_to_string(workspace::root().join("deny.toml"))?)?;
    let mut command = workspace::command(install::tool(Need::Audit)?);
    command.args(["audit", "--deny", "warnings"]);
    for id in &exceptions {
        command.args(["--ignore", id]);
    }
    let Some(packed) = packed_database() else {
        run(step, &mut command)?;
        return Ok("database from the network".to_owned());
    };
    let scratch = Scratch::new("advisories")?;
    run(
        step,
        Command::new("tar")
            .arg("--extract")
            .arg("--file")
            .arg(&packed)
            .arg("--directory")
            .arg(scratch.path()),
    )?;
    run(
        step,
        command
            .arg("--db")
            .arg(scratch.path())
            .args(["--no-fetch", "--stale"]),
    )?;
    Ok(format!("database from {}", packed.display()))
}

/// A database that was laid beside the checkout, for machines without a way out.
pub(crate) fn packed_database() -> Option<PathBuf> {
    let beside = workspace::root().parent()?;
    Some(beside.join("shared/data/advisory-db.tar.xz")).filter(|path| path.is_file())
}

/// The advisories that `deny.toml` excepts. Each stands on a line of its own with its reason.
fn exceptions(deny_toml: &str) -> Result<Vec<String>> {
    let lines = deny_toml
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with('#') && line.contains("RUSTSEC-"));
    lines.map(exception).collect()
}

fn exception(line: &str) -> Result<String> {
    let id = line.split('"').find(|part| part.starts_with("RUSTSEC-"));
    let id = id.with_context(|| format!("deny.toml: no advisory in quotes in: {line}"))?;
    let reason = line
        .split_once("reason")
        .map(|(_, rest)| rest.trim_matches(|c: char| !c.is_alphanumeric()));
    if reason.unwrap_or_default().len() < 20 {
        bail!("deny.toml: {id} is excepted without a reason on its line");
    }
    Ok(id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exception_needs_its_reason() {
        let with = r#"  { id = "RUSTSEC-2023-0071", reason = "verification only: no private key is used" },"#;
        assert_eq!(exceptions(with).unwrap(), ["RUSTSEC-2023-0071"]);
        let without = r#"ignore = ["RUSTSEC-2023-0071"]"#;
        assert_eq!(
            exceptions(without).unwrap_err().to_string(),
            "deny.toml: RUSTSEC-2023-0071 is excepted without a reason on its line"
        );
    }

    #[test]
    fn a_comment_excepts_nothing() {
        assert_eq!(exceptions("# RUSTSEC-2023-0071 would go here").unwrap(), [""; 0]);
    }
}

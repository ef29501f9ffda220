//! Where things are: the checkout, cargo's target folder, the cache for tools.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The checkout's top folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
}

/// A command to be run in the checkout's top folder.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    // Set by the cargo around this program. Some build scripts take a change in them as a reason to run
    // again, and everything that depends on them would be built again each time.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// The cargo that runs this program, so that the pinned toolchain is kept.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Where cargo puts what it builds.
pub(crate) fn target_dir() -> Result<PathBuf> {
    let metadata = metadata(&["--no-deps"])?;
    let path = metadata
        .get("target_directory")
        .and_then(Value::as_str)
        .context("cargo metadata names no target folder")?;
    Ok(PathBuf::from(path))
}

/// What cargo knows about the workspace, as `cargo metadata` prints it.
pub(crate) fn metadata(options: &[&str]) -> Result<Value> {
    let mut command = cargo();
    command
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(options);
    serde_json::from_str(&output(&mut command)?).context("reading cargo metadata")
}

/// The folder outside the checkout in which built tools are kept between runs.
pub(crate) fn cache_dir() -> Result<PathBuf> {
    if let Some(cache) = std::env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        return Ok(PathBuf::from(cache).join("waymark"));
    }
    let home = std::env::var_os("HOME").context("HOME is not set: set it, or XDG_CACHE_HOME")?;
    Ok(PathBuf::from(home).join(".cache/waymark"))
}

/// The files git keeps, or would keep at the next commit, relative to the top folder.
pub(crate) fn files() -> Result<Vec<PathBuf>> {
    let mut command = command("git");
    command.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let listed = output(&mut command)?;
    let mut files: Vec<_> = listed
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(PathBuf::from)
        .collect();
    files.retain(|file| root().join(file).is_file());
    Ok(files)
}

/// Runs a short command to its end and returns what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("starting {name}"))?;
    if !output.status.success() {
        bail!(
            "{name} failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    String::from_utf8(output.stdout).with_context(|| format!("reading what {name} printed"))
}

/// The first program of this name on the search path.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    // Debian leaves these out of an ordinary user's path; servers live there.
    let more = ["/usr/sbin", "/sbin"].map(PathBuf::from);
    std::env::split_paths(&path)
        .chain(more)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

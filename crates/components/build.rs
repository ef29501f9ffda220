//! Translates the component packages' templates and gathers the static assets,
//! from what `npm ci` has put beside the workspace.

mod bundle;
#[path = "translate/mod.rs"]
mod translate;

use std::path::{Path, PathBuf};
use std::{env, fs};

const MISSING: &str = "the pages' component packages are not installed: run `npm ci` in the workspace's folder \
    (`cargo xtask demo` does it for you)";

fn main() {
    if let Err(problem) = run() {
        println!("cargo::error={problem}");
    }
}

fn run() -> Result<(), String> {
    let here = folder("CARGO_MANIFEST_DIR")?;
    let out = folder("OUT_DIR")?;
    let workspace = here.join("../..");
    let modules = workspace.join("node_modules");
    watch(&here, &workspace);
    if bundle::PACKAGES
        .iter()
        .any(|package| !modules.join(package).join("package.json").is_file())
    {
        return Err(MISSING.to_owned());
    }
    write(&out.join("templates.rs"), &bundle::templates::table(&modules)?)?;
    bundle::assets::write_all(&here.join("assets"), &modules, &out)
}

/// Only what can change the outcome, so that rebuilds are rare.
fn watch(here: &Path, workspace: &Path) {
    for part in ["build.rs", "bundle", "translate", "assets"] {
        println!("cargo::rerun-if-changed={}", here.join(part).display());
    }
    println!(
        "cargo::rerun-if-changed={}",
        workspace.join("package-lock.json").display()
    );
    for package in bundle::PACKAGES {
        let manifest = workspace.join("node_modules").join(package).join("package.json");
        println!("cargo::rerun-if-changed={}", manifest.display());
    }
}

fn folder(variable: &str) -> Result<PathBuf, String> {
    env::var_os(variable)
        .map(PathBuf::from)
        .ok_or_else(|| format!("{variable} is not set"))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    fs::write(path, content).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

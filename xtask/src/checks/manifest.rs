//! The workspace's crates and what each depends on directly, as cargo reports it.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::workspace;

/// A crate of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Crate {
    /// Its package name.
    pub(crate) name: String,
    /// The folder of its `Cargo.toml`.
    pub(crate) folder: PathBuf,
    /// What it depends on directly.
    pub(crate) dependencies: Vec<Dependency>,
    /// Dependencies that no source file names, each with the reason it is there:
    /// `[package.metadata.unnamed-dependencies]`.
    pub(crate) unnamed: Vec<String>,
}

/// One direct dependency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dependency {
    /// The package's name on crates.io or in the workspace.
    pub(crate) package: String,
    /// The name it has in source text.
    pub(crate) identifier: String,
    /// When it is needed.
    pub(crate) kind: Kind,
    /// Whether it is one of our own crates.
    pub(crate) ours: bool,
}

/// When a dependency is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// In the program.
    Normal,
    /// In the build script.
    Build,
    /// In tests only.
    Dev,
}

/// Reads the workspace.
pub(crate) fn read() -> Result<Vec<Crate>> {
    from_metadata(&workspace::metadata(&["--no-deps"])?)
}

fn from_metadata(metadata: &Value) -> Result<Vec<Crate>> {
    list(metadata, "packages")
        .iter()
        .map(|&package| to_crate(package))
        .collect()
}

fn to_crate(package: &Value) -> Result<Crate> {
    let manifest = PathBuf::from(text(package, "manifest_path")?);
    let unnamed = package
        .pointer("/metadata/unnamed-dependencies")
        .and_then(Value::as_object);
    Ok(Crate {
        name: text(package, "name")?,
        folder: manifest
            .parent()
            .context("a manifest without a folder")?
            .to_path_buf(),
        dependencies: list(package, "dependencies")
            .iter()
            .map(|&d| to_dependency(d))
            .collect::<Result<_>>()?,
        unnamed: unnamed
            .map(|table| table.keys().cloned().collect())
            .unwrap_or_default(),
    })
}

fn to_dependency(dependency: &Value) -> Result<Dependency> {
    let package = text(dependency, "name")?;
    let kind = match dependency["kind"].as_str() {
        None => Kind::Normal,
        Some("build") => Kind::Build,
        Some(_) => Kind::Dev,
    };
    let name = dependency["rename"].as_str().unwrap_or(&package);
    Ok(Dependency {
        identifier: name.replace('-', "_"),
        kind,
        ours: dependency["path"].is_string(),
        package,
    })
}

fn list<'a>(value: &'a Value, key: &str) -> Vec<&'a Value> {
    value[key]
        .as_array()
        .map(|items| items.iter().collect())
        .unwrap_or_default()
}

fn text(value: &Value, key: &str) -> Result<String> {
    let text = value[key]
        .as_str()
        .with_context(|| format!("cargo metadata lacks {key}"))?;
    Ok(text.to_owned())
}

//! `cargo xtask db`: migrations.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;

use crate::checks::migrations::{self, FOLDER};
use crate::workspace;

pub(crate) const HELP: &str = "
Usage: cargo xtask db new <name>
       cargo xtask db release

new      writes the next migration's file, m<number>_<name>.rs, and says how to enlist it. The name is
         lower-case words joined by underscores that say what the schema gains.
release  adds the migrations that are not listed yet to docs/generated/migrations.sha256. From then
         on they never change: cargo xtask test refuses it.
";

pub(crate) fn run(arguments: Arguments) -> Result<()> {
    let words = arguments.finish();
    let words: Vec<_> = words.iter().filter_map(|word| word.to_str()).collect();
    match words.as_slice() {
        ["new", name] => new(name),
        ["release"] => release(),
        _ => bail!("expected `new <name>` or `release`; see cargo xtask db --help"),
    }
}

fn new(name: &str) -> Result<()> {
    if !is_good_name(name) {
        bail!(
            "{name:?} is no name for a migration: lower-case words joined by underscores, such as add_panels"
        );
    }
    let module = format!(
        "m{:04}_{name}",
        next_number(&migrations::files(workspace::root())?)
    );
    let path = Path::new(FOLDER).join(format!("{module}.rs"));
    fs::write(workspace::root().join(&path), text(&module, name))
        .with_context(|| format!("writing {}", path.display()))?;
    println!(
        "Enlist it in {FOLDER}/mod.rs:\n  mod {module};\n  Box::new({module}::{})",
        type_name(name)
    );
    println!("db: wrote {}", path.display());
    Ok(())
}

fn release() -> Result<()> {
    let added = migrations::release()?;
    for file in &added {
        println!("  {file}");
    }
    println!("db: {} migrations newly listed as released", added.len());
    Ok(())
}

fn is_good_name(name: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    name.split('_').all(is_word) && name.starts_with(|c: char| c.is_ascii_lowercase())
}

fn next_number(files: &[std::path::PathBuf]) -> u32 {
    let numbers = files.iter().filter_map(|file| {
        let name = file.file_name()?.to_string_lossy().into_owned();
        name.strip_prefix('m')?.split('_').next()?.parse::<u32>().ok()
    });
    numbers.max().unwrap_or(0) + 1
}

fn type_name(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
            .unwrap_or_default()
    };
    name.split('_').map(capital).collect()
}

fn text(module: &str, name: &str) -> String {
    let kind = type_name(name);
    let words = name.replace('_', " ");
    format!(
        "//! What the schema gains: {words}.

use sea_orm_migration::{{DbErr, MigrationName, MigrationTrait, SchemaManager, async_trait}};

/// The migration to: {words}.
#[derive(Debug)]
pub(crate) struct {kind};

impl MigrationName for {kind} {{
    fn name(&self) -> &'static str {{
        \"{module}\"
    }}
}}

#[async_trait::async_trait]
impl MigrationTrait for {kind} {{
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {{
        manager.get_connection().execute_unprepared(\"\").await.map(|_| ())
    }}
}}
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn a_new_migration_takes_the_next_number() {
        assert_eq!(next_number(&[]), 1);
        let files = ["m0001_foundations.rs", "m0012_panels.rs"].map(|name| PathBuf::from(FOLDER).join(name));
        assert_eq!(next_number(&files), 13);
    }

    #[test]
    fn a_name_is_lower_case_words() {
        for good in ["add_panels", "panels", "index_2"] {
            assert!(is_good_name(good), "{good}");
        }
        for bad in ["", "Add", "add panels", "../x", "_x", "x__y", "2_x"] {
            assert!(!is_good_name(bad), "{bad}");
        }
        assert_eq!(type_name("add_panels"), "AddPanels");
    }
}

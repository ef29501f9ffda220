//! The table of translated macros.

use crate::translate::{self, Template};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Components that stay out of the program: four are branded with a crown or a
/// crest, and two print as mark-up what they call an id or text.
const WITHHELD: [&str; 6] = [
    "govukFooter",
    "govukHeader",
    "govukLogo",
    "mojAddAnother",
    "mojCurrencyInput",
    "mojHeader",
];

/// Rust source of two tables: what the program carries, and what only the tests do.
pub(crate) fn table(modules: &Path) -> Result<String, String> {
    let mut templates = Vec::new();
    for file in files(modules)? {
        templates.extend(translated(&file).map_err(|problem| format!("{}: {problem}", file.display()))?);
    }
    templates.sort_by(|a, b| a.name.cmp(&b.name));
    let (withheld, carried): (Vec<_>, Vec<_>) = templates
        .into_iter()
        .partition(|template| WITHHELD.contains(&template.name.as_str()));
    Ok(format!(
        "{}\n#[cfg(test)]\n{}",
        constant("TEMPLATES", &carried),
        constant("WITHHELD", &withheld)
    ))
}

/// Every macro file of both packages.
fn files(modules: &Path) -> Result<Vec<PathBuf>, String> {
    let govuk = modules.join("govuk-frontend/dist/govuk");
    let moj = modules.join("@ministryofjustice/frontend/moj");
    let mut files = entries(&govuk.join("macros"))?;
    for components in [govuk.join("components"), moj.join("components")] {
        files.extend(
            entries(&components)?
                .into_iter()
                .map(|folder| folder.join("macro.njk")),
        );
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "njk") && file.is_file());
    Ok(files)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let problem = |error| format!("{} cannot be listed: {error}", folder.display());
    fs::read_dir(folder)
        .map_err(problem)?
        .map(|entry| Ok(entry.map_err(problem)?.path()))
        .collect()
}

fn translated(file: &Path) -> Result<Vec<Template>, String> {
    let include = |path: &str| crate::read(&file.with_file_name(path.trim_start_matches("./")));
    translate::macros(&crate::read(file)?, &include)
}

fn constant(name: &str, templates: &[Template]) -> String {
    let mut rust = format!("const {name}: &[Template] = &[\n");
    for Template {
        name,
        parameter,
        source,
    } in templates
    {
        // Writing to a String cannot fail.
        let _ = writeln!(
            rust,
            "    Template {{ name: {name:?}, parameter: {parameter:?}, source: {source:?} }},"
        );
    }
    rust.push_str("];\n");
    rust
}

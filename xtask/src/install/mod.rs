//! Installing what is missing, and saying so.

mod debian;
mod python;
mod toolchain;
mod tools;

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Result;

use crate::console::Step;
use crate::node;

/// Something a command needs from outside the checkout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// The pinned compiler with its formatter and linter.
    Toolchain,
    /// A C compiler, for the SQLite and the cryptography that are built from source.
    CCompiler,
    /// The npm packages that the pages are built from.
    Pages,
    /// Those, and the npm packages that tests use.
    TestTools,
    /// Chromium.
    Browser,
    /// A PostgreSQL server.
    Postgres,
    /// A mail server, and what makes its certificate.
    Mail,
    /// The test runner.
    Nextest,
    /// The judge of licences and sources.
    Deny,
    /// The judge of known vulnerabilities.
    Audit,
    /// What holds the API to its description.
    Schemathesis,
}

/// Puts in place whatever is missing of `needs`.
pub(crate) fn install(step: &mut Step, needs: &BTreeSet<Need>) -> Result<()> {
    if needs.contains(&Need::Toolchain) {
        toolchain::check()?;
    }
    debian::install(step, needs)?;
    if needs.contains(&Need::TestTools) {
        node::install(step, node::Kind::WithTestTools)?;
    } else if needs.contains(&Need::Pages) {
        node::install(step, node::Kind::PagesOnly)?;
    }
    if needs.contains(&Need::Schemathesis) {
        python::install(step)?;
    }
    tools::install(step, needs)
}

/// The program that holds the API to its description, as [`install`] left it.
pub(crate) fn schemathesis() -> Result<PathBuf> {
    python::schemathesis()
}

/// The program of a cargo tool, as [`install`] found or built it.
pub(crate) fn tool(need: Need) -> Result<PathBuf> {
    tools::program(need)
}

//! The translated components against what upstream says they print.

mod assets;
mod fixtures;
mod functions;
mod hostile;
mod moj;
mod normal;
mod translation;

use std::path::PathBuf;

/// Where `npm ci` puts the packages.
fn modules() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../node_modules")
}

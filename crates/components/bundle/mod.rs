//! What of the packages goes into the program.

pub(crate) mod assets;
pub(crate) mod stylesheet;
pub(crate) mod templates;

/// Below `node_modules`.
pub(crate) const PACKAGES: [&str; 3] = [
    "govuk-frontend",
    "@ministryofjustice/frontend",
    "@fontsource/source-sans-3",
];

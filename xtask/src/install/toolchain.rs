//! The pinned compiler. It is the one thing that has to be there before this program is.

use anyhow::{Result, bail};

use crate::workspace::{self, output};

/// Fails, with the command that mends it, if the formatter or the linter is missing.
pub(crate) fn check() -> Result<()> {
    let missing = ["fmt", "clippy"]
        .iter()
        .any(|tool| output(workspace::cargo().args([tool, "--version"])).is_err());
    if missing {
        bail!(
            "the pinned toolchain is incomplete; run: rustup toolchain install {} --profile minimal \
             --component rustfmt --component clippy",
            pinned()
        );
    }
    Ok(())
}

/// The version that `rust-toolchain.toml` pins.
fn pinned() -> &'static str {
    let file = include_str!("../../../rust-toolchain.toml");
    file.lines()
        .find_map(|line| line.strip_prefix("channel = "))
        .unwrap_or("stable")
        .trim_matches('"')
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_advice_names_the_version_that_is_pinned() {
        assert!(super::pinned().starts_with("1."), "{}", super::pinned());
    }
}

//! The steps of the gate, in order: cheap ones first, so that most mistakes are told within seconds.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::checks;
use crate::console::Step;
use crate::install::{self, Need};
use crate::running::{run, run_to_end};
use crate::services::Services;
use crate::workspace::{self, output, target_dir};

/// Tests that ran, and how they ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Held.
    pub(crate) passed: u64,
    /// Did not.
    pub(crate) failed: u64,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
    }
}

/// Which database the tests run against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Backend {
    Both,
    Sqlite,
    Postgres,
}

/// What the steps share.
#[derive(Debug)]
pub(crate) struct Gate {
    /// The databases asked for.
    pub(crate) backend: Backend,
    /// Tests so far.
    pub(crate) counts: Counts,
    /// The servers, while a step that needs them may still come.
    pub(crate) services: Option<Services>,
}

/// One step of the gate.
pub(crate) struct GateStep {
    /// What `--only` calls it.
    pub(crate) name: &'static str,
    /// What it checks, for the help text.
    pub(crate) about: &'static str,
    /// What has to be installed for it.
    pub(crate) needs: &'static [Need],
    /// What to do when it fails.
    pub(crate) mend: &'static str,
    /// Whether it talks to the servers.
    pub(crate) uses_services: bool,
    /// A step that must have passed for this one to mean anything.
    pub(crate) after: Option<&'static str>,
    /// Runs it; the answer is a detail worth a few words.
    pub(crate) run: fn(&mut Gate, &mut Step) -> Result<String>,
}

const PLAIN: GateStep = GateStep {
    name: "",
    about: "",
    needs: &[],
    mend: "",
    uses_services: false,
    after: None,
    run: |_, _| Ok(String::new()),
};

/// The whole gate.
pub(crate) const STEPS: &[GateStep] = &[
    GateStep {
        name: "format",
        about: "every Rust file is as cargo fmt leaves it",
        needs: &[Need::Toolchain],
        mend: "run: cargo fmt --all",
        run: format,
        ..PLAIN
    },
    GateStep {
        name: "layers",
        about: "crates depend downwards only; cryptography and the database keep to their crates",
        mend: "move the code to the layer it belongs to; the map is xtask/src/checks/layers.rs",
        run: |_, _| checks::layers::check().map(|()| String::new()),
        ..PLAIN
    },
    GateStep {
        name: "unused",
        about: "every direct dependency is named by a source file",
        mend: "remove the dependency, or list it with its reason under [package.metadata.unnamed-dependencies]",
        run: |_, _| checks::unused::check().map(|()| String::new()),
        ..PLAIN
    },
    GateStep {
        name: "migrations",
        about: "released migrations are unchanged, and every migration is enlisted",
        mend: "put a released file back as it was and add a migration: cargo xtask db new <name>; enlist it in mod.rs",
        run: |_, _| checks::migrations::check().map(|()| String::new()),
        ..PLAIN
    },
    GateStep {
        name: "secrets",
        about: "no key or token in the files git keeps",
        mend: "take it out and replace it where it was used; if it is made up, write \"not a secret: <why>\" above",
        run: |_, _| checks::secrets::check().map(|()| String::new()),
        ..PLAIN
    },
    GateStep {
        name: "licences",
        about: "licences, bans and sources of every dependency, by deny.toml",
        needs: &[Need::Deny],
        mend: "choose another dependency, or allow it in deny.toml with the reason beside it",
        run: |_, step| checks::supply::licences(step).map(|()| String::new()),
        ..PLAIN
    },
    GateStep {
        name: "advisories",
        about: "no dependency has a known vulnerability",
        needs: &[Need::Audit],
        mend: "cargo update -p <crate>; if there is no mended version, except it in deny.toml with the reason",
        run: |_, step| checks::supply::advisories(step),
        ..PLAIN
    },
    GateStep {
        name: "lint",
        about: "clippy over all targets, warnings denied",
        needs: &[Need::Toolchain, Need::CCompiler, Need::Pages],
        mend: "run: cargo clippy --workspace --all-targets",
        run: lint,
        ..PLAIN
    },
    GateStep {
        name: "build",
        about: "the program and its tests compile",
        needs: &[Need::CCompiler, Need::Pages],
        mend: "run: cargo build --workspace --bins --tests",
        run: build,
        ..PLAIN
    },
    GateStep {
        name: "tests",
        about: "every test, on both databases; checked-in tables and snapshots unchanged",
        needs: &[
            Need::CCompiler,
            Need::TestTools,
            Need::Nextest,
            Need::Postgres,
            Need::Mail,
        ],
        mend: "cargo xtask services, then cargo nextest run <name>; a table meant to change: cargo xtask bless",
        uses_services: true,
        after: Some("build"),
        run: tests,
    },
    GateStep {
        name: "docs",
        about: "documentation builds without warnings and its examples run",
        needs: &[Need::CCompiler, Need::Pages],
        mend: "run: RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps; cargo test --workspace --doc",
        after: Some("build"),
        run: docs,
        ..PLAIN
    },
    GateStep {
        name: "api",
        about: "the running API answers as its description says, whatever it is sent",
        needs: &[Need::CCompiler, Need::Pages, Need::Schemathesis],
        mend: "read what was found in the log: each finding has the curl command that shows it again",
        after: Some("build"),
        run: |_, step| checks::api::check(step),
        ..PLAIN
    },
    GateStep {
        name: "browser",
        about: "the program in a real browser: journeys, accessibility, valid HTML",
        needs: &[
            Need::CCompiler,
            Need::TestTools,
            Need::Browser,
            Need::Postgres,
            Need::Mail,
        ],
        mend: "cargo xtask services, then node --test e2e/<file>; screenshots are in test-results/",
        uses_services: true,
        after: Some("build"),
        run: browser,
    },
];

/// All that the chosen steps need.
pub(crate) fn needs<'a>(steps: impl Iterator<Item = &'a GateStep>) -> BTreeSet<Need> {
    steps.flat_map(|step| step.needs.iter().copied()).collect()
}

fn cargo(words: &[&str]) -> Command {
    let mut command = workspace::cargo();
    command.args(words);
    command
}

fn format(_: &mut Gate, step: &mut Step) -> Result<String> {
    run(step, &mut cargo(&["fmt", "--all", "--check"]))?;
    Ok(String::new())
}

fn lint(_: &mut Gate, step: &mut Step) -> Result<String> {
    let words = [
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ];
    run(step, &mut cargo(&words))?;
    Ok(String::new())
}

/// Binaries and tests together, so that later steps find both with the same features chosen.
fn build(_: &mut Gate, step: &mut Step) -> Result<String> {
    run(
        step,
        &mut cargo(&["build", "--locked", "--workspace", "--bins", "--tests"]),
    )?;
    Ok(String::new())
}

fn tests(gate: &mut Gate, step: &mut Step) -> Result<String> {
    let references = target_dir()?.join("xtask-logs/snapshots-compared");
    fs::write(&references, "").context("preparing the list of snapshots compared")?;
    let before = changes()?;
    let mut command = workspace::command(install::tool(Need::Nextest)?);
    command.args(["nextest", "run", "--locked", "--workspace", "--no-fail-fast"]);
    command
        .args([
            "--color",
            "never",
            "--no-tests",
            "pass",
            "--failure-output",
            "final",
        ])
        .args(filter(gate.backend));
    command
        .env("INSTA_UPDATE", "no")
        .env(checks::snapshots::REFERENCES, &references)
        .env_remove("WAYMARK_BLESS");
    // What a failed test says matters more than where it was said, and would be pushed out of the log's end.
    command.env("RUST_BACKTRACE", "0");
    pass_services(gate, &mut command);
    let status = run_to_end(step, &mut command)?;
    let counts = nextest_counts(&fs::read_to_string(step.log())?);
    gate.counts += counts;
    if !status.success() {
        bail!(
            "{} of {} tests failed",
            counts.failed,
            counts.failed + counts.passed
        );
    }
    if changes()? != before {
        bail!("the tests changed files of the checkout: see git status");
    }
    if gate.backend == Backend::Both {
        checks::snapshots::check(&references)?;
    }
    Ok(format!("{} tests", counts.passed))
}

/// Tests name the database they run on: a module or case called `sqlite` or `postgres`.
fn filter(backend: Backend) -> &'static [&'static str] {
    match backend {
        Backend::Both => &[],
        Backend::Sqlite => &["--filterset", "not test(postgres)"],
        Backend::Postgres => &["--filterset", "not test(sqlite)"],
    }
}

fn changes() -> Result<String> {
    let status = output(workspace::command("git").args(["status", "--porcelain"]))?;
    let difference = output(workspace::command("git").args(["diff", "HEAD"]))?;
    Ok(status + &difference)
}

fn docs(gate: &mut Gate, step: &mut Step) -> Result<String> {
    let mut doc = cargo(&["doc", "--locked", "--workspace", "--no-deps"]);
    run(step, doc.env("RUSTDOCFLAGS", "--deny warnings"))?;
    let status = run_to_end(
        step,
        &mut cargo(&["test", "--locked", "--workspace", "--doc", "--no-fail-fast"]),
    )?;
    let counts = rustdoc_counts(&fs::read_to_string(step.log())?);
    gate.counts += counts;
    if !status.success() {
        bail!("{} examples in the documentation failed", counts.failed);
    }
    Ok(format!("{} examples", counts.passed))
}

fn browser(gate: &mut Gate, step: &mut Step) -> Result<String> {
    let mut files: Vec<PathBuf> = workspace::files()?;
    files.retain(|file| file.starts_with("e2e") && file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    let mut command = workspace::command("node");
    // Left to itself, Node runs one file fewer at once than there are processors: on two, one after another.
    command
        .args(["--test", "--test-concurrency=2", "--test-reporter=tap"])
        .args(&files);
    command.env("WAYMARK_BIN", target_dir()?.join("debug/waymark"));
    pass_services(gate, &mut command);
    let status = run_to_end(step, &mut command)?;
    let counts = node_counts(&fs::read_to_string(step.log())?);
    gate.counts += counts;
    if !status.success() {
        bail!(
            "{} of {} browser tests failed",
            counts.failed,
            counts.failed + counts.passed
        );
    }
    Ok(format!("{} tests", counts.passed))
}

fn pass_services(gate: &Gate, command: &mut Command) {
    for (name, value) in gate.services.iter().flat_map(Services::variables) {
        command.env(name, value);
    }
}

/// Reads `Summary [ 1.2s] 10 tests run: 9 passed (1 slow), 1 failed, 0 skipped`.
fn nextest_counts(log: &str) -> Counts {
    let summary = log
        .lines()
        .rfind(|line| line.trim_start().starts_with("Summary ["))
        .unwrap_or_default();
    let outcomes = summary
        .split_once("tests run:")
        .or_else(|| summary.split_once("test run:"));
    let outcomes = outcomes.map(|(_, rest)| rest).unwrap_or_default();
    let failed = ["failed", "timed out", "exec failed"]
        .iter()
        .map(|word| number_before(outcomes, word))
        .sum();
    Counts {
        passed: number_before(outcomes, "passed"),
        failed,
    }
}

/// Adds up `test result: ok. 3 passed; 0 failed; ...`, one for each crate.
fn rustdoc_counts(log: &str) -> Counts {
    let mut counts = Counts::default();
    for line in log.lines().filter_map(|line| line.strip_prefix("test result:")) {
        let outcomes = line
            .split_once(". ")
            .map(|(_, rest)| rest)
            .unwrap_or_default()
            .replace(';', ",");
        counts += Counts {
            passed: number_before(&outcomes, "passed"),
            failed: number_before(&outcomes, "failed"),
        };
    }
    counts
}

/// Reads the `# pass 3` and `# fail 0` that end node's report.
fn node_counts(log: &str) -> Counts {
    let number = |label: &str| {
        let mut lines = log.lines().rev();
        lines
            .find_map(|line| line.strip_prefix(label)?.trim().parse().ok())
            .unwrap_or(0)
    };
    Counts {
        passed: number("# pass "),
        failed: number("# fail ") + number("# cancelled "),
    }
}

/// The number in the part of a comma-separated list that reads `<number> <word>`.
fn number_before(list: &str, word: &str) -> u64 {
    let parts = list.split(',').map(str::trim);
    let mut numbers = parts.filter_map(|part| {
        let (number, rest) = part.split_once(' ')?;
        (rest == word || rest.starts_with(&format!("{word} ("))).then(|| number.parse().ok())?
    });
    numbers.next().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_runners_reports_are_counted() {
        let nextest = "  PASS x\n     Summary [   1.2s] 12 tests run: 9 passed (1 slow), 2 failed, 1 timed out, 4 skipped\n";
        assert_eq!(nextest_counts(nextest), Counts { passed: 9, failed: 3 });
        let one = "     Summary [   0.1s] 1 test run: 1 passed, 0 skipped";
        assert_eq!(nextest_counts(one), Counts { passed: 1, failed: 0 });
        let doc = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured\ntest result: FAILED. 1 passed; 2 failed; 0";
        assert_eq!(rustdoc_counts(doc), Counts { passed: 4, failed: 2 });
        let node = "ok 1 - x\n1..2\n# tests 3\n# pass 1\n# fail 1\n# cancelled 1\n# skipped 0\n";
        assert_eq!(node_counts(node), Counts { passed: 1, failed: 2 });
    }

    #[test]
    fn a_report_that_never_came_counts_nothing() {
        assert_eq!(nextest_counts("error: could not compile"), Counts::default());
        assert_eq!(node_counts(""), Counts::default());
    }

    #[test]
    fn every_step_says_how_to_mend_it_and_what_it_follows() {
        for (index, step) in STEPS.iter().enumerate() {
            assert!(!step.about.is_empty() && !step.mend.is_empty(), "{}", step.name);
            let earlier = STEPS
                .iter()
                .take(index)
                .any(|earlier| Some(earlier.name) == step.after);
            assert!(
                step.after.is_none() || earlier,
                "{} follows something later",
                step.name
            );
        }
    }
}

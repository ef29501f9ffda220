//! `cargo xtask bench build`: how long a developer waits.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;

use crate::console::{Step, Steps, now, spoken};
use crate::install::{self, Need};
use crate::running::run as run_logged;
use crate::scratch::Scratch;
use crate::workspace;

pub(crate) const HELP: &str = "
Usage: cargo xtask bench build

Copies the checkout to a temporary folder and measures there, on two cores: a build of the program
from nothing, and the build after a one-line change in each of several crates. Prints a table for
docs/performance.md with the time waited and the processor time, which others' work disturbs less.
";

/// What is changed by one line, from the bottom of the map to the top.
const CHANGES: &[(&str, &str)] = &[
    ("a rule (`domain`)", "crates/domain/src/lib.rs"),
    ("a query (`storage`)", "crates/storage/src/lib.rs"),
    ("a use case (`service`)", "crates/service/src/lib.rs"),
    ("a page (`views`)", "crates/views/src/lib.rs"),
    ("a route (`web`)", "crates/web/src/lib.rs"),
    ("the command line (`app`)", "crates/app/src/main.rs"),
];

/// The time one build took.
#[derive(Debug, Clone, Copy)]
struct Cost {
    waited: Duration,
    processor: Duration,
}

pub(crate) fn run(arguments: Arguments) -> Result<()> {
    if arguments.finish() != ["build"] {
        bail!("expected `build`; see cargo xtask bench --help");
    }
    let mut steps = Steps::new(CHANGES.len() + 2)?;
    let mut step = steps.begin("prepare")?;
    install::install(&mut step, &[Need::CCompiler, Need::Pages].into())?;
    let scratch = Scratch::new("bench")?;
    let copy = scratch.path().join("checkout");
    copy_checkout(&copy)?;
    step.passed("");

    let mut rows = Vec::new();
    let mut step = steps.begin("clean-build")?;
    rows.push(("from nothing".to_owned(), build(&mut step, &copy)?));
    step.passed("");
    for (what, file) in CHANGES {
        let name = file.split('/').nth(1).unwrap_or(file);
        let mut step = steps.begin(&format!("change-{name}"))?;
        add_line(&copy.join(file))?;
        rows.push((format!("one line in {what}"), build(&mut step, &copy)?));
        step.passed("");
    }
    print_table(&rows);
    println!(
        "bench: {} builds measured in {}",
        rows.len(),
        spoken(steps.elapsed())
    );
    Ok(())
}

fn copy_checkout(to: &Path) -> Result<()> {
    for file in workspace::files()? {
        let target = to.join(&file);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(workspace::root().join(&file), &target)
            .with_context(|| format!("copying {}", file.display()))?;
    }
    let packages = workspace::root().join("node_modules");
    std::os::unix::fs::symlink(packages, to.join("node_modules")).context("lending the npm packages")
}

fn add_line(file: &Path) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    // A changed line, not a comment: the compiler has to see another program.
    let line = format!(
        "#[allow(dead_code, reason = \"measured\")]\nconst MEASURED: usize = {};\n",
        text.len()
    );
    fs::write(file, text + &line).context("changing one line")
}

fn build(step: &mut Step, copy: &Path) -> Result<Cost> {
    let cargo = workspace::cargo();
    let mut command = workspace::command("taskset");
    command
        .args(["--cpu-list", "0,1"])
        .arg(cargo.get_program())
        .current_dir(copy);
    command.args(["build", "--locked", "--package", "waymark", "--jobs", "2"]);
    command.env("CARGO_TARGET_DIR", copy.with_file_name("target"));
    let (started, before) = (now(), processor_time()?);
    run_logged(step, &mut command)?;
    Ok(Cost {
        waited: started.elapsed(),
        processor: processor_time()?.saturating_sub(before),
    })
}

/// What the children that have ended used of the processors, from the kernel's own account.
fn processor_time() -> Result<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").context("reading /proc/self/stat")?;
    // The name in parentheses may hold spaces; the numbers begin after it. Fields 16 and 17 are the
    // children's user and system time in hundredths of a second.
    let numbers = stat.rsplit_once(") ").map(|(_, rest)| rest).unwrap_or_default();
    let ticks: u64 = numbers
        .split(' ')
        .skip(13)
        .take(2)
        .filter_map(|number| number.parse::<u64>().ok())
        .sum();
    Ok(Duration::from_millis(ticks * 10))
}

fn print_table(rows: &[(String, Cost)]) {
    println!("\n| Build of the program | Waited | Processor time |\n|---|---|---|");
    for (what, cost) in rows {
        println!(
            "| {what} | {} | {} |",
            spoken(cost.waited),
            spoken(cost.processor)
        );
    }
    println!();
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn every_crate_measured_is_there() {
        for (_, file) in CHANGES {
            assert!(workspace::root().join(file).is_file(), "{file}");
        }
    }

    #[test]
    fn the_time_of_ended_children_is_counted() {
        let before = processor_time().unwrap();
        let status = Command::new("sh")
            .args(["-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done"])
            .status();
        assert!(status.unwrap().success());
        assert!(processor_time().unwrap() > before);
    }
}

//! What the reader sees: numbered steps with the time they take, and one closing line.

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::workspace;

/// How much of a log is shown when a step fails.
const TAIL_LINES: usize = 60;
/// Without a terminal, how often a long step says that it is still going.
const HEARTBEAT: Duration = Duration::from_secs(60);

/// The one place that reads the clock: durations are only ever shown.
pub(crate) fn now() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "elapsed time, shown to the developer")]
    Instant::now()
}

/// A duration as people say it: `12 s`, `14 min 3 s`, `1 h 2 min`.
pub(crate) fn spoken(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, 0) => format!("{:.1} s", duration.as_secs_f32()),
        (0, 0, s) => format!("{s} s"),
        (0, min, s) => format!("{min} min {s} s"),
        (h, min, _) => format!("{h} h {min} min"),
    }
}

/// A failure that the closing lines have told already, so that nothing is printed after them.
#[derive(Debug)]
pub(crate) struct AlreadyTold;

impl std::fmt::Display for AlreadyTold {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("told above")
    }
}

impl std::error::Error for AlreadyTold {}

/// `1 step`, `12 steps`.
pub(crate) fn counted(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}

/// A run of numbered steps, each with a log of its own.
#[derive(Debug)]
pub(crate) struct Steps {
    total: usize,
    begun: usize,
    started: Instant,
    logs: PathBuf,
}

impl Steps {
    /// Prepares for `total` steps; logs go to `xtask-logs` under cargo's target folder.
    pub(crate) fn new(total: usize) -> Result<Self> {
        let logs = workspace::target_dir()?.join("xtask-logs");
        fs::create_dir_all(&logs).with_context(|| format!("making {}", logs.display()))?;
        Ok(Self {
            total,
            begun: 0,
            started: now(),
            logs,
        })
    }

    /// Begins the next step.
    pub(crate) fn begin(&mut self, name: &str) -> Result<Step> {
        self.begun += 1;
        let log = self.logs.join(format!("{name}.log"));
        fs::write(&log, "").with_context(|| format!("making {}", log.display()))?;
        let label = format!("[{:>2}/{}] {name}", self.begun, self.total);
        Ok(Step {
            label,
            log,
            started: now(),
            last_word: now(),
            terminal: std::io::stderr().is_terminal(),
        })
    }

    /// Time since the first step.
    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

/// One step under way.
#[derive(Debug)]
pub(crate) struct Step {
    label: String,
    log: PathBuf,
    started: Instant,
    last_word: Instant,
    terminal: bool,
}

impl Step {
    /// The file that takes what this step's tools print.
    pub(crate) fn log(&self) -> &Path {
        &self.log
    }

    /// Says something that should stay on the screen, such as what is being installed.
    pub(crate) fn say(&mut self, text: &str) {
        self.clear();
        println!("{}: {text}", self.label);
    }

    /// Shows that the step is alive: the log's last line and the time so far.
    pub(crate) fn tick(&mut self) {
        let wait = if self.terminal {
            Duration::from_millis(500)
        } else {
            HEARTBEAT
        };
        if self.last_word.elapsed() < wait {
            return;
        }
        self.last_word = now();
        let line = tail(&self.log, 1);
        let line: String = line.trim().chars().take(70).collect();
        let text = format!("{} ({}) {line}", self.label, spoken(self.started.elapsed()));
        if self.terminal {
            eprint!("\r\x1b[K{text}");
            // A status line that fails to show is no reason to stop.
            let _shown = std::io::stderr().flush();
        } else {
            println!("{text}");
        }
    }

    /// Ends the step well.
    pub(crate) fn passed(&mut self, detail: &str) {
        self.clear();
        let gap = if detail.is_empty() { "" } else { ", " };
        println!(
            "{}: passed in {}{gap}{detail}",
            self.label,
            spoken(self.started.elapsed())
        );
    }

    /// Ends the step badly: what should hold and does not, the end of its log, and how to mend it.
    pub(crate) fn failed(&mut self, expected: &str, error: &anyhow::Error, mend: &str) {
        self.clear();
        println!("{}: FAILED after {}", self.label, spoken(self.started.elapsed()));
        let tail = tail(&self.log, TAIL_LINES);
        if !tail.trim().is_empty() {
            println!(
                "--- the end of {} ---\n{}\n---",
                self.log.display(),
                tail.trim_end()
            );
        }
        println!("  Expected: {expected}\n  Found:    {error:#}\n  To mend:  {mend}");
    }

    fn clear(&self) {
        if self.terminal {
            eprint!("\r\x1b[K");
        }
    }
}

/// The last `lines` lines of a file, or nothing if it cannot be read.
fn tail(path: &Path, lines: usize) -> String {
    let bytes = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let all: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    all.iter()
        .skip(all.len().saturating_sub(lines))
        .copied()
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_said_as_people_say_them() {
        let said = [0, 12, 59, 60, 843, 3720].map(|seconds| spoken(Duration::from_secs(seconds)));
        assert_eq!(
            said,
            ["0.0 s", "12 s", "59 s", "1 min 0 s", "14 min 3 s", "1 h 2 min"]
        );
    }

    #[test]
    fn the_tail_of_a_log_is_its_last_lines_without_the_empty_ones() {
        let scratch = crate::scratch::Scratch::new("tail-test").unwrap();
        let log = scratch.path().join("log");
        fs::write(&log, "one\ntwo\n\nthree\n\n").unwrap();
        assert_eq!(tail(&log, 2), "two\nthree");
        assert_eq!(tail(&scratch.path().join("missing"), 2), "");
    }
}

//! Running other programs: in a group of their own, with their output kept in a log.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group};

use crate::console::{Step, now};
use crate::interrupt::{self, Watched};

const POLL: Duration = Duration::from_millis(50);

/// Runs a command to its end with its output in the step's log; fails unless it succeeds.
pub(crate) fn run(step: &mut Step, command: &mut Command) -> Result<()> {
    let status = run_to_end(step, command)?;
    if !status.success() {
        bail!("{} ended with {status}", spoken(command));
    }
    Ok(())
}

/// As [`run`], but a failure of the command itself is an answer.
pub(crate) fn run_to_end(step: &mut Step, command: &mut Command) -> Result<ExitStatus> {
    interrupt::check()?;
    let mut child = Running::start(command, step.log())?;
    loop {
        if let Some(status) = child.ended()? {
            interrupt::check()?;
            return Ok(status);
        }
        step.tick();
        std::thread::sleep(POLL);
    }
}

/// A child in its own process group, ended with everything it started when dropped.
#[derive(Debug)]
pub(crate) struct Running {
    name: String,
    child: Child,
    watched: Option<Watched>,
    farewell: Signal,
}

impl Running {
    /// Starts a command with no input and its output added to `log`. An interrupt reaches it.
    pub(crate) fn start(command: &mut Command, log: &Path) -> Result<Self> {
        let out = File::options().create(true).append(true).open(log);
        let out = out.with_context(|| format!("opening {}", log.display()))?;
        let errors = out.try_clone().context("sharing the log")?;
        command.stdin(Stdio::null()).stdout(out).stderr(errors);
        Self::start_as_is(command)
    }

    /// Starts a command whose output goes where the caller said.
    pub(crate) fn start_as_is(command: &mut Command) -> Result<Self> {
        let name = spoken(command);
        let child = command
            .process_group(0)
            .spawn()
            .with_context(|| format!("starting {name}"))?;
        let watched = Some(Watched::group_of(&child));
        Ok(Self {
            name,
            child,
            watched,
            farewell: Signal::TERM,
        })
    }

    /// Makes it a service: it outlives an interrupt until dropped, so that what uses it can end first.
    pub(crate) fn into_service(mut self, farewell: Signal) -> Self {
        self.watched = None;
        self.farewell = farewell;
        self
    }

    /// Waits for its end. An interrupt ends it, and this then says how.
    pub(crate) fn wait(mut self) -> Result<ExitStatus> {
        loop {
            if let Some(status) = self.ended()? {
                return Ok(status);
            }
            std::thread::sleep(POLL);
        }
    }

    /// How it ended, if it has.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.child
            .try_wait()
            .with_context(|| format!("waiting for {}", self.name))
    }

    /// Waits until `ready` says so; fails if the child ends first or the time runs out.
    pub(crate) fn wait_until(&mut self, limit: Duration, mut ready: impl FnMut() -> bool) -> Result<()> {
        let started = now();
        while !ready() {
            interrupt::check()?;
            if let Some(status) = self.ended()? {
                bail!("{} ended with {status} before it was ready", self.name);
            }
            if started.elapsed() > limit {
                bail!("{} was not ready within {} s", self.name, limit.as_secs());
            }
            std::thread::sleep(POLL);
        }
        Ok(())
    }

    fn end(&mut self, signal: Signal, patience: Duration) -> bool {
        // A group that is already gone is what was asked for.
        let _gone = kill_process_group(Pid::from_child(&self.child), signal);
        let started = now();
        while started.elapsed() < patience {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return true;
            }
            std::thread::sleep(POLL);
        }
        false
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) && !self.end(self.farewell, Duration::from_secs(15)) {
            self.end(Signal::KILL, Duration::from_secs(5));
        }
        // Grandchildren that outlived their parent.
        let _gone = kill_process_group(Pid::from_child(&self.child), Signal::KILL);
    }
}

/// A command as a person would type it, without what only says as whom it is run.
fn spoken(command: &Command) -> String {
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .collect();
    let is_wrapped = ["setpriv", "sudo"]
        .iter()
        .any(|wrapper| command.get_program() == *wrapper);
    let dashes = words.iter().position(|word| is_wrapped && *word == "--");
    let start = dashes.map_or(0, |dashes| dashes + 1);
    let spoken = words
        .iter()
        .skip(start)
        .take(5)
        .enumerate()
        .map(|(index, word)| match index {
            0 => Path::new(word).file_name().unwrap_or(word).to_string_lossy(),
            1.. => word.to_string_lossy(),
        });
    spoken.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_dropped_child_takes_its_own_children_along() {
        let scratch = Scratch::new("running-test").unwrap();
        let pid_file = scratch.path().join("grandchild");
        let mut command = Command::new("sh");
        command
            .arg("-c")
            .arg(format!("sleep 300 & echo $! > {}; wait", pid_file.display()));
        let mut child = Running::start(&mut command, &scratch.path().join("log")).unwrap();
        let pid = || {
            std::fs::read_to_string(&pid_file)
                .unwrap_or_default()
                .trim()
                .to_owned()
        };
        child
            .wait_until(Duration::from_secs(10), || !pid().is_empty())
            .unwrap();
        let grandchild = Path::new("/proc").join(pid()).join("stat");
        drop(child);
        let is_gone = || std::fs::read_to_string(&grandchild).map_or(true, |stat| stat.contains(") Z"));
        let started = now();
        while !is_gone() && started.elapsed() < Duration::from_secs(10) {
            std::thread::yield_now();
        }
        assert!(is_gone(), "the grandchild is still running");
    }

    #[test]
    fn a_service_that_ends_early_is_named_rather_than_waited_for() {
        let scratch = Scratch::new("early-test").unwrap();
        let mut child = Running::start(&mut Command::new("false"), &scratch.path().join("log")).unwrap();
        let error = child.wait_until(Duration::from_secs(30), || false).unwrap_err();
        assert_eq!(
            error.to_string(),
            "false ended with exit status: 1 before it was ready"
        );
    }
}

//! Ctrl-C and polite kills: the children go first, then the ordinary way out tidies up.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

static REQUESTED: AtomicBool = AtomicBool::new(false);
static GROUPS: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

/// Starts listening. A first signal asks the running children to end; a second one makes them.
pub(crate) fn watch() -> Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).context("listening for Ctrl-C")?;
    std::thread::spawn(move || {
        for _ in signals.forever() {
            let again = REQUESTED.swap(true, Ordering::SeqCst);
            let signal = if again { Signal::KILL } else { Signal::TERM };
            for group in groups().iter() {
                // One that has just ended by itself is what was asked for.
                let _gone = kill_process_group(*group, signal);
            }
        }
    });
    Ok(())
}

/// Whether somebody asked for an end.
pub(crate) fn requested() -> bool {
    REQUESTED.load(Ordering::SeqCst)
}

/// Fails once somebody has asked for an end, so that loops and steps give way.
pub(crate) fn check() -> Result<()> {
    if requested() {
        bail!("interrupted");
    }
    Ok(())
}

/// A child's process group, ended by an interrupt for as long as this lives.
#[derive(Debug)]
pub(crate) struct Watched(Pid);

impl Watched {
    /// Watches a child that was started as the leader of its own group.
    pub(crate) fn group_of(child: &std::process::Child) -> Self {
        let pid = Pid::from_child(child);
        groups().push(pid);
        Self(pid)
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        groups().retain(|pid| *pid != self.0);
    }
}

fn groups() -> MutexGuard<'static, Vec<Pid>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

//! The log: one line a thing that happened, to standard error. No content and no secret is ever a field.

use std::panic::{self, PanicHookInfo};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::config::{Log, LogForm};

/// Begins to log. Other people's libraries are heard when something is wrong only: some of them print what
/// passes through them.
pub(crate) fn start(log: &Log) {
    let filter = EnvFilter::new(format!("warn,sqlx=error,waymark={}", log.level.name()));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_span_events(FmtSpan::NONE);
    let started = match log.form {
        LogForm::Json => lines.json().flatten_event(true).try_init(),
        LogForm::Text => lines.with_ansi(false).with_target(false).try_init(),
    };
    // A second call in one process finds the log running, which is as good.
    drop(started);
    panic::set_hook(Box::new(log_panic));
}

/// A panic's message may quote what was being worked on, so only its place is logged (CRY-5).
fn log_panic(info: &PanicHookInfo<'_>) {
    let place = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
    tracing::error!(
        place,
        "a part of the program stopped at a fault of its own; what it was doing was not done"
    );
}

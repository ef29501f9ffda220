//! What the commands print. Nothing else in the program writes to the terminal but the log.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is where the command line prints"
)]

use std::io::IsTerminal as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line of the answer.
pub(crate) fn line(text: impl AsRef<str>) {
    println!("{}", text.as_ref());
}

/// A remark beside the answer, which a pipe does not get.
pub(crate) fn remark(text: impl AsRef<str>) {
    eprintln!("{}", text.as_ref());
}

/// A number with its noun.
pub(crate) fn count<N: TryInto<u64>>(number: N, one: &str, many: &str) -> String {
    let number = number.try_into().unwrap_or(u64::MAX);
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A progress bar, on a terminal only; without a length it counts.
pub(crate) fn progress(what: &'static str, length: Option<u64>) -> ProgressBar {
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(length, target).with_message(what);
    let form = if length.is_some() {
        "{msg} [{bar:30}] {human_pos} of {human_len}"
    } else {
        "{msg} {spinner} {human_pos}"
    };
    if let Ok(style) = ProgressStyle::with_template(form) {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

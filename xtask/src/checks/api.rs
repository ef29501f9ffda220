//! Holds the running API to its description: whatever is sent, it answers as described and never with a fault.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rustix::process::Signal;
use serde_json::Value;

use crate::console::Step;
use crate::install;
use crate::running::{Running, run_to_end};
use crate::scratch::Scratch;
use crate::workspace::{self, target_dir};

/// What an answer is held to.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance,negative_data_rejection,\
                      ignored_auth,unsupported_method";
/// Requests for each operation, at most: all of them together stay below what one address may send in a minute.
const EXAMPLES: &str = "40";
/// For the demonstration to be made and to answer.
const READY: Duration = Duration::from_secs(120);

/// Starts the demonstration with a partner's system, and runs schemathesis against it.
pub(crate) fn check(step: &mut Step) -> Result<String> {
    let scratch = Scratch::new("api")?;
    let log = scratch.path().join("demo.log");
    let mut waymark = workspace::command(target_dir()?.join("debug/waymark"));
    waymark.args(["demo", "--json", "--api-client", "--dir"]);
    waymark.arg(scratch.path().join("data"));
    waymark.args(["--public", "127.0.0.1:0", "--staff", "127.0.0.1:0"]);
    let mut demo = Running::start(&mut waymark, &log)?.into_service(Signal::TERM);
    demo.wait_until(READY, || ready(&log).is_some())?;
    let told = ready(&log).context("the demonstration told no addresses")?;
    let text = |pointer: &str| told.pointer(pointer).and_then(Value::as_str).unwrap_or_default();

    let mut tester = workspace::command(install::schemathesis()?);
    tester.args(["--config-file", "e2e/api/schemathesis.toml"]);
    tester.args(["run", "docs/generated/openapi.json", "--url", text("/staff")]);
    tester.args(["--checks", CHECKS, "--max-examples", EXAMPLES]);
    tester.args(["--seed", "1", "--no-color", "--phases", "fuzzing"]);
    tester.env("SCHEMATHESIS_HOOKS", "waymark_token");
    tester
        .env("PYTHONPATH", "e2e/api")
        .env("PYTHONDONTWRITEBYTECODE", "1");
    tester.env("WAYMARK_STAFF", text("/staff"));
    tester.env("WAYMARK_CLIENT", text("/client/id"));
    tester.env("WAYMARK_SECRET", text("/client/secret"));
    let status = run_to_end(step, &mut tester)?;
    drop(demo);
    if !status.success() {
        bail!(
            "schemathesis ended with {status}: what it found is in {}",
            step.log().display()
        );
    }
    Ok(String::new())
}

/// What the demonstration says once it answers.
fn ready(log: &Path) -> Option<Value> {
    let text = fs::read_to_string(log).ok()?;
    text.lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find(|told| told["ready"] == Value::Bool(true))
}

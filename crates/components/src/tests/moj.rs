//! MoJ Frontend ships no expected mark-up, so Nunjucks itself is asked what its templates print.

use super::{modules, normal::normal};
use crate::engine;
use serde_json::Value as Json;
use std::io::Write as _;
use std::process::{Command, Stdio};

const CASES: &str = include_str!("moj.json");

/// Components of the package, and the parameters to print each with.
fn cases() -> Vec<Json> {
    serde_json::from_str(CASES).unwrap()
}

#[test]
fn every_component_of_moj_frontend_is_printed_as_nunjucks_prints_it() {
    let cases = cases();
    let sources: Vec<_> = cases.iter().map(source).collect();
    let env = engine::complete();
    let missed: Vec<_> = (cases.iter().zip(&sources).zip(nunjucks(&sources)))
        .filter(|((_, source), theirs)| {
            let ours = env.render_named_str("case", source, ()).unwrap();
            normal(&ours) != normal(theirs)
        })
        .map(|((case, _), _)| format!("{}: {}", case["component"], case["name"]))
        .collect();
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn no_component_of_moj_frontend_goes_without_a_case() {
    let cases = cases();
    let without: Vec<_> = engine::all()
        .map(|template| template.name)
        .filter(|name| !name.starts_with("govuk") && cases.iter().all(|case| case["component"] != **name))
        .collect();
    assert_eq!(without, Vec::<&str>::new());
}

/// Every case's component and parameters.
pub(super) fn parameters() -> Vec<(String, Json)> {
    cases()
        .into_iter()
        .map(|case| {
            (
                case["component"].as_str().unwrap().to_owned(),
                case["options"].clone(),
            )
        })
        .collect()
}

/// The same words are a template in both languages.
fn source(case: &Json) -> String {
    // On lines of its own no brace meets another, which Nunjucks would take for the end of the tag.
    let options = serde_json::to_string_pretty(&case["options"]).unwrap();
    let call = format!("{}({options})", case["component"].as_str().unwrap());
    match case["body"].as_str() {
        Some(body) => format!("{{% call {call} %}}{body}{{% endcall %}}"),
        None => format!("{{{{ {call} }}}}"),
    }
}

fn nunjucks(sources: &[String]) -> Vec<String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/oracle.js");
    let mut node = Command::new("node")
        .arg(script)
        .arg(
            modules()
                .canonicalize()
                .expect("run `npm ci` in the workspace's folder"),
        )
        .env("TZ", "Europe/London")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node is installed");
    node.stdin
        .take()
        .unwrap()
        .write_all(serde_json::to_string(sources).unwrap().as_bytes())
        .unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "Nunjucks failed");
    serde_json::from_slice(&output.stdout).unwrap()
}

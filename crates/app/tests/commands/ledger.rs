//! `waymark ledger`, as somebody who does not trust the server would use it.

use std::fs;
use std::process::Command;

use crate::program::{Installation, Running};

const CHECKER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../e2e/ledger/check.mjs");

/// An installation on a demo's database, whose ledger has something to tell.
fn demo() -> Installation {
    let installation = Installation::new();
    let mut demo = Running::demo(&installation.path("demo"), &[]);
    demo.log_line("a checkpoint was signed");
    demo.stop();
    installation.configure(|config| {
        config
            .replace("/data/waymark.db", "/demo/waymark.db")
            .replace("/keys'", "/demo/keys'")
            .replace("/checkpoints'", "/demo/checkpoints'")
            .replace("waymark.example/", "demo.waymark.example/")
    });
    installation
}

fn node(arguments: &[&str]) -> (i32, String) {
    let output = Command::new("node")
        .arg(CHECKER)
        .args(arguments)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap_or(-1),
        String::from_utf8(said).unwrap(),
    )
}

#[test]
fn an_entry_and_the_growth_of_the_log_are_checked_without_waymark() {
    let installation = demo();
    let folder = installation.name("proofs");
    let older = installation.name("older.txt");
    fs::copy(installation.path("demo/checkpoints/latest.txt"), &older).unwrap();
    installation.run(&["backup", &installation.name("backup")]).good();
    installation.run(&["ledger", "checkpoint"]).good();

    installation
        .run(&["ledger", "prove", "7", "--out", &folder])
        .good();
    installation
        .run(&["ledger", "consistency", &older, "--out", &folder])
        .good();
    let place = |name: &str| format!("{folder}/{name}");
    let given = [
        "--key",
        &place("log.vkey"),
        "--entry",
        &place("entry-7.txt"),
        "--proof",
        &place("entry-7.tlog-proof"),
        "--older",
        &older,
        "--consistency",
        &place("consistency.txt"),
    ];
    let (code, said) = node(&given);
    assert!(
        code == 0 && said.starts_with("HOLDS: entry 7 of demo.waymark.example/ledger/"),
        "{said}"
    );

    let entry = fs::read_to_string(place("entry-7.txt")).unwrap();
    fs::write(place("entry-7.txt"), entry.replace("at 1", "at 2")).unwrap();
    let (code, said) = node(&given);
    assert!(code == 1 && said.starts_with("REFUSED: "), "{said}");
    assert_eq!(
        installation.run(&["ledger", "key"]).good(),
        fs::read_to_string(place("log.vkey")).unwrap()
    );
}

#[test]
fn the_ledger_is_verified_against_a_checkpoint_kept_elsewhere() {
    let installation = demo();
    let kept = installation.name("demo/checkpoints/latest.txt");
    let said = installation
        .run(&["ledger", "verify", "--checkpoint", &kept])
        .good();
    assert!(
        said.contains("\n  holds: ") && said.contains("\n  root:  "),
        "{said}"
    );
}

#[test]
fn a_checkpoint_of_another_ledger_is_refused() {
    let (installation, other) = (demo(), demo());
    let strange = other.name("demo/checkpoints/latest.txt");
    let err = installation
        .run(&["ledger", "verify", "--checkpoint", &strange])
        .failed();
    assert!(err.contains("not signed by this ledger's key"), "{err}");
    let err = installation.run(&["ledger", "consistency", &strange]).failed();
    assert!(err.contains("not signed by this ledger's key"), "{err}");
}

#[test]
fn what_no_checkpoint_covers_cannot_be_proved_yet() {
    let installation = demo();
    let err = installation
        .run(&["ledger", "prove", "100000", "--out", &installation.name("proofs")])
        .failed();
    assert!(err.contains("`waymark ledger checkpoint`"), "{err}");
    assert!(!installation.path("proofs").exists());
}

//! Commands given wrongly: ended with 2, or with 1 and two sentences.

use crate::program::{Installation, program, run};

#[test]
fn what_cannot_be_understood_ends_with_two() {
    for wrong in [
        &["sevre"][..],
        &["serve", "--colour"],
        &["demo", "--public", "0.0.0.0:8080"],
        &["demo", "--smtp", "mail.example.org:25"],
        &["ledger", "prove", "minus one"],
        &["import", "referrals", "file.csv"],
        &["import", "referrals", "file.csv", "--sender", "The Old System"],
        &["keys", "backup", "file", "--passphrase", "on the command line"],
    ] {
        let ended = run(wrong);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{wrong:?}: {ended:?}");
        assert!(ended.err.starts_with("error: "), "{wrong:?}: {ended:?}");
    }
}

#[test]
fn a_missing_configuration_is_named_and_mended_in_two_sentences() {
    let ended = run(&["doctor", "--config", "/there/is/none.toml"]);
    assert_eq!(
        ended.failed(),
        "waymark: The configuration file /there/is/none.toml cannot be read: No such file or directory.\n         \
         Name another with --config FILE; docs/samples/waymark.toml is one to begin with.\n"
    );
}

#[test]
fn an_unknown_key_of_the_configuration_is_named() {
    let installation = Installation::new();
    installation.configure(|config| config.replace("[ledger]", "[ledger]\nsecret = 'canary'"));
    let err = installation.run(&["serve"]).failed();
    assert!(err.contains("line 16: unknown field `secret`"), "{err}");
    assert!(!err.contains("canary"), "{err}");
}

#[test]
fn a_database_that_is_not_there_is_not_made_by_looking_for_it() {
    let installation = Installation::new();
    for command in [&["doctor"][..], &["ledger", "verify"], &["backup", "/tmp/never"]] {
        let err = installation.run(command).failed();
        assert!(
            err.starts_with("waymark: There is no Waymark database"),
            "{command:?}: {err}"
        );
    }
    assert!(!installation.path("keys").exists());
    assert!(!installation.path("data/waymark.db").exists());
}

#[test]
fn whoever_changes_something_has_a_name() {
    let installation = Installation::begun();
    let mut nameless = installation.command(&["backup", &installation.name("backup")]);
    let output = nameless.env_remove("USER").output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(err.contains("Name yourself with --as NAME"), "{err}");
    assert!(!installation.path("backup").exists());
}

#[test]
fn the_causes_are_shown_when_asked_for() {
    let mut command = program(&[
        "keys",
        "backup",
        "file",
        "--config",
        "/there/is/none.toml",
        "--verbose",
    ]);
    let output = command.env("USER", "Not A Name").output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.contains("\n  because: an operator's name has"), "{err}");
}

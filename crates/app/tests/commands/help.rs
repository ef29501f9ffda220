//! What `--help` says, in a checked-in file.

use crate::program::run;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commands/help.out");

const COMMANDS: [&[&str]; 24] = [
    &[],
    &["serve"],
    &["demo"],
    &["import"],
    &["import", "referrals"],
    &["import", "rules"],
    &["prepare"],
    &["move"],
    &["backup"],
    &["restore"],
    &["api-client"],
    &["api-client", "add"],
    &["api-client", "list"],
    &["api-client", "disable"],
    &["keys"],
    &["keys", "backup"],
    &["keys", "test"],
    &["keys", "restore"],
    &["ledger"],
    &["ledger", "verify"],
    &["ledger", "checkpoint"],
    &["ledger", "prove"],
    &["ledger", "consistency"],
    &["doctor"],
];

#[test]
fn each_command_explains_itself_in_the_same_words_as_before() {
    let all: String = COMMANDS
        .iter()
        .map(|command| {
            let help = run(&[command, &["--help"][..]].concat()).good();
            format!(
                "$ waymark {}\n\n{help}\n",
                [command, &["--help"][..]].concat().join(" ")
            )
        })
        .collect();
    if std::env::var_os("WAYMARK_BLESS").is_some() {
        std::fs::write(FILE, &all).unwrap();
    }
    let kept = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(
        kept == all,
        "the help changed: run `cargo xtask bless` and read the difference"
    );
}

#[test]
fn each_command_shows_an_example() {
    for command in COMMANDS.iter().filter(|command| command.len() == 1) {
        let help = run(&[command, &["--help"][..]].concat()).good();
        assert!(help.contains("\nExample"), "{command:?}: {help}");
    }
}

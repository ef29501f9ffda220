//! `waymark keys`.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::program::Installation;

const PASSPHRASE: &str = "five quiet herons by the weir";

#[test]
fn a_key_backup_is_written_tested_and_restored() {
    let installation = Installation::begun();
    let (file, passphrase) = (installation.name("keys.txt"), installation.passphrase(PASSPHRASE));
    let words = ["--passphrase-file", &passphrase];
    installation
        .run(&[&["keys", "backup", &file][..], &words].concat())
        .good();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(
        installation
            .run(&["doctor"])
            .out
            .contains("No backup of the keys was ever test-opened")
    );

    let said = installation
        .run(&[&["keys", "test", &file][..], &words].concat())
        .good();
    assert!(said.starts_with("The backup opens: made "), "{said}");
    assert!(
        !installation
            .run(&["doctor"])
            .out
            .contains("No backup of the keys")
    );

    let before = fs::read(installation.path("keys/index.key")).unwrap();
    fs::rename(installation.path("keys"), installation.path("lost")).unwrap();
    installation
        .run(&[&["keys", "restore", &file][..], &words].concat())
        .good();
    assert_eq!(fs::read(installation.path("keys/index.key")).unwrap(), before);
    installation.serve().stop();
}

#[test]
fn a_key_backup_opens_with_its_own_passphrase_only() {
    let installation = Installation::begun();
    let file = installation.name("keys.txt");
    let right = installation.passphrase(PASSPHRASE);
    installation
        .run(&["keys", "backup", &file, "--passphrase-file", &right])
        .good();
    let wrong = installation.passphrase("five quiet herons by the water");
    let err = installation
        .run(&["keys", "test", &file, "--passphrase-file", &wrong])
        .failed();
    assert!(err.contains("the passphrase is another one"), "{err}");
    assert!(
        installation
            .run(&["doctor"])
            .out
            .contains("No backup of the keys was ever test-opened")
    );
}

#[test]
fn the_backup_of_another_database_is_not_taken_for_this_ones() {
    let (one, other) = (Installation::begun(), Installation::begun());
    let (file, passphrase) = (one.name("keys.txt"), one.passphrase(PASSPHRASE));
    one.run(&["keys", "backup", &file, "--passphrase-file", &passphrase])
        .good();
    let err = other
        .run(&["keys", "test", &file, "--passphrase-file", &passphrase])
        .failed();
    assert!(err.contains("holds the keys of another database"), "{err}");
}

#[test]
fn a_short_passphrase_an_open_file_and_a_taken_place_are_refused() {
    let installation = Installation::begun();
    let file = installation.name("keys.txt");
    let short = installation.passphrase("too short");
    let err = installation
        .run(&["keys", "backup", &file, "--passphrase-file", &short])
        .failed();
    assert!(err.contains("15 to 128 characters"), "{err}");

    let open = installation.passphrase(PASSPHRASE);
    fs::set_permissions(&open, fs::Permissions::from_mode(0o644)).unwrap();
    let err = installation
        .run(&["keys", "backup", &file, "--passphrase-file", &open])
        .failed();
    assert!(err.contains("can be read by others"), "{err}");
    assert!(!installation.path("keys.txt").exists());

    fs::write(&file, "kept").unwrap();
    let good = installation.passphrase(PASSPHRASE);
    let err = installation
        .run(&["keys", "backup", &file, "--passphrase-file", &good])
        .failed();
    assert!(err.contains("Give another name"), "{err}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
}

#[test]
fn keys_are_not_restored_over_others() {
    let installation = Installation::begun();
    let (file, passphrase) = (installation.name("keys.txt"), installation.passphrase(PASSPHRASE));
    installation
        .run(&["keys", "backup", &file, "--passphrase-file", &passphrase])
        .good();
    let err = installation
        .run(&["keys", "restore", &file, "--passphrase-file", &passphrase])
        .failed();
    assert!(err.contains("keys are made only where there are none"), "{err}");
}

#[test]
fn without_a_terminal_the_passphrase_comes_from_a_file() {
    let installation = Installation::begun();
    let mut command = std::process::Command::new("setsid");
    command.arg(env!("CARGO_BIN_EXE_waymark")).env("USER", "a.morgan");
    command.args([
        "keys",
        "backup",
        &installation.name("keys.txt"),
        "--config",
        &installation.name("waymark.toml"),
    ]);
    let output = command.stdin(std::process::Stdio::null()).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.contains("--passphrase-file"), "{err}");
    assert_eq!(output.status.code(), Some(1));
}

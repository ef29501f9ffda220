//! CRY-5: no secret in arguments, environment, logs or what is printed.

use std::fs;

use crate::program::{Installation, Running};

const PASSPHRASE: &str = "canary passphrase of the lighthouse";

/// What is secret about an installation: its passphrase, and every long line of its private key files.
fn secrets(installation: &Installation) -> Vec<String> {
    let mut all = vec![PASSPHRASE.to_owned()];
    for file in fs::read_dir(installation.path("keys")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "key") {
            let text = fs::read_to_string(&path).unwrap();
            let words = text.split_whitespace().filter(|word| word.len() >= 40);
            all.extend(words.map(str::to_owned));
        }
    }
    assert!(all.len() >= 5, "the key files were not understood");
    all
}

fn assert_shows_none(place: &str, text: &str, secrets: &[String]) {
    for secret in secrets {
        assert!(!text.contains(secret.as_str()), "{place} shows a secret");
    }
}

fn of_process(server: &Running, name: &str) -> String {
    let bytes = fs::read(format!("/proc/{}/{name}", server.id())).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn cry_5_no_secret_shows_in_the_process_or_in_what_is_printed() {
    let installation = Installation::begun();
    let secrets = secrets(&installation);
    let server = installation.serve();
    for name in ["cmdline", "environ"] {
        assert_shows_none(name, &of_process(&server, name), &secrets);
    }
    let (file, passphrase) = (installation.name("keys.txt"), installation.passphrase(PASSPHRASE));
    for command in [
        &[
            "keys",
            "backup",
            &file,
            "--passphrase-file",
            &passphrase,
            "--verbose",
        ][..],
        &["keys", "test", &file, "--passphrase-file", &passphrase],
        &[
            "keys",
            "restore",
            &file,
            "--passphrase-file",
            &passphrase,
            "--verbose",
        ],
        &["ledger", "key"],
        &["doctor"],
    ] {
        let ended = installation.run(command);
        assert_shows_none(
            &command.join(" "),
            &format!("{}{}", ended.out, ended.err),
            &secrets,
        );
    }
    assert_shows_none("the key backup", &fs::read_to_string(&file).unwrap(), &secrets);
    assert_shows_none("the log", &server.stop(), &secrets);
}

#[test]
fn cry_5_no_core_file_is_ever_written() {
    let installation = Installation::new();
    let server = installation.serve();
    let limits = of_process(&server, "limits");
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"))
        .unwrap();
    assert_eq!(
        core.split_whitespace().skip(4).collect::<Vec<_>>(),
        ["0", "0", "bytes"]
    );
}

#[test]
fn cry_5_a_password_in_the_configuration_is_refused_and_not_repeated() {
    let installation = Installation::new();
    installation.configure(|config| {
        let start = config.find("sqlite:").unwrap();
        let end = start + config[start..].find('\'').unwrap();
        format!(
            "{}postgres://waymark:canary@localhost/waymark{}",
            &config[..start],
            &config[end..]
        )
    });
    let err = installation.run(&["serve", "--verbose"]).failed();
    assert!(
        err.contains("database.password_file") && !err.contains("canary"),
        "{err}"
    );
}

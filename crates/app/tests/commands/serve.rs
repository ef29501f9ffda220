//! `waymark serve`: what it refuses, and how it starts and stops.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::program::{Installation, Running};

#[test]
fn both_sites_answer_to_their_own_names_and_to_no_other() {
    let installation = Installation::new();
    let server = installation.serve();
    assert!(
        server
            .get(server.public, "refer.example", "/")
            .starts_with("HTTP/1.1 200 ")
    );
    assert!(
        server
            .get(server.staff, "desk.example", "/health/ready")
            .ends_with("\r\n\r\nready\n")
    );
    assert!(
        server
            .get(server.public, "desk.example", "/")
            .starts_with("HTTP/1.1 421 ")
    );
    let log = server.stop();
    assert!(log.contains("stopped; everything accepted is kept"), "{log}");
}

#[test]
fn it_prints_nothing_but_its_log() {
    let installation = Installation::new();
    let log = installation.serve().stop();
    for line in log.lines() {
        let read: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(read["level"].is_string() && read["message"].is_string(), "{line}");
    }
}

#[test]
fn killed_it_starts_again() {
    let installation = Installation::new();
    installation.serve().kill();
    installation.serve().stop();
}

#[test]
fn a_hang_up_does_not_end_it() {
    let installation = Installation::new();
    let mut server = installation.serve();
    server.signal("HUP");
    server.log_line("certificates and rules that changed are taken up within a minute");
    assert!(
        server
            .get(server.staff, "desk.example", "/health/live")
            .ends_with("live\n")
    );
}

#[test]
fn cry_5_a_missing_key_stops_the_start_and_is_not_made_anew() {
    let installation = Installation::begun();
    fs::rename(installation.path("keys"), installation.path("elsewhere")).unwrap();
    let log = installation.refuses_to_serve();
    assert!(log.contains("There is no key folder"), "{log}");
    assert!(!installation.path("keys").exists());

    fs::rename(installation.path("elsewhere"), installation.path("keys")).unwrap();
    fs::remove_file(installation.path("keys/index.key")).unwrap();
    let log = installation.refuses_to_serve();
    assert!(log.contains("index.key"), "{log}");
    assert!(!installation.path("keys/index.key").exists());
}

#[test]
fn a_database_that_is_gone_is_not_begun_anew() {
    let installation = Installation::begun();
    let (database, away) = (installation.path("data/waymark.db"), installation.path("away.db"));
    fs::rename(&database, &away).unwrap();
    let log = installation.refuses_to_serve();
    assert!(
        log.contains("which was begun")
            && log.contains("its disk is mounted")
            && log.contains("waymark restore"),
        "{log}"
    );
    assert!(!database.exists(), "a restore finds the place empty");

    // An empty file in its place, as another program might leave one.
    fs::write(&database, "").unwrap();
    let log = installation.refuses_to_serve();
    assert!(log.contains("which was begun"), "{log}");
    for beside in ["waymark.db-wal", "waymark.db-shm"] {
        let left = installation.path("data").join(beside);
        assert!(!left.exists(), "{beside} would be played into what is put back");
    }

    fs::rename(&away, &database).unwrap();
    installation.serve().stop();
}

#[test]
fn the_first_start_after_an_upgrade_remembers_that_the_database_was_begun() {
    let installation = Installation::begun();
    let mark = installation.path("keys/database-begun");
    fs::remove_file(&mark).unwrap();
    installation.run(&["doctor"]);
    assert!(
        !mark.exists(),
        "who only looks, and perhaps as root, writes no key file"
    );
    installation.serve().stop();
    assert!(mark.exists());
}

#[test]
fn cry_5_a_key_that_others_can_read_stops_the_start() {
    let installation = Installation::begun();
    let key = installation.path("keys/index.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let log = installation.refuses_to_serve();
    assert!(
        log.contains("index.key can be read or changed by others"),
        "{log}"
    );
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    installation.serve().stop();
}

#[test]
fn aut_8_a_demos_database_is_refused() {
    let installation = Installation::new();
    Running::demo(&installation.path("demo"), &[]).stop();
    installation.configure(|config| {
        config
            .replace("/data/waymark.db", "/demo/waymark.db")
            .replace("/keys'", "/demo/keys'")
    });
    let log = installation.refuses_to_serve();
    assert!(log.contains("made by `waymark demo`"), "{log}");
}

#[test]
fn plain_http_beyond_loopback_is_refused() {
    let installation = Installation::new();
    installation.configure(|config| config.replacen("127.0.0.1:0", "0.0.0.0:0", 1));
    let err = installation.run(&["serve"]).failed();
    assert!(err.contains("would serve plain HTTP beyond loopback"), "{err}");
}

#[test]
fn what_it_makes_can_be_read_by_its_owner_only() {
    let installation = Installation::begun();
    for name in ["data/waymark.db", "keys/index.key", "keys/ledger.key"] {
        let mode = fs::metadata(installation.path(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

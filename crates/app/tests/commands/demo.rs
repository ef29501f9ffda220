//! `waymark demo`.

use std::fs;

use crate::program::{Installation, Running, run};

#[test]
fn both_sites_answer_under_a_banner_that_says_demo() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Running::demo(folder.path(), &[]);
    for (site, path) in [
        (demo.public, "/"),
        (demo.public, "/cy"),
        (demo.staff, "/sign-in-as"),
    ] {
        let page = demo.get(site, &site.to_string(), path);
        assert!(page.starts_with("HTTP/1.1 200 "), "{path}: {page}");
        assert!(page.contains("govuk-phase-banner"), "{path}: {page}");
    }
    let named = demo.get(demo.public, &format!("localhost:{}", demo.public.port()), "/");
    assert!(named.starts_with("HTTP/1.1 200 "), "{named}");
    demo.stop();
}

#[test]
fn the_invented_people_are_there_once() {
    let installation = Installation::new();
    let folder = installation.path("demo");
    Running::demo(&folder, &[]).stop();
    let before = referrals(&installation);
    assert_eq!(before, "59 referrals about 60 people, 3 enquiries");
    Running::demo(&folder, &[]).kill();
    assert_eq!(referrals(&installation), before);
    Running::demo(&folder, &["--fresh"]).stop();
    assert_eq!(referrals(&installation), before);
}

/// What the doctor counts in the demo of an installation's folder.
fn referrals(installation: &Installation) -> String {
    let folder = installation.name("demo");
    installation.configure(|config| {
        config
            .replace("/data/waymark.db", "/demo/waymark.db")
            .replace("/keys'", "/demo/keys'")
            .replace("waymark.example/", "demo.waymark.example/")
            .replace(&format!("{folder}/demo"), &folder)
    });
    let out = installation.run(&["doctor"]).out;
    let line = out
        .lines()
        .find(|line| line.contains(" referrals about "))
        .unwrap_or_else(|| panic!("{out}"));
    line.trim_start_matches("good  ")
        .rsplit_once(", ")
        .unwrap()
        .0
        .to_owned()
}

#[test]
fn a_demo_that_was_not_finished_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["keys", ".making", "checkpoints"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("half"), "").unwrap();
    }
    Running::demo(folder.path(), &[]).stop();
    assert!(!folder.path().join("keys/half").exists());
    assert!(!folder.path().join(".making").exists());
}

#[test]
fn a_real_database_is_neither_opened_nor_thrown_away() {
    let installation = Installation::begun();
    let before = fs::read(installation.path("data/waymark.db")).unwrap();
    for more in [&[][..], &["--fresh"]] {
        let data = installation.name("data");
        let arguments = [&["demo", "--dir", &data, "--public", "127.0.0.1:0"][..], more].concat();
        let err = run(&arguments).failed();
        assert!(err.contains("was not made by `waymark demo`"), "{err}");
    }
    assert_eq!(fs::read(installation.path("data/waymark.db")).unwrap(), before);
}

#[test]
fn an_address_in_use_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let dir = folder.path().to_str().unwrap();
    let err = run(&["demo", "--dir", dir, "--public", &address]).failed();
    assert!(err.contains(&format!("cannot listen on {address}")), "{err}");
}

//! Rules and journeys in, backup and restore, and moving: as an operator would, one after another.

use std::fs;

use crate::program::Installation;

const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/demo/rules.toml");
const JOURNEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/demo/past.csv");

/// With the demo's rules and journeys of past years.
fn filled() -> Installation {
    let installation = Installation::begun();
    installation.run(&["import", "rules", RULES]).good();
    installation
        .run(&["import", "referrals", JOURNEYS, "--sender", "old_system"])
        .good();
    installation
}

#[test]
fn rules_are_checked_loaded_and_not_loaded_twice() {
    let installation = Installation::begun();
    let said = installation.run(&["import", "rules", RULES, "--dry-run"]).good();
    assert_eq!(
        said,
        "The rule set can be used: 3 areas, in force from 2026-01-01. Nothing was written.\n"
    );
    let said = installation.run(&["import", "rules", RULES]).good();
    assert_eq!(said, "The rule set is version 1, in force from 2026-01-01.\n");
    let err = installation.run(&["import", "rules", RULES]).failed();
    assert!(err.contains("already loaded as version 1"), "{err}");
}

#[test]
fn journeys_are_looked_at_first_and_imported_once() {
    let installation = Installation::begun();
    installation.run(&["import", "rules", RULES]).good();
    let import = ["import", "referrals", JOURNEYS, "--sender", "old_system"];
    let said = installation.run(&[&import[..], &["--dry-run"]].concat()).good();
    assert_eq!(said, "2 of 2 rows can be imported. Nothing was written.\n");
    assert_eq!(
        installation.run(&import).good(),
        "Imported 2 journeys; 0 there already.\n"
    );
    assert_eq!(
        installation.run(&import).good(),
        "Imported 0 journeys; 2 there already.\n"
    );
}

#[test]
fn a_wrong_row_stops_the_import_unless_it_is_left_out() {
    let installation = Installation::begun();
    installation.run(&["import", "rules", RULES]).good();
    let file = installation.name("wrong.csv");
    let text = fs::read_to_string(JOURNEYS)
        .unwrap()
        .replacen("2019-05-13", "2019-13-13", 1);
    fs::write(&file, text).unwrap();
    let report = installation.name("report.txt");
    let import = ["import", "referrals", &file, "--sender", "old_system"];
    let ended = installation.run(&[&import[..], &["--report", &report]].concat());
    let wrong = "row 2, received_on: \"2019-13-13\": expected a day such as 2024-05-31 or 31/05/2024\n";
    assert_eq!(ended.out, wrong);
    assert_eq!(fs::read_to_string(&report).unwrap(), wrong);
    assert!(
        ended
            .failed()
            .contains("1 of 2 rows cannot be imported, so nothing was written.")
    );
    let said = installation
        .run(&[&import[..], &["--skip-bad-rows"]].concat())
        .good();
    assert_eq!(
        said,
        format!("{wrong}Imported 1 journey; 0 there already.\n1 row was left out.\n")
    );
}

#[test]
fn a_backup_is_restored_and_the_ledger_names_what_is_missing() {
    let installation = filled();
    let backup = installation.name("backup.sealed");
    installation.run(&["backup", &backup]).good();
    installation
        .run(&["import", "referrals", JOURNEYS, "--sender", "another_system"])
        .good();
    installation.run(&["ledger", "checkpoint"]).good();
    let err = installation.run(&["restore", &backup]).failed();
    assert!(err.contains("a restore never writes over one"), "{err}");

    fs::rename(installation.path("data"), installation.path("lost")).unwrap();
    fs::create_dir(installation.path("data")).unwrap();
    let said = installation.run(&["restore", &backup]).good();
    assert!(
        said.contains("are missing: they were signed for after the backup."),
        "{said}"
    );
    let newest = installation.name("checkpoints/latest.txt");
    let said = installation
        .run(&["ledger", "verify", "--checkpoint", &newest])
        .good();
    assert_eq!(said.matches("  holds: ").count(), 2, "{said}");
    assert!(said.contains("are missing: they were signed for"), "{said}");
    installation.serve().stop();
}

#[test]
fn a_restore_without_the_newest_checkpoint_takes_a_reason() {
    let installation = filled();
    let backup = installation.name("backup.sealed");
    installation.run(&["backup", &backup]).good();
    for lost in ["data", "checkpoints"] {
        fs::remove_dir_all(installation.path(lost)).unwrap();
    }
    fs::create_dir(installation.path("data")).unwrap();
    let err = installation.run(&["restore", &backup]).failed();
    assert!(err.contains("--without-checkpoint REASON"), "{err}");
    let reasons = [
        "--without-checkpoint",
        "lost in a fire",
        "--without-disposals",
        "lost in a fire",
    ];
    let said = installation
        .run(&[&["restore", &backup][..], &reasons].concat())
        .good();
    assert!(said.contains("nobody can tell"), "{said}");
}

mod everything_moves_to_another_database {
    use waymark_testkit::TestDatabase;

    use super::filled;

    fn run(to: &str) {
        let installation = filled();
        let said = installation.run(&["move", "--to", to]).good();
        assert!(
            said.starts_with("All ") && said.contains("and the same."),
            "{said}"
        );
        let before = installation.run(&["ledger", "verify"]).good();
        let err = installation.run(&["move", "--to", to]).failed();
        assert!(err.contains("not empty"), "{err}");
        let from = format!("sqlite:{}", installation.name("data/waymark.db"));
        installation.configure(|config| config.replace(&from, to));
        assert_eq!(installation.run(&["ledger", "verify"]).good(), before);
        installation.serve().stop();
    }

    #[test]
    fn sqlite() {
        run(TestDatabase::sqlite().address());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn postgres() {
        run(TestDatabase::postgres().await.address());
    }
}

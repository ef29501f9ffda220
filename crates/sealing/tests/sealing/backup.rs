use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;
use waymark_sealing::{
    BackupSummary, EpochId, KeyFolder, Passphrase, SealingError, export_backup, import_backup, test_open,
};

use crate::{database, start};

fn passphrase() -> Passphrase {
    Passphrase::new("llyn, gorse and slate").expect("it is long enough")
}

fn folder(home: &TempDir) -> KeyFolder {
    let mut folder =
        KeyFolder::create(&home.path().join("keys"), database(), start()).expect("keys are made");
    folder.new_epoch(start()).expect("a second epoch begins");
    folder
        .retire_epoch(EpochId(1), start())
        .expect("the first is retired");
    folder.mark_begun().expect("the database was begun");
    folder
}

#[test]
fn a_backup_gives_back_every_key_file() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(&home);
    let text = export_backup(&folder, &passphrase(), start());
    assert_eq!(
        test_open(&text, &passphrase()).unwrap(),
        BackupSummary {
            made_at: start(),
            database: database(),
            epochs: vec![EpochId(1), EpochId(2)],
            has_auditors_key: true,
        }
    );
    let restored = home.path().join("restored");
    import_backup(&text, &passphrase(), &restored).unwrap();
    KeyFolder::open(&restored, database()).unwrap();
    let mut names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names.len(), 9);
    for name in names {
        let (made, back) = (
            fs::read(folder.path().join(&name)),
            fs::read(restored.join(&name)),
        );
        assert_eq!(made.unwrap(), back.unwrap(), "{name:?}");
    }
    assert!(matches!(
        import_backup(&text, &passphrase(), &restored),
        Err(SealingError::FolderNotEmpty(_))
    ));
}

#[test]
fn a_backup_survives_the_line_ends_of_another_system() {
    let home = tempfile::tempdir().unwrap();
    let text = export_backup(&folder(&home), &passphrase(), start());
    let sent = format!("\r\n{}\r\n\r\n", text.replace('\n', "\r\n"));
    assert!(test_open(&sent, &passphrase()).is_ok());
}

#[test]
fn another_passphrase_does_not_open_it() {
    let home = tempfile::tempdir().unwrap();
    let text = export_backup(&folder(&home), &passphrase(), start());
    for wrong in ["llyn, gorse and slatE", "llyn, gorse and slate "] {
        let refused = test_open(&text, &Passphrase::new(wrong).unwrap());
        assert!(
            matches!(refused, Err(SealingError::BackupDoesNotOpen)),
            "{wrong:?}"
        );
    }
}

#[test]
fn altered_lines_do_not_open_and_dear_ones_are_not_tried() {
    let home = tempfile::tempdir().unwrap();
    let text = export_backup(&folder(&home), &passphrase(), start());
    let out_of_bounds = [
        ("Memory-KiB: 65536", "Memory-KiB: 4294967295"),
        ("Memory-KiB: 65536", "Memory-KiB: 8"),
        ("Passes: 3", "Passes: 4000000000"),
        ("Passes: 3", "Passes: 1"),
        ("Lanes: 1", "Lanes: 16777215"),
        ("Lanes: 1", "Lanes: 0"),
        ("Version: 1", "Version: 2"),
        ("argon2id", "argon2i"),
        ("Memory-KiB: 65536", "Memory-KiB: 065536"),
        ("Lanes: 1", "Lanes: 1\nLanes: 1"),
    ];
    for (from, to) in out_of_bounds {
        let altered = text.replace(from, to);
        assert_ne!(altered, text);
        assert!(
            matches!(
                test_open(&altered, &passphrase()),
                Err(SealingError::NotABackup(_))
            ),
            "{to}"
        );
    }
    let bearable = [
        ("Memory-KiB: 65536", "Memory-KiB: 65537"),
        ("Made: 2026", "Made: 2027"),
    ];
    for (from, to) in bearable {
        let altered = text.replace(from, to);
        assert_ne!(altered, text);
        assert!(
            matches!(
                test_open(&altered, &passphrase()),
                Err(SealingError::BackupDoesNotOpen)
            ),
            "{to}"
        );
    }
}

#[test]
fn a_torn_backup_is_refused_wherever_it_was_torn() {
    let home = tempfile::tempdir().unwrap();
    let text = export_backup(&folder(&home), &passphrase(), start());
    for length in 0..text.trim_end().len() {
        let refused = test_open(&text[..length], &passphrase());
        assert!(
            matches!(refused, Err(SealingError::NotABackup(_))),
            "{length} bytes"
        );
    }
    let lines: Vec<&str> = text.lines().collect();
    let without_a_line = [&lines[..12], &lines[13..]].concat().join("\n");
    assert!(matches!(
        test_open(&without_a_line, &passphrase()),
        Err(SealingError::BackupDoesNotOpen)
    ));
    assert!(matches!(
        test_open(&"a".repeat(2 << 20), &passphrase()),
        Err(SealingError::NotABackup(_))
    ));
}

#[test]
fn no_key_stands_in_a_backup_as_it_is_in_its_file() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(&home);
    let text = export_backup(&folder, &passphrase(), start());
    for entry in fs::read_dir(folder.path()).unwrap() {
        let file = fs::read_to_string(entry.unwrap().path()).unwrap();
        let keys = file.lines().filter_map(|line| line.strip_prefix("key: "));
        keys.for_each(|key| assert!(!text.contains(key.trim_end_matches('='))));
    }
}

#[test]
fn a_passphrase_has_fifteen_to_128_characters_of_any_writing() {
    let long = "ŵ".repeat(128);
    for taken in ["fifteen letters", "пятнадцать букв и ещё", long.as_str()] {
        assert!(Passphrase::new(taken).is_ok(), "{taken}");
    }
    let too_long = "ŵ".repeat(129);
    for refused in ["", "fourteen chars", too_long.as_str()] {
        assert!(
            matches!(Passphrase::new(refused), Err(SealingError::PassphraseLength)),
            "{refused}"
        );
    }
}

#[test]
fn an_accent_typed_in_two_ways_is_one_passphrase() {
    let home = tempfile::tempdir().unwrap();
    let text = export_backup(
        &folder(&home),
        &Passphrase::new("t\u{0177} bychan twt cartref").unwrap(),
        start(),
    );
    assert!(test_open(&text, &Passphrase::new("ty\u{0302} bychan twt cartref").unwrap()).is_ok());
}

proptest! {
    #[test]
    fn any_text_is_refused_without_a_panic(text in any::<String>(), head in "[A-Za-z0-9: \n]{0,200}") {
        prop_assert!(test_open(&text, &passphrase()).is_err());
        let dressed = format!(
            "-----BEGIN WAYMARK KEY BACKUP-----\n{head}\n\n{text}\n-----END WAYMARK KEY BACKUP-----\n"
        );
        prop_assert!(test_open(&dressed, &passphrase()).is_err());
    }
}

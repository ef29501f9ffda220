use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;
use uuid::Uuid;
use waymark_sealing::{AuditorsKey, DatabaseId, EpochId, KeyFileFault, KeyFolder, SealingError};

use crate::{at, database, start};

const FILES: [&str; 6] = [
    "auditors.key",
    "auditors.pub",
    "database-id",
    "epoch-0001.key",
    "index.key",
    "ledger.key",
];

struct Home {
    home: TempDir,
}

impl Home {
    fn empty() -> Self {
        Self {
            home: tempfile::tempdir().expect("a directory for the test"),
        }
    }

    fn with_keys() -> Self {
        let home = Self::empty();
        KeyFolder::create(&home.keys(), database(), start()).expect("keys can be made");
        home
    }

    fn keys(&self) -> PathBuf {
        self.home.path().join("keys")
    }

    fn open(&self) -> Result<KeyFolder, SealingError> {
        KeyFolder::open(&self.keys(), database())
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("the mode can be set");
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).expect("the directory can be listed");
    let mut names: Vec<_> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn what_was_made_opens_and_holds_the_same_keys() {
    let home = Home::empty();
    let made = KeyFolder::create(&home.keys(), database(), start()).unwrap();
    let opened = home.open().unwrap();
    assert_eq!(names(&home.keys()), FILES);
    assert_eq!(opened.keyring().ledger_seed(), made.keyring().ledger_seed());
    assert_eq!(opened.keyring().epochs(), made.keyring().epochs());
    assert_eq!(opened.keyring().public().epoch(), made.keyring().public().epoch());
    let phone = |folder: &KeyFolder| folder.keyring().public().index().phone("07700 900123");
    assert_eq!(phone(&opened), phone(&made));
    assert_eq!(KeyFolder::database_of(&home.keys()).unwrap(), database());
    assert_eq!(
        names(home.home.path()),
        ["keys"],
        "nothing is left beside the folder"
    );
}

#[test]
fn a_folder_remembers_that_its_database_was_begun() {
    let home = Home::empty();
    assert_eq!(KeyFolder::begun_database(&home.keys()).unwrap(), None);
    let mut folder = KeyFolder::create(&home.keys(), database(), start()).unwrap();
    assert_eq!(KeyFolder::begun_database(&home.keys()).unwrap(), None);
    folder.mark_begun().unwrap();
    folder.mark_begun().unwrap();
    assert_eq!(KeyFolder::begun_database(&home.keys()).unwrap(), Some(database()));
    assert_eq!(names(&home.keys()).len(), FILES.len() + 1);
    let mark = home.keys().join("database-begun");
    assert_eq!(fs::metadata(&mark).unwrap().permissions().mode() & 0o777, 0o600);
    home.open().unwrap();
    fs::write(&mark, "torn").unwrap();
    let refused = KeyFolder::begun_database(&home.keys());
    assert!(
        matches!(
            refused,
            Err(SealingError::KeyFile {
                fault: KeyFileFault::Damaged,
                ..
            })
        ),
        "what is in doubt is not taken for a new database"
    );
}

#[test]
fn the_folder_and_its_files_are_for_their_owner_alone() {
    let home = Home::with_keys();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home.keys()), 0o700);
    for name in FILES {
        assert_eq!(mode(&home.keys().join(name)), 0o600, "{name}");
    }
}

#[test]
fn a_key_file_that_others_can_read_is_refused_with_the_command_that_mends_it() {
    for name in FILES {
        for mode in [0o644, 0o640, 0o604, 0o602] {
            let home = Home::with_keys();
            let path = home.keys().join(name);
            set_mode(&path, mode);
            let refused = home.open().unwrap_err();
            assert!(matches!(&refused, SealingError::OpenToOthers { path: found, .. } if *found == path));
            assert!(
                refused
                    .to_string()
                    .ends_with(&format!("chmod 600 {}", path.display())),
                "{refused}"
            );
        }
    }
}

#[test]
fn a_folder_that_others_can_look_into_is_refused() {
    let home = Home::with_keys();
    set_mode(&home.keys(), 0o755);
    let refused = home.open().unwrap_err().to_string();
    assert!(
        refused.ends_with(&format!("chmod 700 {}", home.keys().display())),
        "{refused}"
    );
}

#[test]
fn credentials_of_the_service_manager_open_and_cannot_be_changed() {
    let home = Home::with_keys();
    for (directory, file) in [(0o500, 0o400), (0o550, 0o440)] {
        FILES
            .iter()
            .for_each(|name| set_mode(&home.keys().join(name), file));
        set_mode(&home.keys(), directory);
        let mut folder = KeyFolder::open_credentials(&home.keys(), database()).unwrap();
        assert!(matches!(
            folder.new_epoch(start()),
            Err(SealingError::ReadOnly(_))
        ));
        assert!(matches!(
            folder.destroy_epoch(EpochId(1)),
            Err(SealingError::ReadOnly(_))
        ));
    }
    set_mode(&home.keys().join("index.key"), 0o444);
    let refused = KeyFolder::open_credentials(&home.keys(), database());
    assert!(matches!(refused, Err(SealingError::OpenToOthers { .. })));
    set_mode(&home.keys(), 0o700);
}

#[test]
fn a_missing_folder_is_told_and_not_made() {
    let home = Home::empty();
    assert!(matches!(home.open(), Err(SealingError::NoFolder(path)) if path == home.keys()));
    assert!(!home.keys().exists());
}

#[test]
fn a_missing_key_is_named_and_never_replaced() {
    for name in FILES.into_iter().filter(|name| *name != "auditors.key") {
        let home = Home::with_keys();
        let path = home.keys().join(name);
        fs::remove_file(&path).unwrap();
        let refused = home.open().unwrap_err();
        let expected = path.clone();
        assert!(
            matches!(&refused, SealingError::KeyFile { path, fault: KeyFileFault::Missing } if *path == expected),
            "{name}: {refused}"
        );
        assert!(!path.exists());
        assert!(matches!(
            KeyFolder::create(&home.keys(), database(), start()),
            Err(SealingError::FolderNotEmpty(_))
        ));
    }
}

#[test]
fn a_damaged_key_is_named() {
    for name in FILES {
        let home = Home::with_keys();
        let path = home.keys().join(name);
        let whole = fs::read(&path).unwrap();
        let torn = whole[..whole.len() / 2].to_vec();
        let not_text = vec![0xff; 100];
        for damaged in [torn, not_text, Vec::new(), vec![b'a'; 10_000]] {
            fs::write(&path, damaged).unwrap();
            let refused = home.open().unwrap_err();
            assert!(
                matches!(&refused, SealingError::KeyFile { path: found, fault: KeyFileFault::Damaged } if *found == path),
                "{name}: {refused}"
            );
        }
    }
}

#[test]
fn a_key_under_another_name_or_from_another_folder_is_refused() {
    let (home, other) = (Home::with_keys(), Home::empty());
    fs::copy(
        home.keys().join("epoch-0001.key"),
        home.keys().join("epoch-0002.key"),
    )
    .unwrap();
    assert!(matches!(
        home.open(),
        Err(SealingError::KeyFile {
            fault: KeyFileFault::WrongName,
            ..
        })
    ));
    fs::remove_file(home.keys().join("epoch-0002.key")).unwrap();
    KeyFolder::create(&other.keys(), DatabaseId(Uuid::from_u128(10)), start()).unwrap();
    fs::copy(other.keys().join("index.key"), home.keys().join("index.key")).unwrap();
    assert!(matches!(
        home.open(),
        Err(SealingError::KeyFile {
            fault: KeyFileFault::DoesNotFit,
            ..
        })
    ));
}

#[test]
fn the_keys_of_another_database_are_refused() {
    let home = Home::with_keys();
    let mine = DatabaseId(Uuid::from_u128(10));
    let refused = KeyFolder::open(&home.keys(), mine);
    assert!(matches!(
        refused,
        Err(SealingError::WrongDatabase { expected, found }) if (expected, found) == (mine, database())
    ));
}

#[test]
fn files_of_others_in_the_folder_are_left_alone() {
    let home = Home::with_keys();
    fs::write(home.keys().join("README"), "notes").unwrap();
    fs::write(home.keys().join(".epoch-0002.key.0123456789abcdef"), "half").unwrap();
    assert!(home.open().is_ok());
}

#[test]
fn an_epochs_life_is_kept_in_the_folder() {
    let home = Home::with_keys();
    let mut folder = home.open().unwrap();
    let later = at("2026-12-23T09:00:00Z");
    assert_eq!(folder.new_epoch(later).unwrap(), EpochId(2));
    assert_eq!(home.open().unwrap().keyring().current_epoch(), EpochId(2));
    assert!(matches!(
        folder.destroy_epoch(EpochId(2)),
        Err(SealingError::EpochInUse(EpochId(2)))
    ));
    assert!(matches!(
        folder.retire_epoch(EpochId(2), later),
        Err(SealingError::EpochInUse(EpochId(2)))
    ));
    // Not before it was found empty.
    assert!(matches!(
        folder.destroy_epoch(EpochId(1)),
        Err(SealingError::EpochInUse(EpochId(1)))
    ));
    folder.retire_epoch(EpochId(1), later).unwrap();
    assert_eq!(home.open().unwrap().keyring().epochs()[0].retired_at, Some(later));
    folder.reinstate_epoch(EpochId(1)).unwrap();
    assert_eq!(home.open().unwrap().keyring().epochs()[0].retired_at, None);
    folder.retire_epoch(EpochId(1), later).unwrap();
    folder.destroy_epoch(EpochId(1)).unwrap();
    assert!(matches!(
        folder.destroy_epoch(EpochId(1)),
        Err(SealingError::NoSuchEpoch(EpochId(1)))
    ));
    let ids: Vec<_> = home
        .open()
        .unwrap()
        .keyring()
        .epochs()
        .iter()
        .map(|epoch| epoch.id)
        .collect();
    assert_eq!(ids, [EpochId(2)]);
}

#[test]
fn the_loss_of_the_newest_epoch_is_noticed() {
    let home = Home::with_keys();
    home.open().unwrap().new_epoch(start()).unwrap();
    fs::remove_file(home.keys().join("epoch-0002.key")).unwrap();
    let refused = home.open().unwrap_err().to_string();
    assert!(
        refused.contains("epoch-0002.key: this key file is missing"),
        "{refused}"
    );
}

#[test]
fn an_epoch_whose_beginning_was_cut_short_is_used() {
    let home = Home::with_keys();
    let before = fs::read(home.keys().join("database-id")).unwrap();
    home.open().unwrap().new_epoch(start()).unwrap();
    // The power went after the key was written and before the folder named it.
    fs::write(home.keys().join("database-id"), before).unwrap();
    assert_eq!(home.open().unwrap().keyring().current_epoch(), EpochId(2));
}

#[test]
fn the_auditors_key_can_be_taken_away() {
    let home = Home::with_keys();
    let mut folder = home.open().unwrap();
    let away = home.home.path().join("auditors-key-to-keep-elsewhere");
    fs::write(&away, "taken").unwrap();
    assert!(matches!(
        folder.move_auditors_key(&away),
        Err(SealingError::Io { .. })
    ));
    assert!(folder.auditors_key().is_some(), "a file in the way loses nothing");
    fs::remove_file(&away).unwrap();
    folder.move_auditors_key(&away).unwrap();
    assert!(home.open().unwrap().auditors_key().is_none());
    assert!(!home.keys().join("auditors.key").exists());
    let (sealed, _) = folder
        .keyring()
        .public()
        .seal_to_auditors(&crate::narrative(), b"a search");
    let grant = crate::asked_for(&crate::operator(), waymark_policy::Purpose::ReadSearchTerms);
    let key = AuditorsKey::read(&away).unwrap();
    assert_eq!(
        key.open(&grant, &crate::narrative(), &sealed).unwrap().content(),
        b"a search"
    );
    assert!(matches!(
        folder.move_auditors_key(&away),
        Err(SealingError::KeyFile { .. })
    ));
}

/// Set in the process that is killed; it makes the keys of the test below.
const MAKE_KEYS_AT: &str = "WAYMARK_TEST_MAKE_KEYS_AT";

#[test]
fn a_creation_that_is_killed_leaves_all_the_keys_or_none() {
    if let Some(dir) = std::env::var_os(MAKE_KEYS_AT) {
        KeyFolder::create(Path::new(&dir), database(), start()).expect("keys can be made");
        return;
    }
    let mut interrupted = 0;
    for files_before_the_kill in (0..=FILES.len()).cycle().take(40) {
        let home = Home::empty();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "folder::a_creation_that_is_killed_leaves_all_the_keys_or_none",
            ])
            .env(MAKE_KEYS_AT, home.keys())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        while !has_begun(&home, files_before_the_kill) && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        match home.open() {
            Ok(folder) => assert_eq!(folder.keyring().current_epoch(), EpochId(1)),
            Err(SealingError::NoFolder(_)) => {
                interrupted += 1;
                KeyFolder::create(&home.keys(), database(), start()).expect("a second try succeeds");
                assert!(home.open().is_ok());
            }
            Err(other) => panic!("half a folder: {other}"),
        }
    }
    assert!(interrupted > 0, "at least one creation was cut short");
}

/// Whether a folder in the making has so many files.
fn has_begun(home: &Home, files: usize) -> bool {
    let making = names(home.home.path())
        .into_iter()
        .find(|name| name.starts_with(".keys."));
    making.is_some_and(|name| {
        fs::read_dir(home.home.path().join(name)).is_ok_and(|entries| entries.count() >= files)
    })
}

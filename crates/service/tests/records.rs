//! What stays hidden at rest, what disposal takes, and what a backup can still show.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    reason = "a test stops at the first surprise"
)]

mod common;

use std::fs;
use std::path::Path;

use common::{SCHEDULE, World, marked_referral, text};
use waymark_domain::Clock as _;
use waymark_domain::case::Decider;
use waymark_ledger::Token;
use waymark_policy::{Actor, Identity, Job, OperatorName, Purpose, grant};
use waymark_sealing::{KeyFolder, RetryKey};
use waymark_service::public::AdditionCode;
use waymark_service::records::Disposal;
use waymark_service::upkeep::{Restore, back_up, restore, verify_all};
use waymark_service::{SystemIds, wrapped_key};
use waymark_storage::{Database, Store, copy};
use waymark_testkit::{TestDatabase, both};

const CANARY: &str = "wrenquillfeather";

/// Whether any file below a folder holds the canary.
fn found_in(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(found_in(&path));
        } else if fs::read(&path)
            .unwrap()
            .windows(CANARY.len())
            .any(|bytes| bytes == CANARY.as_bytes())
        {
            found.push(path.display().to_string());
        }
    }
    found
}

/// Everything that can be done to a case so far, with the canary in every word of it.
async fn great_scenario(world: &World) -> waymark_service::public::Receipt {
    let (receipt, _) = world.submit(&marked_referral(CANARY)).await;
    let desk = world.desk();
    let more = text(&format!("{CANARY}more"));
    let code = AdditionCode::Reference(receipt.reference);
    desk.add(world.now(), code, &more, &RetryKey::random())
        .await
        .unwrap();
    assert_eq!(world.worker().run_due(world.now()).await.unwrap(), 1);
    let staff = world.house.staff_desk();
    let case = case_of(world, &receipt).await;
    let by = Decider {
        name: text(&format!("{CANARY}sergeant")),
    };
    let reason = text(&format!("{CANARY}reason"));
    let officer = world.as_member(&common::member(
        1,
        waymark_domain::case::Role::GatewayOfficer,
        true,
    ));
    staff
        .escalate(&officer, case, None, by, reason.clone())
        .await
        .unwrap();
    let corrected = common::marked_identity(&format!("{CANARY}corrected"));
    staff
        .correct_identity(&officer, case, &corrected, reason)
        .await
        .unwrap();
    let token = waymark_sealing::DraftToken::random();
    let mut draft = desk.new_draft(world.now(), "public").unwrap();
    draft.answers.insert("worry".into(), format!("{CANARY}draft"));
    desk.save_draft(world.now(), &token, &draft).await.unwrap();
    receipt
}

async fn case_of(world: &World, receipt: &waymark_service::public::Receipt) -> waymark_domain::CaseId {
    let person = world.people_of(receipt).await[0];
    waymark_domain::CaseId(world.house.store().cases_of(person).await.unwrap()[0].id)
}

#[tokio::test(flavor = "multi_thread")]
async fn cry_6_database_log_and_backup_hold_no_plain_word_of_anybody() {
    let database = TestDatabase::sqlite();
    let world = World::new(&database).await;
    great_scenario(&world).await;
    let file = database.address().strip_prefix("sqlite:").unwrap();
    let folder = Path::new(file).parent().unwrap();
    assert!(
        fs::metadata(format!("{file}-wal")).is_ok_and(|wal| wal.len() > 0),
        "the log is searched too"
    );
    assert_eq!(found_in(folder), Vec::<String>::new());
    let backup = world.folder.path().join("backup.sealed");
    back_up(&world.house, &world.operator(), &backup, |_| ())
        .await
        .unwrap();
    assert_eq!(found_in(world.folder.path()), Vec::<String>::new());
    // The search itself finds what is there.
    fs::write(folder.join("planted"), format!("xx{CANARY}xx")).unwrap();
    assert_eq!(found_in(folder).len(), 1);
}

both! {
    async fn a_correction_keeps_the_version_before(database: TestDatabase) {
        let world = World::new(&database).await;
        let receipt = great_scenario(&world).await;
        let person = world.people_of(&receipt).await[0];
        let versions = world.house.store().identities_of(person).await.unwrap();
        let names: Vec<(i32, Option<uuid::Uuid>)> =
            versions.iter().map(|row| (row.version, row.supersedes)).collect();
        assert_eq!(names, [(1, None), (2, Some(versions[0].id))]);
        let events = world.house.store().case(case_of(&world, &receipt).await).await.unwrap().unwrap();
        let kinds: Vec<&str> = events.events.iter().map(|event| event.kind.as_str()).collect();
        assert_eq!(
            kinds,
            ["referral_received", "information_added", "emergency_escalated", "version_added"]
        );
        assert_eq!(events.case.version, 4);
        assert!(events.case.escalated_at.is_some());
    }

    /// Design section 6a: back up, dispose, let the epochs pass: with every key file that survives, the old
    /// backup shows nothing of the disposed, and everything of who was not.
    async fn after_disposal_the_old_backup_yields_nothing_with_every_key_that_survives(
        database: TestDatabase
    ) {
        let world = World::new(&database).await;
        let gone = great_scenario(&world).await;
        let (kept, _) = world.submit(&marked_referral("linnet")).await;
        let person = world.people_of(&gone).await[0];
        let backup = world.folder.path().join("backup.sealed");
        back_up(&world.house, &world.operator(), &backup, |_| ()).await.unwrap();
        let old_copy = unsealed(&world, &backup).await;
        assert_eq!(openable(&world, &old_copy, person).await, (6, 6), "before, all six keys open");

        let disposal = Disposal::new(&world.house, SCHEDULE, &world.checkpoints());
        let reason = const { Token::from_static("no-longer-needed") };
        let certificate = disposal.dispose(&world.operator(), person, &reason).await.unwrap();
        let record = world.house.store().person(person).await.unwrap().unwrap();
        assert_eq!(record.disposed_at, Some(world.now().micros()));
        assert_eq!(world.house.store().data_keys_of("person", person.0).await.unwrap(), []);
        assert_eq!(world.house.store().cases_of(person).await.unwrap(), []);
        assert!(disposal.dispose(&world.operator(), person, &reason).await.is_err());

        while world.now().london_date() <= certificate.complete_on {
            world.clock.advance_seconds(86_400);
            let swept = world.worker().sweep_keys(world.now(), &SCHEDULE).await.unwrap();
            assert_eq!(swept.lost, 0);
        }
        assert_eq!(openable(&world, &old_copy, person).await, (6, 0), "after, not one does");
        assert!(KeyFolder::open(&world.keys(), world.house.vault().keyring().database()).is_ok());
        let file = fs::File::open(&backup).unwrap();
        assert!(world.house.vault().keyring().open_file(file, std::io::sink()).is_err());
        // Who was not disposed of is as readable as ever.
        assert_eq!(common::open_everything(&world, &kept).await.referrer, marked_referral("linnet").referrer);
        verify_all(&world.house, &[], |_| ()).await.unwrap();
    }

    async fn a_restore_brings_everything_back_but_the_disposed_and_names_what_is_missing(
        database: TestDatabase
    ) {
        let world = World::new(&database).await;
        let gone = great_scenario(&world).await;
        let (kept, _) = world.submit(&marked_referral("linnet")).await;
        let person = world.people_of(&gone).await[0];
        let backup = world.folder.path().join("backup.sealed");
        back_up(&world.house, &world.operator(), &backup, |_| ()).await.unwrap();
        let in_backup = world.house.store().open_log().await.unwrap().unwrap().frontier.size();
        let disposal = Disposal::new(&world.house, SCHEDULE, &world.checkpoints());
        let reason = const { Token::from_static("no-longer-needed") };
        disposal.dispose(&world.operator(), person, &reason).await.unwrap();
        let host = world.house.ledger_host();
        world.worker().cut_checkpoint(world.now(), host, &world.checkpoints()).await.unwrap().unwrap();
        let last = fs::read(world.checkpoints().join("latest.txt")).unwrap();
        let last = waymark_ledger::SignedCheckpoint::parse(&last).unwrap();

        let target = Database::Sqlite(world.folder.path().join("restored.db"));
        fs::write(world.folder.path().join("restored.db-wal"), b"left over").unwrap();
        let list = world.checkpoints().join("disposals.txt");
        let keys = world.keys();
        let request = Restore {
            backup: &backup,
            to: &target,
            keys: &keys,
            ledger_name: common::LEDGER,
            checkpoint: Ok(&last),
            disposals: Ok(&list),
            actor: Actor::Operator(OperatorName::parse("a.morgan").unwrap()),
            now: world.now(),
        };
        let restored = restore(request, std::sync::Arc::new(SystemIds), |_| ()).await.unwrap();
        assert_eq!(restored.entries, in_backup);
        assert_eq!((restored.gap.from, restored.gap.to), (in_backup, Some(in_backup)));
        assert_eq!(restored.disposed_again, 1);

        let address = format!("sqlite:{}", world.folder.path().join("restored.db").display());
        let house = common::open(&address, &world.keys(), world.clock.now()).await;
        let reports = verify_all(&house, &[last], |_| ()).await.unwrap();
        assert_eq!(reports.len(), 2);
        assert_eq!(reports[0].gap.map(|gap| gap.from), Some(in_backup));
        assert_eq!(house.store().cases_of(person).await.unwrap(), []);
        let again = World { house, ..world };
        assert_eq!(common::open_everything(&again, &kept).await.referrer, marked_referral("linnet").referrer);
    }

    async fn a_restore_never_writes_over_a_database_and_says_which_keys_it_needs(database: TestDatabase) {
        let world = World::new(&database).await;
        world.submit(&marked_referral(CANARY)).await;
        let backup = world.folder.path().join("backup.sealed");
        back_up(&world.house, &world.operator(), &backup, |_| ()).await.unwrap();
        let there = world.folder.path().join("there.db");
        fs::write(&there, b"somebody's").unwrap();
        let other = tempfile::tempdir().unwrap();
        let other_database = TestDatabase::sqlite();
        let other_keys = other.path().join("keys");
        common::open(other_database.address(), &other_keys, world.now()).await;
        let reason = text("a test without them");
        let attempt = async |to: &Path, keys: &Path| {
            let request = Restore {
                backup: &backup,
                to: &Database::Sqlite(to.to_owned()),
                keys,
                ledger_name: common::LEDGER,
                checkpoint: Err(&reason),
                disposals: Err(&reason),
                actor: Actor::Operator(OperatorName::parse("a.morgan").unwrap()),
                now: world.now(),
            };
            let restored = restore(request, std::sync::Arc::new(SystemIds), |_| ()).await;
            restored.map_err(|error| error.to_string())
        };
        let occupied = attempt(&there, &world.keys()).await.unwrap_err();
        assert!(occupied.contains("never writes over"), "{occupied}");
        assert_eq!(fs::read(&there).unwrap(), b"somebody's");
        let fresh = world.folder.path().join("fresh.db");
        assert!(attempt(&fresh, &other_keys).await.is_err());
        assert!(!fresh.exists());
        assert!(attempt(&fresh, &world.keys()).await.is_ok());
    }
}

/// The backup as whoever held the keys on the day could have opened it.
async fn unsealed(world: &World, backup: &Path) -> Store {
    let path = world.folder.path().join("old.db");
    let plain = fs::File::create(&path).unwrap();
    world
        .house
        .vault()
        .keyring()
        .open_file(fs::File::open(backup).unwrap(), plain)
        .unwrap();
    let store = Store::open(&Database::Sqlite(path)).await.unwrap();
    assert!(!copy::TABLES.is_empty());
    store
}

/// How many data keys of a person stand in a store, and how many the keys that survive still unwrap.
async fn openable(world: &World, store: &Store, person: waymark_domain::PersonId) -> (usize, usize) {
    let folder = KeyFolder::open(&world.keys(), world.house.vault().keyring().database()).unwrap();
    let actor = Actor::System(Job::ProveDigests);
    let identity = grant::<Identity>(&actor, Purpose::ProveDigest).unwrap();
    let case = grant::<waymark_policy::Case>(&actor, Purpose::ProveDigest).unwrap();
    let rows = store.data_keys_of("person", person.0).await.unwrap();
    let opens = |row: &waymark_storage::entities::data_key::Model| {
        let wrapped = wrapped_key(row).unwrap();
        match row.compartment.as_str() {
            "identity" => folder.keyring().unwrap(&identity, &wrapped).is_ok(),
            _ => folder.keyring().unwrap(&case, &wrapped).is_ok(),
        }
    };
    (rows.len(), rows.iter().filter(|row| opens(row)).count())
}

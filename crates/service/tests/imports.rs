//! Importing journeys and rule sets: all or nothing, once each, whatever happens in between.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod common;

use std::path::PathBuf;

use common::{World, opened};
use tokio::sync::oneshot;
use waymark_domain::person::Identity;
use waymark_domain::{PersonId, ReferralId};
use waymark_ledger::Entry;
use waymark_policy as policy;
use waymark_policy::{Actor, Job};
use waymark_service::content::{Content, EventContent, IdentityContent};
use waymark_service::import::{
    ImportError, Imported, JourneyFile, Progress, RulesError, check_journeys, import_journeys, import_rules,
};
use waymark_service::intake::{event_place, identity_place};
use waymark_storage::CaseRecord;
use waymark_storage::entities::{import_run, person, referral};
use waymark_testkit::{TestDatabase, both};

const HEADINGS: &str =
    "sender_reference,received_on,sector,name,birth_date,area,initial_outcome,initial_outcome_on\n";

/// A file with this text under the headings.
fn journeys(world: &World, rows: &str) -> JourneyFile {
    let path = world.folder.path().join("journeys.csv");
    std::fs::write(&path, format!("{HEADINGS}{rows}")).unwrap();
    sent(path, "hafren")
}

fn sent(path: PathBuf, sender: &str) -> JourneyFile {
    JourneyFile {
        path,
        sender: sender.parse().unwrap(),
        skip_wrong_rows: false,
    }
}

/// So many good rows.
fn good_rows(count: u32) -> String {
    (1..=count)
        .map(|row| {
            format!("EX-{row},2019-06-20,police,Invented Person {row},1990,,no_further_action,2019-06-24\n")
        })
        .collect()
}

async fn import(world: &World, file: &JourneyFile) -> Result<Imported, ImportError> {
    import_journeys(&world.house, &world.operator(), file, &mut |_| {}).await
}

/// What the ledger says was done, in order.
async fn actions(world: &World) -> Vec<String> {
    let entries = world.house.store().ledger_entries(1, 0, 1_000_000).await.unwrap();
    let action = |bytes: &[u8]| Entry::parse(bytes).unwrap().draft.action.as_str().to_owned();
    entries.iter().map(|row| action(&row.entry)).collect()
}

async fn run_of(world: &World, imported: &Imported) -> import_run::Model {
    world
        .house
        .store()
        .import(imported.import)
        .await
        .unwrap()
        .unwrap()
}

/// What a row of an import became.
async fn became(
    world: &World,
    imported: &Imported,
    row_number: i32,
) -> (referral::Model, CaseRecord, person::Model) {
    let store = world.house.store();
    let rows = store.import_rows(imported.import).await.unwrap();
    let row = rows.iter().find(|row| row.row_number == row_number).unwrap();
    let found = store
        .referral(ReferralId(row.referral_id))
        .await
        .unwrap()
        .unwrap();
    let case = store
        .case(waymark_domain::CaseId(found.cases[0].id))
        .await
        .unwrap()
        .unwrap();
    let person = store
        .person(PersonId(case.case.person_id))
        .await
        .unwrap()
        .unwrap();
    (found.referral, case, person)
}

/// An import that is dropped as soon as so many rows are in, as a kill would; whether it was done before.
async fn killed_after(world: &World, file: &JourneyFile, rows_in: u32) -> bool {
    let (stop, stopped) = oneshot::channel();
    let (ctx, mut stop) = (world.operator(), Some(stop));
    let mut progress = |progress| {
        let enough = matches!(progress, Progress::Imported { rows, of } if (rows_in..of).contains(&rows));
        if let Some(stop) = stop.take_if(|_| enough) {
            stop.send(()).unwrap();
        }
    };
    tokio::select! {
        biased;
        _ = stopped => false,
        imported = import_journeys(&world.house, &ctx, file, &mut progress) => {
            imported.unwrap();
            true
        }
    }
}

both! {
    async fn every_row_becomes_a_closed_case_of_its_own_with_its_duty(database: TestDatabase) {
        let world = World::new(&database).await;
        let rows = "EX-1,2019-06-20,education,Tobin Fennimore,2004-03-09,,no_further_action,2019-06-24\n\
            EX-2,2025-12-01,police,,1980,,unfounded,\nEX-3,2024-01-10,health,,1980,,,\n";
        let imported = import(&world, &journeys(&world, rows)).await.unwrap();
        assert_eq!((imported.new, imported.already, imported.report.rows), (3, 0, 3));

        let (referral, record, person) = became(&world, &imported, 2).await;
        assert_eq!((referral.channel.as_str(), referral.imported, referral.sector.as_str()), ("import", true, "education"));
        let case = &record.case;
        assert_eq!((case.stage.as_str(), case.imported, case.age_at_referral), ("closed", true, Some(15)));
        assert_eq!((case.area.as_str(), case.outcome.as_deref()), ("unknown", Some("no_further_action")));
        assert_eq!((person.controller.as_str(), person.retention_class.as_str()), ("national_desk", "referral_child"));
        // A child's review fell due in 2020: it is due on the day the record comes in.
        assert_eq!(person.next_review_on, "2026-11-23");

        let (_, _, unfounded) = became(&world, &imported, 3).await;
        assert_eq!((unfounded.retention_class.as_str(), unfounded.next_review_on.as_str()), ("referral_unfounded", "2026-12-01"));
        let (_, _, adult) = became(&world, &imported, 4).await;
        assert_eq!((adult.retention_class.as_str(), adult.next_review_on.as_str()), ("referral", "2030-01-10"));
    }

    async fn what_was_imported_opens_again_and_lies_nowhere_in_the_clear(database: TestDatabase) {
        let world = World::new(&database).await;
        let rows = "CANARYREF,2019-06-20,education,Canaryname Fennimore,2004-03-09,,open,\n";
        let imported = import(&world, &journeys(&world, rows)).await.unwrap();
        let (_, record, person) = became(&world, &imported, 2).await;
        let actor = Actor::System(Job::ProveDigests);

        let row = world.house.store().identities_of(PersonId(person.id)).await.unwrap().remove(0);
        let grant = policy::grant::<policy::Identity>(&actor, policy::Purpose::ProveDigest).unwrap();
        let bytes = opened(&world, &grant, row.data_key_id, &identity_place(row.id), row.sealed_identity).await;
        let identity = Identity::try_from(&IdentityContent::from_bytes(&bytes).unwrap()).unwrap();
        assert_eq!(identity.name.unwrap().as_str(), "Canaryname Fennimore");

        let event = record.events[0].clone();
        let grant = policy::grant::<policy::Case>(&actor, policy::Purpose::ProveDigest).unwrap();
        let (key, sealed) = event.data_key_id.zip(event.sealed_event).unwrap();
        let bytes = opened(&world, &grant, key, &event_place(event.id), sealed).await;
        assert!(EventContent::from_bytes(&bytes).is_ok());

        if let Some(path) = database.address().strip_prefix("sqlite:") {
            for path in [path.to_owned(), format!("{path}-wal")] {
                let stored = std::fs::read(path).unwrap();
                let stored = String::from_utf8_lossy(&stored).to_lowercase();
                assert!(!stored.contains("canary"));
            }
        }
    }

    async fn an_import_is_in_the_ledger_from_its_beginning_to_its_end(database: TestDatabase) {
        let world = World::new(&database).await;
        import(&world, &journeys(&world, &good_rows(2))).await.unwrap();
        assert_eq!(
            actions(&world).await,
            [
                "ledger.opened", "import.started", "referral.imported", "case.imported", "referral.imported",
                "case.imported", "import.finished"
            ]
        );
        world.house.store().verify(1, Vec::new(), |_| {}).await.unwrap();
    }

    async fn one_wrong_row_keeps_every_row_out(database: TestDatabase) {
        let world = World::new(&database).await;
        let before = world.house.store().counts().await.unwrap();
        let file = journeys(&world, &format!("{}EX-99,2031-01-01,police,,,,,\n", good_rows(20)));
        let error = import(&world, &file).await.unwrap_err();
        assert_eq!(error.to_string(), "1 of 21 rows cannot be imported, so none was");
        let ImportError::WrongRows(report) = error else { panic!("the rows are wrong") };
        let checked = check_journeys(&world.house, &world.operator(), &file.path, &mut |_| {}).await.unwrap();
        assert_eq!((*report).clone(), checked);
        assert_eq!(
            report.errors[0].to_string(),
            "row 22, received_on: \"2031-01-01\": expected a day that has come"
        );
        assert_eq!(world.house.store().counts().await.unwrap(), before);
    }

    async fn wrong_rows_are_left_out_when_asked_and_come_in_once_mended(database: TestDatabase) {
        let world = World::new(&database).await;
        let wrong = "EX-98,2019-06-20,circus,,,,,\nEX-97,2019-06-20,police,,,,,\nEX-97,2019-06-21,police,,,,,\n";
        let file = journeys(&world, &format!("{}{wrong}", good_rows(5)));
        let file = JourneyFile { skip_wrong_rows: true, ..file };
        let imported = import(&world, &file).await.unwrap();
        assert_eq!((imported.new, imported.already), (5, 0));
        assert_eq!(imported.report.wrong.iter().copied().collect::<Vec<_>>(), [7, 8, 9]);

        let mended = journeys(&world, &format!("{}EX-98,2019-06-20,police,,,,,\n", good_rows(5)));
        let imported = import(&world, &mended).await.unwrap();
        assert_eq!((imported.new, imported.already), (1, 5));
        assert_eq!(world.house.store().counts().await.unwrap().cases, 6);
    }

    async fn the_second_time_a_file_brings_nothing_and_changes_nothing(database: TestDatabase) {
        let world = World::new(&database).await;
        let file = journeys(&world, &good_rows(10));
        let first = import(&world, &file).await.unwrap();
        let before = (world.house.store().counts().await.unwrap(), run_of(&world, &first).await);
        world.clock.advance_seconds(3_600);
        let second = import(&world, &file).await.unwrap();
        assert_eq!((second.import, second.new, second.already), (first.import, 0, 10));
        assert_eq!((world.house.store().counts().await.unwrap(), run_of(&world, &second).await), before);
    }

    async fn one_reference_of_two_senders_is_two_journeys(database: TestDatabase) {
        let world = World::new(&database).await;
        let file = journeys(&world, &good_rows(3));
        import(&world, &file).await.unwrap();
        let other = import(&world, &sent(file.path.clone(), "dyfi")).await.unwrap();
        assert_eq!((other.new, other.already), (3, 0));
        // Another spelling of the same reference is the same reference.
        let spelled = journeys(&world, " ＥＸ-1 ,2019-06-20,police,,,,,\n");
        let again = import(&world, &spelled).await.unwrap();
        assert_eq!((again.new, again.already), (0, 1));
    }

    async fn an_import_killed_again_and_again_takes_every_row_in_once(database: TestDatabase) {
        let world = World::new(&database).await;
        let file = journeys(&world, &good_rows(300));
        let mut kills = 0;
        while !killed_after(&world, &file, 30 + 45 * kills).await {
            kills += 1;
        }
        assert!(kills >= 3, "{kills} kills");
        let done = import(&world, &file).await.unwrap();
        assert_eq!((done.new, done.already), (0, 300));
        let rows = world.house.store().import_rows(done.import).await.unwrap();
        let numbers: Vec<i32> = rows.iter().map(|row| row.row_number).collect();
        assert_eq!(numbers, (2..=301).collect::<Vec<_>>());
        let counts = world.house.store().counts().await.unwrap();
        assert_eq!((counts.people, counts.referrals, counts.cases), (300, 300, 300));
        let run = run_of(&world, &done).await;
        assert_eq!((run.rows_total, run.rows_done, run.finished_at), (300, 300, Some(world.now().micros())));
        let actions = actions(&world).await;
        let times = |action: &str| actions.iter().filter(|other| *other == action).count();
        assert_eq!((times("import.started"), times("case.imported"), times("import.finished")), (1, 300, 1));
    }

    async fn two_imports_of_one_file_at_once_take_every_row_in_once(database: TestDatabase) {
        let world = World::new(&database).await;
        let file = journeys(&world, &good_rows(100));
        let (one, two) = tokio::join!(import(&world, &file), import(&world, &file));
        let (one, two) = (one.unwrap(), two.unwrap());
        assert_eq!((one.new + two.new, one.already + two.already), (100, 100));
        assert_eq!(world.house.store().counts().await.unwrap().cases, 100);
    }

    async fn a_loaded_rule_set_is_in_force_at_once_and_decides_the_controller(database: TestDatabase) {
        let world = World::new(&database).await;
        let loaded = import_rules(&world.house, &world.operator(), &office_rules("first")).await.unwrap();
        assert_eq!((loaded.version, loaded.valid_from.to_string()), (1, "2026-01-01".to_owned()));
        let file = journeys(&world, "EX-1,2024-06-20,police,,1980,Glan Hafren,,\n");
        let imported = import(&world, &file).await.unwrap();
        let (referral, record, person) = became(&world, &imported, 2).await;
        assert_eq!((referral.area.as_str(), record.case.area.as_str()), ("hafren", "hafren"));
        assert_eq!(person.controller, "hafren_police");
        assert_eq!(actions(&world).await[1], "rules.loaded");
    }

    async fn a_rule_set_is_loaded_once_and_may_be_gone_back_to(database: TestDatabase) {
        let world = World::new(&database).await;
        let load = async |text: &str| import_rules(&world.house, &world.operator(), text).await.map(|loaded| loaded.version);
        assert_eq!(load(&office_rules("first")).await.unwrap(), 1);
        let again = load(&office_rules("first")).await;
        assert!(matches!(again, Err(RulesError::Identical { version: 1 })), "{again:?}");
        assert_eq!(load(&office_rules("second")).await.unwrap(), 2);
        assert_eq!(load(&office_rules("first")).await.unwrap(), 3);
        let wrong = load("valid_from = \"2026-01-01\"").await;
        assert!(matches!(wrong, Err(RulesError::Invalid(_))), "{wrong:?}");
        let notes: Vec<_> = world.house.store().rule_sets().await.unwrap().into_iter().map(|row| row.source_note).collect();
        assert_eq!(notes, ["first", "second", "first"]);
        assert_eq!(world.house.rules().in_force(world.now().london_date()).note, "first");
    }
}

fn office_rules(note: &str) -> String {
    format!(
        "extends = \"shipped\"\nvalid_from = \"2026-01-01\"\nnote = \"{note}\"\n\
         [[entry.controller]]\ncode = \"hafren_police\"\nlabel = \"Hafren Police\"\n\
         [[area]]\ncode = \"hafren\"\nname = \"Glan Hafren\"\nforce = \"gwent\"\ncontroller = \"hafren_police\"\n\
         desk_mailbox = \"desk@example.org\"\nread_times = \"Daily\"\nalert_again_minutes = 30\n"
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(
    clippy::disallowed_methods,
    reason = "how long it took is what this test is asked to tell"
)]
async fn five_thousand_rows_go_in_and_tell_how_long_it_took() {
    let database = TestDatabase::sqlite();
    let world = World::new(&database).await;
    let file = journeys(&world, &good_rows(5_000));
    let mut last = None;
    let begun = std::time::Instant::now();
    let done = import_journeys(&world.house, &world.operator(), &file, &mut |progress| {
        last = Some(progress);
    })
    .await;
    println!("5,000 rows took {:.1} seconds", begun.elapsed().as_secs_f64());
    assert_eq!(done.unwrap().new, 5_000);
    assert_eq!(
        last,
        Some(Progress::Imported {
            rows: 5_000,
            of: 5_000
        })
    );
    let begun = std::time::Instant::now();
    assert_eq!(import(&world, &file).await.unwrap().already, 5_000);
    println!(
        "finding them there already took {:.1} seconds",
        begun.elapsed().as_secs_f64()
    );
}

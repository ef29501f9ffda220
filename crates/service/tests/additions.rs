//! What referrers add afterwards, with a reference that is known and with one that is not.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    reason = "a test stops at the first surprise"
)]

mod common;

use common::{SCHEDULE, World, marked_referral, text};
use waymark_domain::reference::Reference;
use waymark_sealing::RetryKey;
use waymark_service::public::AdditionCode;
use waymark_testkit::both;

both! {
    async fn an_addition_is_filed_under_every_person_of_the_referral_once(database: TestDatabase) {
        let world = World::new(&database).await;
        let mut referral = marked_referral("wren");
        referral.subjects = vec![referral.subjects[0].clone(); 2];
        let (receipt, _) = world.submit(&referral).await;
        world.clock.advance_seconds(60);
        let retry = RetryKey::random();
        let again = RetryKey::parse(&retry.text()).unwrap();
        let code = AdditionCode::ReceiptCode(receipt.receipt_code.unwrap());
        world.desk().add(world.now(), code, &text("He has bought a ticket."), &retry).await.unwrap();
        world.desk().add(world.now(), code, &text("He has bought a ticket."), &again).await.unwrap();
        assert_eq!(world.worker().run_due(world.now()).await.unwrap(), 1);
        assert_eq!(world.worker().run_due(world.now()).await.unwrap(), 0);
        for person in world.people_of(&receipt).await {
            let case = world.house.store().cases_of(person).await.unwrap().remove(0);
            let case = world.house.store().case(waymark_domain::CaseId(case.id)).await.unwrap().unwrap();
            let kinds: Vec<&str> = case.contents.iter().map(|content| content.kind.as_str()).collect();
            assert_eq!(kinds, ["narrative", "addition"]);
            assert_eq!(case.case.version, 2);
        }
        let filed = world.house.store().additions("filed", 10).await.unwrap();
        assert_eq!(filed.len(), 1);
        assert!(filed[0].sealed_addition.is_empty(), "the copy sealed to the intake is gone");
    }

    async fn an_addition_to_an_unknown_reference_waits_to_be_matched_by_hand(database: TestDatabase) {
        let world = World::new(&database).await;
        let unknown = AdditionCode::Reference(Reference::from_bytes([9; 10]));
        world.desk().add(world.now(), unknown, &text("More"), &RetryKey::random()).await.unwrap();
        world.worker().run_due(world.now()).await.unwrap();
        let waiting = world.house.store().additions("unmatched", 10).await.unwrap();
        assert_eq!(waiting.len(), 1);
        assert!(!waiting[0].sealed_addition.is_empty());
    }

    /// An addition that nobody has matched yet moves with the epochs and is never lost with one.
    async fn a_waiting_addition_outlives_the_epoch_it_was_sealed_to(database: TestDatabase) {
        let world = World::new(&database).await;
        let unknown = AdditionCode::Reference(Reference::from_bytes([9; 10]));
        world.desk().add(world.now(), unknown, &text("More"), &RetryKey::random()).await.unwrap();
        world.worker().run_due(world.now()).await.unwrap();
        let mut destroyed = Vec::new();
        for _ in 0..80 {
            world.clock.advance_seconds(86_400);
            let swept = world.worker().sweep_keys(world.now(), &SCHEDULE).await.unwrap();
            assert_eq!(swept.lost, 0);
            destroyed.extend(swept.destroyed);
        }
        assert_eq!(destroyed.len(), 1, "the first epoch is gone after 65 days");
        let row = world.house.store().additions("unmatched", 10).await.unwrap().remove(0);
        let item = waymark_sealing::SealedToIntake {
            epoch: waymark_sealing::EpochId(u32::try_from(row.epoch).unwrap()),
            sealed: waymark_sealing::Sealed::from_stored(row.sealed_addition),
        };
        let actor = waymark_policy::Actor::System(waymark_policy::Job::MatchAdditions);
        let grant =
            waymark_policy::grant::<waymark_policy::Case>(&actor, waymark_policy::Purpose::MatchAddition)
                .unwrap();
        let place = waymark_sealing::Place { table: "addition", row: row.id, column: "sealed_addition" };
        let opened = world.house.vault().keyring().open_intake(&grant, &place, &item).unwrap();
        assert!(String::from_utf8_lossy(&opened).contains("More"));
    }

    /// REL-6: a worker that claimed a job and slept finishes nothing once another has taken over.
    async fn rel_6_twenty_workers_file_each_addition_once(database: TestDatabase) {
        let world = World::new(&database).await;
        let (receipt, _) = world.submit(&marked_referral("wren")).await;
        world.house.people().follow().await.unwrap();
        let code = AdditionCode::Reference(receipt.reference);
        for count in 0..10 {
            let more = text(&format!("More {count}"));
            world.desk().add(world.now(), code, &more, &RetryKey::random()).await.unwrap();
        }
        for _ in 0..12 {
            let workers = (0..20).map(|_| {
                let (worker, now) = (world.worker(), world.now());
                tokio::spawn(async move { worker.run_due(now).await.unwrap() })
            });
            for worker in workers.collect::<Vec<_>>() {
                worker.await.unwrap();
            }
            world.clock.advance_seconds(3_600);
        }
        let person = world.people_of(&receipt).await[0];
        let row = world.house.store().cases_of(person).await.unwrap().remove(0);
        let case = world.house.store().case(waymark_domain::CaseId(row.id)).await.unwrap().unwrap();
        assert_eq!(case.contents.iter().filter(|content| content.kind == "addition").count(), 10);
        assert_eq!(case.case.version, 11);
        assert_eq!(world.house.store().counts().await.unwrap().jobs_open, 0);
    }
}

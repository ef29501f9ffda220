//! One write: all of it or nothing, against the versions that were read, each change by itself.

#[cfg(test)]
mod common;

use common::{World, hash, positions};
use futures_util::future::join_all;
use waymark_domain::{CaseId, PersonId};
use waymark_storage::entities::person;
use waymark_storage::{Committed, Position, Retry, StoreError, Write};
use waymark_testkit::both;

both! {
    async fn of_20_decisions_on_one_version_one_wins_and_19_conflict(database: TestDatabase) {
        let world = World::new(&database).await;
        let (person, referral) = (world.person(), world.referral(1));
        let case = world.case(&person, &referral);
        let made = world
            .change("case.made")
            .write(person.clone())
            .write(referral)
            .write(case.clone());
        world.commit(made.write(world.event(&case, 1))).await;

        let decide = |number: i32| {
            let row = waymark_storage::entities::case_file::Model {
                version: 2,
                outcome: Some(format!("outcome_{number}")),
                ..case.clone()
            };
            let change = world
                .change("case.decided")
                .write(Write::UpdateCase {
                    read: 1,
                    row: Box::new(row),
                })
                .write(world.event(&case, 2));
            world.store.commit(change)
        };
        let outcomes = join_all((0..20).map(decide)).await;
        let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let lost = outcomes
            .iter()
            .filter(|outcome| matches!(outcome, Err(StoreError::Conflict)))
            .count();
        assert_eq!((won, lost), (1, 19));

        let record = world.store.case(CaseId(case.id)).await.unwrap().unwrap();
        assert_eq!((record.case.version, record.events.len()), (2, 2));
        let entries = world.store.ledger_entries(1, 0, 100).await.unwrap();
        assert_eq!(entries.len(), 3, "opened, made, decided once");
    }

    async fn a_refused_change_leaves_its_group_mates(database: TestDatabase) {
        let world = World::new(&database).await;
        let person = world.person();
        world
            .commit(world.change("person.made").write(person.clone()))
            .await;
        // Queued together, so that they share a group: the middle one inserts a second row before it fails.
        let lost = world.person();
        let changes = [
            world.change("first").write(world.person()),
            world.change("second").write(lost.clone()).write(person.clone()),
            world.change("third").write(world.person()),
        ];
        let outcomes = join_all(changes.map(|change| world.store.commit(change))).await;
        assert!(
            matches!(outcomes[1], Err(StoreError::Duplicate(_))),
            "{:?}",
            outcomes[1]
        );
        let first = positions(outcomes[0].clone())[0];
        let third = positions(outcomes[2].clone())[0];
        assert_eq!(
            (first, third),
            (Position { origin: 1, seq: 2 }, Position { origin: 1, seq: 3 })
        );
        assert_eq!(world.store.person(PersonId(lost.id)).await.unwrap(), None);
        assert_eq!(world.store.counts().await.unwrap().people, 3);
    }

    async fn a_retry_key_used_by_50_at_once_makes_one_row_and_50_equal_answers(database: TestDatabase) {
        let world = World::new(&database).await;
        let submit = || {
            let person = world.person();
            let retry = Retry {
                hash: hash(9),
                purpose: "referral",
                result_id: person.id,
                at_micros: world.now(),
            };
            world
                .store
                .commit(world.change("referral.received").write(person).retry(retry))
        };
        let outcomes = join_all((0..50).map(|_| submit())).await;
        let result = world
            .store
            .retry_result(&hash(9), "referral")
            .await
            .unwrap()
            .unwrap();
        let already = Committed::Already { result_id: result };
        let answered = outcomes
            .iter()
            .filter(|outcome| outcome.as_ref().unwrap() == &already)
            .count();
        assert_eq!(answered, 49);
        assert_eq!(world.store.counts().await.unwrap().people, 1);
        assert!(world.store.person(PersonId(result)).await.unwrap().is_some());
    }

    async fn a_retry_key_is_not_shared_between_purposes(database: TestDatabase) {
        let world = World::new(&database).await;
        let retry = |purpose| Retry {
            hash: hash(9),
            purpose,
            result_id: world.id(),
            at_micros: world.now(),
        };
        world.commit(world.change("a").retry(retry("referral"))).await;
        let other = world
            .store
            .commit(world.change("b").retry(retry("addition")))
            .await;
        assert!(matches!(other, Err(StoreError::RetryReused)));
        assert_eq!(
            world.store.retry_result(&hash(9), "addition").await.unwrap(),
            None
        );
    }

    async fn a_change_whose_caller_has_gone_is_carried_out(database: TestDatabase) {
        let world = World::new(&database).await;
        let person = world.person();
        let change = world.change("person.made").write(person.clone());
        {
            let mut commit = Box::pin(world.store.commit(change));
            // Polled once: queued, and then dropped.
            assert!(futures_util::poll!(&mut commit).is_pending());
        }
        world.commit(world.change("look")).await;
        assert_eq!(
            world.store.person(PersonId(person.id)).await.unwrap(),
            Some(person)
        );
    }

    async fn an_update_that_would_not_raise_the_version_is_refused(database: TestDatabase) {
        let world = World::new(&database).await;
        let person = world.person();
        world
            .commit(world.change("person.made").write(person.clone()))
            .await;
        let same = Write::UpdatePerson {
            read: 1,
            row: Box::new(person.clone()),
        };
        let refused = world
            .store
            .commit(world.change("person.changed").write(same))
            .await;
        assert!(matches!(
            refused,
            Err(StoreError::Inconsistent {
                table: "person",
                column: "version",
                ..
            })
        ));

        let row = person::Model {
            version: 2,
            next_review_on: "2028-01-01".into(),
            ..person
        };
        let update = Write::UpdatePerson {
            read: 1,
            row: Box::new(row.clone()),
        };
        world.commit(world.change("person.changed").write(update)).await;
        assert_eq!(world.store.person(PersonId(row.id)).await.unwrap(), Some(row));
    }

    async fn without_a_ledger_nothing_is_written(database: TestDatabase) {
        let world = World::of(common::migrated(&database).await);
        let person = world.person();
        let refused = world
            .store
            .commit(world.change("person.made").write(person.clone()))
            .await;
        assert!(matches!(refused, Err(StoreError::NoLedger)));
        assert_eq!(world.store.person(PersonId(person.id)).await.unwrap(), None);
    }

    async fn a_closed_store_has_written_what_was_queued_and_takes_no_more(database: TestDatabase) {
        let world = World::new(&database).await;
        let queued = join_all((0..300).map(|_| world.store.commit(world.change("look"))));
        let closing = async {
            tokio::task::yield_now().await;
            world.store.clone().close().await;
        };
        let (outcomes, ()) = futures_util::future::join(queued, closing).await;
        let written = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let refused = outcomes
            .iter()
            .filter(|outcome| matches!(outcome, Err(StoreError::Closed)))
            .count();
        assert_eq!(written + refused, 300);
        assert!(matches!(
            world.store.commit(world.change("late")).await,
            Err(StoreError::Closed)
        ));

        let again = common::migrated(&database).await;
        let entries = again.open_log().await.unwrap().unwrap().frontier.size();
        assert_eq!(entries, 1 + written as u64);
        again.close().await;
    }
}

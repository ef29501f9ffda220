//! Disposal: everything about the person goes, nothing about anybody else does.

#[cfg(test)]
mod common;

use common::{World, hash};
use waymark_domain::{CaseId, PersonId, ReferralId};
use waymark_storage::entities::{case_file, data_key, disposal, person};
use waymark_storage::{Disposing, StoreError, Write, copy};
use waymark_testkit::both;

/// How many rows each table has, the empty ones left out.
#[cfg(test)]
async fn rows(world: &World) -> Vec<(&'static str, u64)> {
    let tables = copy::digests(&world.store).await.unwrap();
    tables
        .iter()
        .filter(|table| table.rows > 0)
        .map(|table| (table.table, table.rows))
        .collect()
}

async fn dispose(world: &World, person: &person::Model) -> disposal::Model {
    let disposal = world.disposal(person);
    let write = Write::Dispose {
        read: person.version,
        row: Box::new(disposal.clone()),
    };
    let entry = world.entry_about("person.disposed", "person", person.id);
    world
        .commit(world.change("disposal").entry(entry).write(write))
        .await;
    disposal
}

both! {
    async fn a_disposed_person_leaves_an_id_a_mark_and_no_key(database: TestDatabase) {
        let world = World::new(&database).await;
        let filled = world.fill().await;
        let id = filled.addition.id;
        let file = Write::FileAddition {
            id,
            referral_id: filled.referral.id,
            at: world.now(),
        };
        world.commit(world.change("addition.filed").write(file)).await;
        let foreseen = world
            .store
            .foresee_disposal(PersonId(filled.person.id))
            .await
            .unwrap();
        let expected = Disposing {
            cases: vec![filled.case.id],
            documents: vec![filled.document.id],
            referrals: vec![filled.referral.id],
        };
        assert_eq!(foreseen, expected);

        let disposal = dispose(&world, &filled.person).await;
        let mark = person::Model {
            version: 2,
            disposed_at: Some(world.now()),
            ..filled.person.clone()
        };
        assert_eq!(
            world.store.person(PersonId(filled.person.id)).await.unwrap(),
            Some(mark)
        );
        assert_eq!(
            world.store.disposals().await.unwrap(),
            [filled.disposal, disposal]
        );
        let left = [
            ("setting", 1),
            ("counter", 1),
            ("rule_set", 1),
            ("person", 3),
            ("data_key", 1),
            ("disposal", 2),
            ("connected", 1),
            ("proposal", 1),
            ("enquiry", 1),
            ("draft", 1),
            ("retry", 1),
            ("job", 1),
            ("ledger_origin", 1),
            ("ledger_entry", 6),
            ("ledger_object", 2),
            ("ledger_checkpoint", 1),
            ("import_run", 1),
            ("import_row", 1),
            ("organisation", 1),
            ("member", 1),
            ("credential", 1),
            ("session", 1),
            ("role_held", 1),
            ("shift", 1),
            ("one_time_code", 1),
            ("attempt", 1),
            ("member_draft", 1),
            ("api_client", 1),
            ("search_query", 1),
        ];
        assert_eq!(rows(&world).await, left);
        assert_eq!(
            world
                .store
                .data_keys_of("enquiry", filled.enquiry.id)
                .await
                .unwrap(),
            [filled.keys[3].clone()]
        );
        assert_eq!(
            world
                .store
                .entries_about("person", filled.person.id)
                .await
                .unwrap()
                .len(),
            1
        );
    }

    async fn a_referral_about_others_stays_for_them(database: TestDatabase) {
        let world = World::new(&database).await;
        let filled = world.fill().await;
        let other = world.person();
        let case = case_file::Model {
            position: 2,
            ..world.case(&other, &filled.referral)
        };
        let key = world.data_key("person", other.id, "case");
        let content = world.content(&case, &key);
        let kept = world
            .change("referral.second")
            .write(other.clone())
            .write(key.clone());
        world.commit(kept.write(case.clone()).write(content)).await;

        let foreseen = world
            .store
            .foresee_disposal(PersonId(filled.person.id))
            .await
            .unwrap();
        assert!(foreseen.referrals.is_empty());
        dispose(&world, &filled.person).await;
        let referral = world
            .store
            .referral(ReferralId(filled.referral.id))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (referral.referral, referral.cases),
            (filled.referral.clone(), vec![case.clone()])
        );
        assert_eq!(
            world
                .store
                .referrer(ReferralId(filled.referral.id))
                .await
                .unwrap(),
            Some(filled.referrer)
        );
        assert_eq!(
            world
                .store
                .data_keys_of("referral", filled.referral.id)
                .await
                .unwrap(),
            [filled.keys[2].clone()]
        );
        assert_eq!(
            world
                .store
                .data_keys_of("person", filled.person.id)
                .await
                .unwrap(),
            Vec::<data_key::Model>::new()
        );
        assert_eq!(
            world
                .store
                .case(CaseId(case.id))
                .await
                .unwrap()
                .unwrap()
                .contents
                .len(),
            1
        );

        dispose(&world, &other).await;
        assert_eq!(world.store.referral_by_reference(&hash(1)).await.unwrap(), None);
        assert_eq!(
            world
                .store
                .data_keys_of("referral", filled.referral.id)
                .await
                .unwrap(),
            []
        );
    }

    async fn a_person_changed_meanwhile_or_disposed_before_is_not_disposed(database: TestDatabase) {
        let world = World::new(&database).await;
        let person = world.person();
        world
            .commit(world.change("person.made").write(person.clone()))
            .await;
        let write = |read| Write::Dispose {
            read,
            row: Box::new(world.disposal(&person)),
        };
        for (read, disposed) in [(7, false), (1, true), (1, false), (2, false)] {
            let outcome = world
                .store
                .commit(world.change("disposal").write(write(read)))
                .await;
            assert_eq!(outcome.is_ok(), disposed, "{read}");
            assert!(disposed || matches!(outcome, Err(StoreError::Conflict)));
        }
        assert_eq!(world.store.disposals().await.unwrap().len(), 1);
    }
}

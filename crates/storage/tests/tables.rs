//! Every table gives back what was written, on both databases alike.

#[cfg(test)]
mod common;

use common::{World, hash};
use waymark_domain::case::StageName;
use waymark_domain::{
    AdditionId, AlertId, CaseId, DataKeyId, EnquiryId, ImportId, JobId, PersonId, ReferralId, Timestamp,
};
use waymark_storage::entities::{case_content, case_file, data_key, draft, match_record, setting};
use waymark_storage::rows::{CaseFacts, CaseOwner, PersonFacts, ReferralFacts};
use waymark_storage::{CaseRecord, Housekeeping, ReferralRecord, StoreError, Write, copy};
use waymark_testkit::both;

both! {
    async fn every_row_comes_back_as_it_went_in(database: TestDatabase) {
        let world = World::new(&database).await;
        let (filled, store) = (world.fill().await, &world.store);
        let case = CaseId(filled.case.id);
        assert_eq!(
            store.person(PersonId(filled.person.id)).await.unwrap().unwrap(),
            filled.person
        );
        assert_eq!(
            store.identities_of(PersonId(filled.person.id)).await.unwrap(),
            [filled.identity]
        );
        assert_eq!(
            store
                .data_key(DataKeyId(filled.keys[2].id))
                .await
                .unwrap()
                .unwrap(),
            filled.keys[2]
        );
        assert_eq!(
            store.data_keys_of("person", filled.person.id).await.unwrap(),
            filled.keys[..2]
        );
        assert_eq!(store.match_records_since(0, 10).await.unwrap(), [filled.matching]);
        assert_eq!(
            store.owners_with("phone", &hash(7)).await.unwrap(),
            [world.lookup("person", filled.person.id)]
        );
        let referral = ReferralRecord {
            referral: filled.referral.clone(),
            cases: vec![filled.case.clone()],
        };
        assert_eq!(
            store
                .referral(ReferralId(filled.referral.id))
                .await
                .unwrap()
                .unwrap(),
            referral
        );
        assert_eq!(
            store.referral_by_reference(&hash(1)).await.unwrap().unwrap(),
            filled.referral
        );
        assert_eq!(
            store.referral_by_receipt(&hash(200)).await.unwrap().unwrap(),
            filled.referral
        );
        assert_eq!(store.referral_by_receipt(&hash(1)).await.unwrap(), None);
        assert_eq!(
            store.retry_result(&hash(50), "referral").await.unwrap(),
            Some(filled.referral.id)
        );
        assert_eq!(
            store
                .referrer(ReferralId(filled.referral.id))
                .await
                .unwrap()
                .unwrap(),
            filled.referrer
        );
        let record = CaseRecord {
            case: filled.case,
            events: vec![filled.event],
            contents: vec![filled.content],
        };
        assert_eq!(store.case(case).await.unwrap().unwrap(), record);
        assert_eq!(
            store.cases_of(PersonId(filled.person.id)).await.unwrap(),
            [record.case]
        );
        assert_eq!(store.documents_of(case).await.unwrap(), [filled.document]);
        assert_eq!(
            store
                .enquiry(EnquiryId(filled.enquiry.id))
                .await
                .unwrap()
                .unwrap(),
            filled.enquiry
        );
        assert_eq!(
            store
                .addition(AdditionId(filled.addition.id))
                .await
                .unwrap()
                .unwrap(),
            filled.addition
        );
        assert_eq!(
            store.alert(AlertId(filled.alert.id)).await.unwrap().unwrap(),
            filled.alert
        );
        assert_eq!(store.alerts_unopened().await.unwrap(), [filled.alert]);
        assert_eq!(
            store.draft(&hash(1), world.at()).await.unwrap().unwrap(),
            filled.draft
        );
        assert_eq!(
            store.job(JobId(filled.job.id)).await.unwrap().unwrap(),
            filled.job
        );
        assert_eq!(store.jobs_due(world.at(), 10).await.unwrap(), [filled.job]);
        assert_eq!(store.checkpoints(1).await.unwrap(), [filled.checkpoint]);
        assert_eq!(
            store.import(ImportId(filled.run.id)).await.unwrap().unwrap(),
            filled.run
        );
        assert_eq!(
            store.imports_of_file(&hash(40)).await.unwrap(),
            std::slice::from_ref(&filled.run)
        );
        assert_eq!(
            store.import_rows(ImportId(filled.run.id)).await.unwrap(),
            std::slice::from_ref(&filled.row)
        );
        assert_eq!(store.import_row(&hash(1)).await.unwrap().unwrap(), filled.row);
        assert_eq!(store.disposals().await.unwrap(), [filled.disposal]);
        assert_eq!(store.setting("database_id").await.unwrap(), Some("1".into()));
        assert_eq!(
            store.rule_sets().await.unwrap(),
            [world.rule_set(1, "2026-01-01")]
        );
        let empty = copy::digests(store)
            .await
            .unwrap()
            .into_iter()
            .filter(|table| table.rows == 0);
        assert_eq!(
            empty.map(|table| table.table).collect::<Vec<_>>(),
            Vec::<&str>::new()
        );
    }

    async fn every_microsecond_is_kept(database: TestDatabase) {
        let world = World::new(&database).await;
        for micros in [
            0,
            -1,
            1_767_225_599_999_999,
            -62_135_596_800_000_000,
            4_102_444_799_999_999,
        ] {
            world.clock.set(Timestamp::from_micros(micros).unwrap());
            let person = world.person();
            world
                .commit(world.change("person.made").write(person.clone()))
                .await;
            let read = world.store.person(PersonId(person.id)).await.unwrap().unwrap();
            assert_eq!(read.created_at, micros);
        }
    }

    async fn a_sealed_text_of_a_megabyte_is_kept_whole(database: TestDatabase) {
        let world = World::new(&database).await;
        let filled = world.fill().await;
        let long: Vec<u8> = (0..1_048_576_u32).map(|number| number.to_be_bytes()[3]).collect();
        let content = case_content::Model {
            sealed_content: long,
            ..world.content(&filled.case, &filled.keys[0])
        };
        world
            .commit(world.change("case.told").write(content.clone()))
            .await;
        let record = world.store.case(CaseId(filled.case.id)).await.unwrap().unwrap();
        assert_eq!(record.contents.last(), Some(&content));
    }

    async fn codes_that_differ_in_case_are_two_codes(database: TestDatabase) {
        let world = World::new(&database).await;
        let put = |key: &str| {
            Write::PutSetting(setting::Model {
                key: key.into(),
                value: format!("of {key}"),
            })
        };
        world
            .commit(world.change("codes").write(put("b")).write(put("B")))
            .await;
        assert_eq!(world.store.setting("b").await.unwrap(), Some("of b".into()));
        assert_eq!(world.store.setting("B").await.unwrap(), Some("of B".into()));
        assert_eq!(world.store.setting("a").await.unwrap(), None);
    }

    async fn a_setting_put_again_takes_the_place_of_the_one_before(database: TestDatabase) {
        let world = World::new(&database).await;
        let put = |value: &str| {
            Write::PutSetting(setting::Model {
                key: "k".into(),
                value: value.into(),
            })
        };
        world
            .commit(world.change("office").write(put("1")).write(put("2")))
            .await;
        assert_eq!(world.store.setting("k").await.unwrap(), Some("2".into()));
    }

    async fn the_newest_rule_set_that_applies_is_in_force(database: TestDatabase) {
        let world = World::new(&database).await;
        let sets = [(1, "2026-01-01"), (2, "2027-01-01"), (3, "2026-06-01")];
        let sets = sets.map(|(version, from)| world.rule_set(version, from));
        world.commit(world.change("rules").writes(sets)).await;
        let mut in_force = Vec::new();
        for day in ["2025-12-31", "2026-01-01", "2026-06-01", "2027-06-01"] {
            let set = world.store.rule_set_in_force(day.parse().unwrap()).await.unwrap();
            in_force.push(set.map(|set| set.version));
        }
        assert_eq!(in_force, [None, Some(1), Some(3), Some(3)]);
    }

    async fn a_page_of_keys_or_match_records_goes_on_after_the_last_one(database: TestDatabase) {
        let world = World::new(&database).await;
        let person = world.person();
        let keys: Vec<_> = (1..=5)
            .map(|version| data_key::Model {
                key_version: version,
                ..world.data_key("person", person.id, "case")
            })
            .collect();
        world
            .commit(world.change("keys").write(person).writes(keys.clone()))
            .await;
        let first = world.store.data_keys_in_epoch(1, None, 2).await.unwrap();
        assert_eq!(first, keys[..2]);
        let rest = world
            .store
            .data_keys_in_epoch(1, Some(DataKeyId(first[1].id)), 9)
            .await
            .unwrap();
        assert_eq!(rest, keys[2..]);
        assert_eq!(world.store.data_keys_in_epoch(2, None, 9).await.unwrap(), []);

        let rewrap = |read_epoch| Housekeeping::RewrapKey {
            id: keys[0].id,
            read_epoch,
            epoch: 2,
            wrapped: vec![2; 105],
        };
        world.store.keep_house("sweep", [rewrap(1)]).await.unwrap();
        let rewrapped = data_key::Model {
            epoch: 2,
            wrapped: vec![2; 105],
            ..keys[0].clone()
        };
        assert_eq!(
            world.store.data_keys_in_epoch(2, None, 9).await.unwrap(),
            [rewrapped]
        );
        let again = world.store.keep_house("sweep", [rewrap(1)]).await;
        assert!(matches!(again, Err(StoreError::Conflict)));
        assert_eq!(
            world
                .store
                .epochs_in_use()
                .await
                .unwrap()
                .into_iter()
                .collect::<Vec<_>>(),
            [(1, 4), (2, 1)]
        );
    }

    async fn a_person_changed_again_moves_to_the_end_of_the_match_records(database: TestDatabase) {
        let world = World::new(&database).await;
        let people = [world.person(), world.person()];
        let keys = [0, 1].map(|one| world.data_key("person", people[one].id, "identity"));
        let put = |one: usize, seal: u8| {
            let record = match_record::Model {
                sealed_record: vec![seal],
                ..world.match_record(&people[one], &keys[one])
            };
            Write::PutMatchRecord(Box::new(record))
        };
        let change = world.change("people").writes(people.clone()).writes(keys.clone());
        world.commit(change.write(put(0, 1)).write(put(1, 2))).await;
        let seen = world.store.match_records_since(0, 10).await.unwrap();
        assert_eq!(seen.iter().map(|record| record.seq).collect::<Vec<_>>(), [1, 2]);
        world
            .commit(world.change("person.changed").write(put(0, 3)))
            .await;
        let changed = world.store.match_records_since(2, 10).await.unwrap();
        let expected = match_record::Model {
            seq: 3,
            sealed_record: vec![3],
            ..world.match_record(&people[0], &keys[0])
        };
        assert_eq!(changed, [expected]);
    }

    async fn a_draft_is_replaced_when_saved_and_gone_when_it_expires(database: TestDatabase) {
        let world = World::new(&database).await;
        let (draft, other) = (world.draft(1), world.draft(2));
        let put = |draft: &draft::Model| Housekeeping::PutDraft(Box::new(draft.clone()));
        world
            .store
            .keep_house("draft", [put(&draft), put(&other)])
            .await
            .unwrap();
        let later = draft::Model {
            sealed_draft: vec![1],
            expires_at: draft.expires_at + 1,
            ..draft.clone()
        };
        world.store.keep_house("draft", [put(&later)]).await.unwrap();
        assert_eq!(
            world.store.draft(&hash(1), world.at()).await.unwrap(),
            Some(later.clone())
        );

        world.clock.set(Timestamp::from_micros(draft.expires_at).unwrap());
        assert_eq!(
            world.store.draft(&hash(2), world.at()).await.unwrap(),
            None,
            "expired, not yet removed"
        );
        let sweep = Housekeeping::RemoveExpiredDrafts { now: world.now() };
        world.store.keep_house("sweep", [sweep]).await.unwrap();
        assert_eq!(world.store.counts().await.unwrap().drafts, 1);
        let remove = || Housekeeping::RemoveDraft {
            row_hash: hash(1).to_vec(),
        };
        world
            .store
            .keep_house("draft", [remove(), remove()])
            .await
            .unwrap();
        assert_eq!(world.store.counts().await.unwrap().drafts, 0);
        assert_eq!(
            world.store.open_log().await.unwrap().unwrap().frontier.size(),
            1,
            "drafts are not recorded"
        );
    }

    async fn old_retry_keys_and_done_jobs_are_removed(database: TestDatabase) {
        let world = World::new(&database).await;
        let filled = world.fill().await;
        let claim = Housekeeping::ClaimJob {
            id: filled.job.id,
            fence: 0,
            until: world.now(),
        };
        let done = Housekeeping::FinishJob {
            id: filled.job.id,
            fence: 1,
            at: world.now(),
        };
        world.store.keep_house("job", [claim, done]).await.unwrap();
        for (before, left) in [(world.now(), 1), (world.now() + 1, 0)] {
            let sweep = [
                Housekeeping::RemoveOldRetries { before },
                Housekeeping::RemoveDoneJobs { before },
            ];
            world.store.keep_house("sweep", sweep).await.unwrap();
            let retry = world.store.retry_result(&hash(50), "referral").await.unwrap();
            let job = world.store.job(JobId(filled.job.id)).await.unwrap();
            assert_eq!((retry.iter().count(), job.iter().count()), (left, left));
        }
    }

    async fn an_addition_is_filed_once_and_its_intake_copy_goes(database: TestDatabase) {
        let world = World::new(&database).await;
        let filled = world.fill().await;
        let id = filled.addition.id;
        let unmatched = || Write::LeaveAdditionUnmatched { id };
        world
            .commit(world.change("addition.unmatched").write(unmatched()))
            .await;
        assert_eq!(world.store.additions("unmatched", 9).await.unwrap().len(), 1);
        let file = || Write::FileAddition {
            id,
            referral_id: filled.referral.id,
            at: world.now(),
        };
        world.commit(world.change("addition.filed").write(file())).await;
        let filed = world.store.addition(AdditionId(id)).await.unwrap().unwrap();
        assert_eq!(
            (filed.state.as_str(), filed.referral_id),
            ("filed", Some(filled.referral.id))
        );
        assert_eq!(
            (filed.filed_at, filed.sealed_addition),
            (Some(world.now()), Vec::new())
        );
        for late in [file(), unmatched()] {
            let refused = world.store.commit(world.change("late").write(late)).await;
            assert!(matches!(refused, Err(StoreError::Conflict)));
        }
    }

    async fn a_value_that_cannot_be_is_named_and_never_defaulted(database: TestDatabase) {
        let world = World::new(&database).await;
        let filled = world.fill().await;
        let facts = CaseFacts::try_from(&filled.case).unwrap();
        assert_eq!(
            (facts.stage, facts.owner, facts.age_at_referral),
            (StageName::Received, CaseOwner::Desk, Some(15))
        );
        assert_eq!(facts.due_on, "2026-11-30".parse().ok());
        let referral = ReferralFacts::try_from(&filled.referral).unwrap();
        assert_eq!((referral.in_welsh, referral.subject_count), (true, 1));
        assert_eq!(PersonFacts::try_from(&filled.person).unwrap().duty, facts.duty);

        let impossible = |row: case_file::Model, column: &str| {
            let error = CaseFacts::try_from(&row).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("case_file.{column} of {} holds what cannot be", row.id)
            );
        };
        let case = || filled.case.clone();
        impossible(
            case_file::Model {
                stage: "somewhere".into(),
                ..case()
            },
            "stage",
        );
        impossible(
            case_file::Model {
                due_on: Some("2026-02-30".into()),
                ..case()
            },
            "due_on",
        );
        impossible(
            case_file::Model {
                age_at_referral: Some(-1),
                ..case()
            },
            "age_at_referral",
        );
        impossible(
            case_file::Model {
                owner_kind: "member".into(),
                ..case()
            },
            "owner_kind",
        );
        impossible(
            case_file::Model {
                regime: String::new(),
                ..case()
            },
            "regime",
        );
        impossible(
            case_file::Model {
                received_at: i64::MAX,
                ..case()
            },
            "received_at",
        );
    }

    async fn a_row_without_its_person_or_key_is_refused(database: TestDatabase) {
        let world = World::new(&database).await;
        let (person, referral) = (world.person(), world.referral(1));
        let key = world.data_key("person", person.id, "identity");
        let orphan = world.change("orphan").write(world.case(&person, &referral));
        let unkeyed = world
            .change("unkeyed")
            .write(person.clone())
            .write(world.identity(&person, &key));
        for change in [orphan, unkeyed] {
            let refused = world.store.commit(change).await;
            assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
        }
        let lookup = waymark_storage::entities::lookup::Model {
            hash: vec![1; 31],
            ..world.lookup("person", person.id)
        };
        let refused = world
            .store
            .commit(world.change("short").write(Write::AddLookup(lookup)))
            .await;
        assert!(
            matches!(refused, Err(StoreError::Refused(_))),
            "a hash has 32 bytes: {refused:?}"
        );
        let shown = format!("{refused:?}");
        assert!(
            !shown.contains("01010101") && !shown.contains(&person.id.to_string()),
            "{shown}"
        );
        assert_eq!(world.store.counts().await.unwrap().people, 0);
    }
}

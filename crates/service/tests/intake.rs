//! A referral sent once, many times, and by somebody who comes back.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    reason = "a test stops at the first surprise"
)]

mod common;

use common::{World, marked_referral};
use waymark_domain::referral::{Danger, Referral, Wish};
use waymark_policy::{Actor, Case, Identity, Job, Purpose, Referrer, grant};
use waymark_sealing::{DraftToken, RetryKey};
use waymark_service::desk::Answer;
use waymark_testkit::both;

both! {
    async fn int_2_fifty_parallel_repeats_make_one_referral_and_fifty_equal_answers(database: TestDatabase) {
        let world = World::new(&database).await;
        let (referral, retry) = (marked_referral("wren"), RetryKey::random());
        let text = retry.text().to_string();
        let sends = (0..50).map(|_| {
            let (desk, now, referral) = (world.desk(), world.now(), referral.clone());
            let retry = RetryKey::parse(&text).unwrap();
            tokio::spawn(async move { desk.submit(now, &referral, &retry, None).await.unwrap() })
        });
        let mut receipts = Vec::new();
        for send in sends.collect::<Vec<_>>() {
            receipts.push(send.await.unwrap());
        }
        assert!(receipts.iter().all(|receipt| *receipt == receipts[0]));
        assert_eq!(world.house.store().counts().await.unwrap().referrals, 1);
        assert_eq!(world.house.store().counts().await.unwrap().people, 1);
    }

    async fn a_sent_draft_keeps_the_receipt_and_nothing_that_was_typed(database: TestDatabase) {
        let world = World::new(&database).await;
        let (desk, token) = (world.desk(), DraftToken::random());
        let mut draft = desk.new_draft(world.now(), "public").unwrap();
        draft.answers.insert("worry".into(), "wrenworry".into());
        desk.save_draft(world.now(), &token, &draft).await.unwrap();
        let kept = desk.draft(world.now(), &token).await.unwrap().unwrap();
        assert_eq!((kept.answers.clone(), kept.sent.clone()), (draft.answers.clone(), None));
        assert!(desk.receipt_again(&kept).is_none());

        let receipt =
            desk.submit(world.now(), &marked_referral("wren"), &kept.retry, Some(&token)).await.unwrap();
        let sent = desk.draft(world.now(), &token).await.unwrap().unwrap();
        assert!(sent.answers.is_empty());
        assert_eq!(desk.receipt_again(&sent), Some(receipt));
    }

    async fn a_draft_is_gone_a_day_after_its_last_change(database: TestDatabase) {
        let world = World::new(&database).await;
        let (desk, token) = (world.desk(), DraftToken::random());
        let draft = desk.new_draft(world.now(), "public").unwrap();
        desk.save_draft(world.now(), &token, &draft).await.unwrap();
        world.clock.advance_seconds(24 * 3_600 - 1);
        assert!(desk.draft(world.now(), &token).await.unwrap().is_some());
        world.clock.advance_seconds(1);
        assert!(desk.draft(world.now(), &token).await.unwrap().is_none());
        world.worker().keep_house(world.now()).await.unwrap();
        assert_eq!(world.house.store().counts().await.unwrap().drafts, 0);
    }

    async fn each_person_of_a_referral_gets_a_case_and_keys_of_their_own(database: TestDatabase) {
        let world = World::new(&database).await;
        let mut referral = marked_referral("wren");
        referral.subjects = vec![referral.subjects[0].clone(); 3];
        let (receipt, _) = world.submit(&referral).await;
        let people = world.people_of(&receipt).await;
        assert_eq!(people.len(), 3);
        for person in people {
            let keys = world.house.store().data_keys_of("person", person.0).await.unwrap();
            let compartments: Vec<&str> = keys.iter().map(|key| key.compartment.as_str()).collect();
            assert_eq!(compartments, ["case", "identity"]);
        }
    }

    async fn an_answer_is_shown_only_once_released(database: TestDatabase) {
        let world = World::new(&database).await;
        let (receipt, _) = world.submit(&marked_referral("wren")).await;
        let code = receipt.receipt_code.unwrap();
        let (desk, staff) = (world.desk(), world.house.staff_desk());
        assert_eq!(desk.answer(world.now(), &code).await.unwrap(), None);

        let hash = world.house.vault().public().index().reference(&receipt.reference);
        let row = world.house.store().referral_by_reference(&hash.0).await.unwrap().unwrap();
        let id = waymark_domain::ReferralId(row.id);
        let officer = Actor::System(Job::SendAlerts);
        let release = Answer::Release("read".parse().unwrap());
        staff.set_answer(world.now(), officer.clone(), id, &release).await.unwrap();
        assert_eq!(desk.answer(world.now(), &code).await.unwrap(), Some("read".parse().unwrap()));

        staff.set_answer(world.now(), officer, id, &Answer::Withdraw).await.unwrap();
        assert_eq!(desk.answer(world.now(), &code).await.unwrap(), None);
        let unknown = waymark_domain::reference::ReceiptCode::from_bytes([7; 16]);
        assert_eq!(desk.answer(world.now(), &unknown).await.unwrap(), None);
    }

    async fn no_receipt_code_is_given_to_who_wants_no_feedback(database: TestDatabase) {
        let world = World::new(&database).await;
        let quiet = Referral { feedback: Wish::No, ..marked_referral("wren") };
        let (receipt, _) = world.submit(&quiet).await;
        assert_eq!(receipt.receipt_code, None);
    }

    async fn an_urgent_referral_raises_one_alert_and_an_ordinary_one_none(database: TestDatabase) {
        let world = World::new(&database).await;
        world.submit(&marked_referral("wren")).await;
        assert_eq!(world.house.store().alerts_unopened().await.unwrap().len(), 0);
        let urgent = Referral { danger: Danger::Travelling, ..marked_referral("wren") };
        world.submit(&urgent).await;
        assert_eq!(world.house.store().alerts_unopened().await.unwrap().len(), 1);
    }

    async fn every_sealed_text_of_a_referral_opens_with_its_own_key_and_says_what_was_typed(
        database: TestDatabase
    ) {
        let world = World::new(&database).await;
        let referral = marked_referral("wren");
        let (receipt, _) = world.submit(&referral).await;
        let opened = common::open_everything(&world, &receipt).await;
        assert_eq!(opened.identity, referral.subjects[0].identity);
        assert_eq!(opened.account.0, referral.account);
        assert_eq!(opened.referrer, referral.referrer);
        assert_eq!(opened.events, ["referral_received"]);
    }
}

#[test]
fn members_and_the_public_cannot_get_a_grant_to_open_any_of_it() {
    for actor in [
        Actor::Public,
        Actor::Member(std::sync::Arc::new(common::member(
            1,
            waymark_domain::case::Role::Supervisor,
            true,
        ))),
    ] {
        assert!(grant::<Identity>(&actor, Purpose::ReadReferral).is_err());
        assert!(grant::<Case>(&actor, Purpose::ReadReferral).is_err());
        assert!(grant::<Referrer>(&actor, Purpose::ReadReferral).is_err());
    }
}

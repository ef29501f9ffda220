//! Enquiries: logged, counted, read by whom it concerns, made a referral once. On both databases.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod common;

use common::{World, text};
use futures_util::future::join_all;
use waymark_domain::case::Role;
use waymark_domain::enquiry::Enquiry;
use waymark_domain::text::Code;
use waymark_domain::{EnquiryId, ReferralId};
use waymark_ledger::Entry;
use waymark_policy::{HeldRole, Member, Why};
use waymark_sealing::RetryKey;
use waymark_service::ServiceError;
use waymark_service::desk::{Promotion, StaffDesk};
use waymark_service::import::import_rules;
use waymark_testkit::both;

const AREAS: &str = r#"
extends = "shipped"
valid_from = "2026-01-01"
note = "Two invented areas"
[[area]]
code = "marchland"
name = "Marchland"
force = "gwent"
controller = "national_desk"
desk_mailbox = "desk@marchland.example"
read_times = "Referrals are read from 8am to 6pm."
alert_again_minutes = 10
[[area]]
code = "wyrdale"
name = "Wyrdale"
force = "gwent"
controller = "national_desk"
desk_mailbox = "desk@wyrdale.example"
read_times = "Referrals are read from 8am to 6pm."
alert_again_minutes = 10
"#;

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn officer(number: u128, role: Role, area: Option<&str>) -> Member {
    Member {
        roles: vec![HeldRole {
            role,
            area: area.map(code),
        }],
        ..common::member(number, role, false)
    }
}

fn enquiry(kind: &str, area: Option<&str>) -> Enquiry {
    Enquiry {
        kind: code(kind),
        area: area.map(code),
        advice: text("Asked how to refer; told of the form and the telephone."),
    }
}

fn promotion(name: Option<&str>) -> Promotion {
    Promotion {
        reason: text("The caller rang again and said who it is about."),
        name: name.map(|name| waymark_domain::text::PersonName::parse(name).unwrap()),
        account: text("A pupil speaks of nothing but a coming war."),
        area: code("marchland"),
    }
}

async fn world(database: &waymark_testkit::TestDatabase) -> (World, StaffDesk) {
    let world = World::new(database).await;
    import_rules(&world.house, &world.operator(), AREAS)
        .await
        .unwrap();
    let desk = world.house.staff_desk();
    (world, desk)
}

async fn entries(world: &World) -> Vec<Entry> {
    let rows = world.house.store().ledger_entries(1, 0, 1_000).await.unwrap();
    rows.iter().map(|row| Entry::parse(&row.entry).unwrap()).collect()
}

async fn times(world: &World, action: &str) -> usize {
    let entries = entries(world).await;
    entries
        .iter()
        .filter(|entry| entry.draft.action.as_str() == action)
        .count()
}

both! {
    async fn an_enquiry_is_logged_by_whom_policy_lets_and_counted_by_kind(database: TestDatabase) {
        let (world, desk) = world(&database).await;
        let line = world.as_member(&officer(1, Role::IntakeOfficer, Some("marchland")));
        for kind in ["how_to_refer", "how_to_refer", "other"] {
            desk.log_enquiry(&line, &enquiry(kind, Some("marchland"))).await.unwrap();
        }
        let basis = entries(&world).await.pop().unwrap().draft.basis;
        assert_eq!(basis.as_str(), "office.takes-referrals");
        let found = desk.enquiries(&line).await.unwrap();
        assert_eq!(found.counts, [("how_to_refer".to_owned(), 2), ("other".to_owned(), 1)]);
        assert_eq!(found.latest.rows.len(), 3);
        assert_eq!(found.since.to_string(), "2026-04-01");

        let administrator = world.as_member(&officer(9, Role::Administrator, None));
        for refused in [
            desk.log_enquiry(&administrator, &enquiry("how_to_refer", None)).await.map(drop),
            desk.enquiries(&administrator).await.map(drop),
        ] {
            assert!(matches!(refused, Err(ServiceError::Forbidden(Why::NotYours))), "{refused:?}");
        }
    }

    async fn acc_4_an_enquiry_of_another_area_is_like_one_that_is_not_there(database: TestDatabase) {
        let (world, desk) = world(&database).await;
        let theirs = world.as_member(&officer(1, Role::IntakeOfficer, Some("marchland")));
        let others = world.as_member(&officer(2, Role::Supervisor, Some("wyrdale")));
        let id = desk.log_enquiry(&theirs, &enquiry("how_to_refer", Some("marchland"))).await.unwrap();
        let nowhere = desk.log_enquiry(&theirs, &enquiry("how_to_refer", None)).await.unwrap();
        let opened = desk.read_enquiry(&theirs, id).await.unwrap();
        assert_eq!(opened.advice, enquiry("how_to_refer", None).advice);
        assert!(opened.may_promote && opened.became.is_none());
        assert_eq!(times(&world, "enquiry.viewed").await, 1);

        let found = desk.enquiries(&others).await.unwrap();
        let ids: Vec<EnquiryId> = found.latest.rows.iter().map(|row| row.id).collect();
        assert_eq!(ids, [nowhere], "what no area was said for is everybody's");
        assert_eq!(found.counts, [("how_to_refer".to_owned(), 1)]);
        let missing = EnquiryId(uuid::Uuid::from_u128(77));
        for id in [id, missing] {
            assert!(matches!(desk.read_enquiry(&others, id).await, Err(ServiceError::NotFound)));
            let promoted = desk.promote_enquiry(&others, id, &promotion(None), &RetryKey::random()).await;
            assert!(matches!(promoted, Err(ServiceError::NotFound)));
        }
        assert_eq!(times(&world, "access.refused").await, 4);
        assert_eq!(times(&world, "enquiry.viewed").await, 1);
    }

    async fn an_enquiry_becomes_a_referral_once_however_often_it_is_sent(database: TestDatabase) {
        let (world, desk) = world(&database).await;
        let line = world.as_member(&officer(1, Role::IntakeOfficer, None));
        let id = desk.log_enquiry(&line, &enquiry("how_to_refer", Some("wyrdale"))).await.unwrap();
        let retry = RetryKey::random();
        let promotion = promotion(Some("Perrin Holloway"));
        let sent = join_all((0..5).map(|_| desk.promote_enquiry(&line, id, &promotion, &retry))).await;
        let again = desk.promote_enquiry(&line, id, &promotion, &retry).await.unwrap();
        assert!(sent.iter().flatten().all(|reference| reference.spoken() == again.spoken()));
        assert!(sent.iter().any(Result::is_ok));
        assert_eq!(times(&world, "referral.received").await, 1);
        assert_eq!(times(&world, "enquiry.promoted").await, 1);

        let other = desk.promote_enquiry(&line, id, &promotion, &RetryKey::random()).await;
        assert!(matches!(other, Err(ServiceError::Conflict)), "{other:?}");

        let opened = desk.read_enquiry(&line, id).await.unwrap();
        let became = opened.became.unwrap();
        assert_eq!(became.told, Some((again.spoken(), promotion.reason.as_str().to_owned())));
        assert!(!opened.may_promote);
        let store = world.house.store();
        let found = store.referral(ReferralId(became.referral.0)).await.unwrap().unwrap();
        assert_eq!((found.referral.channel.as_str(), found.referral.area.as_str()), ("advice_line", "marchland"));
        assert_eq!(found.cases.len(), 1);
        assert_eq!(found.cases[0].stage, "received");
    }

    async fn a_worry_about_somebody_whose_name_nobody_knows_becomes_a_referral_too(database: TestDatabase) {
        let (world, desk) = world(&database).await;
        let line = world.as_member(&officer(1, Role::GatewayOfficer, Some("marchland")));
        let id = desk.log_enquiry(&line, &enquiry("how_to_refer", None)).await.unwrap();
        desk.promote_enquiry(&line, id, &promotion(None), &RetryKey::random()).await.unwrap();
        assert_eq!(desk.enquiries(&line).await.unwrap().latest.rows.iter().filter(|row| row.promoted).count(), 1);
    }
}

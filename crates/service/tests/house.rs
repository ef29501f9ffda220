//! Opening a database with its keys, what an operator is warned of, and enquiries.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    reason = "a test stops at the first surprise"
)]

mod common;

use std::fs;
use std::sync::Arc;

use common::{LEDGER, World, marked_referral, text};
use waymark_domain::case::Role;
use waymark_domain::enquiry::Enquiry;
use waymark_domain::{Clock as _, Timestamp};
use waymark_service::desk::Warning;
use waymark_service::upkeep::{Gravity, examine};
use waymark_service::{House, OpenError, ServiceError, SystemIds};
use waymark_storage::{Database, Store};
use waymark_testkit::{TestDatabase, both};

async fn try_open(address: &str, keys: &std::path::Path, now: Timestamp) -> Result<House, OpenError> {
    let store = Store::open(&Database::parse(address).unwrap()).await.unwrap();
    House::open(store, keys, LEDGER, now, Arc::new(SystemIds)).await
}

both! {
    async fn a_database_without_its_keys_does_not_open_and_gets_no_others(database: TestDatabase) {
        let world = World::new(&database).await;
        world.submit(&marked_referral("wren")).await;
        let away = world.folder.path().join("away");
        fs::rename(world.keys(), &away).unwrap();
        let refused = try_open(database.address(), &world.keys(), world.now()).await;
        assert!(matches!(refused, Err(OpenError::Keys(_))));
        assert!(!world.keys().exists(), "no other keys were made");
        fs::rename(&away, world.keys()).unwrap();
        assert!(try_open(database.address(), &world.keys(), world.now()).await.is_ok());
    }

    async fn a_database_does_not_open_with_the_keys_of_another(database: TestDatabase) {
        let world = World::new(&database).await;
        let other = World::new(&TestDatabase::sqlite()).await;
        let refused = try_open(database.address(), &other.keys(), world.now()).await;
        assert!(matches!(refused, Err(OpenError::Keys(_))));
    }

    async fn a_first_start_that_was_cut_short_goes_on_with_the_keys_it_made(database: TestDatabase) {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("keys");
        let id = waymark_sealing::DatabaseId(uuid::Uuid::from_u128(7));
        let now = waymark_testkit::FixedClock::default().now();
        waymark_sealing::KeyFolder::create(&keys, id, now).unwrap();
        let house = try_open(database.address(), &keys, now).await.unwrap();
        assert_eq!(house.vault().keyring().database(), id);
        let kept = house.store().setting("database_id").await.unwrap();
        assert_eq!(kept, Some(id.0.to_string()));
        let begun = waymark_sealing::KeyFolder::begun_database(&keys).unwrap();
        assert_eq!(begun, Some(id), "from now on its loss is noticed");
    }

    async fn an_empty_database_is_not_taken_for_one_that_was_begun(database: TestDatabase) {
        let other = World::new(&TestDatabase::sqlite()).await;
        let refused = try_open(database.address(), &other.keys(), other.now()).await;
        assert!(matches!(&refused, Err(OpenError::Gone { .. })), "{refused:?}");
        let store = Store::open(&Database::parse(database.address()).unwrap()).await.unwrap();
        assert!(store.is_blank().await.unwrap(), "nothing was written");
        store.migrate().await.unwrap();
        let refused = try_open(database.address(), &other.keys(), other.now()).await;
        assert!(matches!(&refused, Err(OpenError::Gone { .. })), "prepared for the server's role: {refused:?}");
        assert_eq!(store.logs().await.unwrap().len(), 0, "nothing was begun");
    }

    async fn an_operator_is_warned_a_year_before_the_bank_holidays_end(database: TestDatabase) {
        let world = World::new(&database).await;
        let staff = world.house.staff_desk();
        let now = staff.warnings(world.now()).await.unwrap();
        assert_eq!(now, [Warning::KeysNotBackedUp, Warning::NoAreas]);
        let late = Timestamp::parse("2028-01-01T00:00:00Z").unwrap();
        let last = waymark_domain::Date::new(2028, 12, 31).ok();
        assert!(staff.warnings(late).await.unwrap().contains(&Warning::CalendarEnds(last)));
        let eve = Timestamp::parse("2027-12-31T12:00:00Z").unwrap();
        assert!(!staff.warnings(eve).await.unwrap().contains(&Warning::CalendarEnds(last)));
        let found = examine(&world.house, late, false).await.unwrap();
        assert_eq!(found[0].gravity, Gravity::Bad);
        assert!(found.iter().any(|found| found.words.contains("bank-holiday table ends")));
        assert!(found.iter().any(|found| found.words.contains("keys backup")));
    }

    async fn an_enquiry_is_counted_and_its_advice_is_sealed(database: TestDatabase) {
        let world = World::new(&database).await;
        let enquiry = Enquiry {
            kind: "how_to_refer".parse().unwrap(),
            area: None,
            advice: text("wrenquill asked how to refer"),
        };
        let staff = world.house.staff_desk();
        let ctx = world.as_member(&common::member(1, Role::IntakeOfficer, false));
        let id = staff.log_enquiry(&ctx, &enquiry).await.unwrap();
        let row = world.house.store().enquiry(id).await.unwrap().unwrap();
        assert_eq!(row.kind, "how_to_refer");
        assert!(!row.sealed_advice.windows(9).any(|bytes| bytes == b"wrenquill"));
        assert_eq!(world.house.store().counts().await.unwrap().enquiries, 1);
        let gossip = Enquiry { kind: "gossip".parse().unwrap(), ..enquiry };
        let refused = staff.log_enquiry(&ctx, &gossip).await;
        assert!(matches!(refused, Err(ServiceError::Enquiry(_))));
    }
}

/// The program's own role may neither change the schema nor the ledger, and takes referrals all the same.
#[tokio::test(flavor = "multi_thread")]
async fn a_house_opens_and_takes_referrals_as_the_restricted_role() {
    let database = TestDatabase::postgres().await;
    let role = format!("{}_server", database.address().rsplit('/').next().unwrap());
    let owner = Store::open(&Database::parse(database.address()).unwrap())
        .await
        .unwrap();
    owner.migrate().await.unwrap();
    waymark_testkit::as_owner(database.address(), &[format!("CREATE ROLE {role} LOGIN")]).await;
    owner.grant_to(&role).await.unwrap();
    owner.close().await;

    let address = database.address().replace("postgres@", &format!("{role}@"));
    let folder = tempfile::tempdir().unwrap();
    let clock = waymark_testkit::FixedClock::default();
    let house = try_open(&address, &folder.path().join("keys"), clock.now())
        .await
        .unwrap();
    let world = World { house, clock, folder };
    world.submit(&marked_referral("wren")).await;
    assert_eq!(world.house.store().counts().await.unwrap().referrals, 1);
    world.house.store().clone().close().await;
    drop(world);
    let remove = [format!("DROP OWNED BY {role}"), format!("DROP ROLE {role}")];
    waymark_testkit::as_owner(database.address(), &remove).await;
}

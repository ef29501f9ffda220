//! What the office promises, with its costly work counted.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use tempfile::TempDir;
use waymark_domain::{Clock as _, MemberId, Timestamp};
use waymark_policy::{Actor, OperatorName};
use waymark_sealing::{SignInTicket, TotpSecret, TotpStep};
use waymark_storage::{Database, Store};
use waymark_testkit::{FixedClock, SeededIds};

use super::{Invitation, Office, SignInError, Source};
use crate::{Ctx, House};

const PASSPHRASE: &str = "a heron on the weir at dawn";

struct World {
    house: House,
    office: Office,
    clock: FixedClock,
    _folder: TempDir,
}

struct Enrolled {
    name: &'static str,
    member: MemberId,
    secret: TotpSecret,
}

impl World {
    /// Two administrators are enrolled.
    async fn open() -> (Self, Enrolled, Enrolled) {
        let folder = tempfile::tempdir().unwrap();
        let clock = FixedClock::default();
        let store = Store::open(&Database::Sqlite(folder.path().join("waymark.db")))
            .await
            .unwrap();
        let keys = folder.path().join("keys");
        let ids = Arc::new(SeededIds::default());
        let house = House::open(store, &keys, "waymark.example/ledger", clock.now(), ids)
            .await
            .unwrap();
        let world = Self {
            office: house.office(),
            house,
            clock,
            _folder: folder,
        };
        let one = world.enrol("a.morgan").await;
        let other = world.enrol("b.rees").await;
        (world, one, other)
    }

    async fn enrol(&self, name: &'static str) -> Enrolled {
        let invitation = Invitation {
            sign_in_name: name.parse().unwrap(),
            display_name: "Somebody".parse().unwrap(),
            organisation: "Plainshire Council".parse().unwrap(),
            kind: waymark_domain::office::OrganisationKind::LocalAuthority,
            administrator: true,
        };
        let invited = self.office.invite(&self.operator(), &invitation).await.unwrap();
        let code = invited.code.text();
        let offer = self
            .office
            .offer(self.now(), self.source(1), &code)
            .await
            .unwrap();
        let secret = TotpSecret::parse(secrecy::ExposeSecret::expose_secret(&offer.secret)).unwrap();
        let digits = secret.code(TotpStep::at(self.now()));
        let source = self.source(1);
        self.office
            .enrol(self.now(), source, &code, &offer.sealed, PASSPHRASE, &digits)
            .await
            .unwrap();
        self.clock.advance_seconds(30);
        Enrolled {
            name,
            member: invited.member,
            secret,
        }
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn source(&self, last: u8) -> Source {
        self.office.source(IpAddr::from([192, 0, 2, last]), self.now())
    }

    fn operator(&self) -> Ctx {
        let actor = Actor::Operator(OperatorName::parse("a.morgan").unwrap());
        Ctx::new(actor, self.now(), Arc::clone(self.house.ids()))
    }

    async fn passphrase(&self, name: &str, passphrase: &str) -> Result<SignInTicket, SignInError> {
        self.office
            .check_passphrase(self.now(), self.source(2), name, passphrase)
            .await
    }

    fn hashed(&self) -> usize {
        self.office.hashing.done.load(Ordering::SeqCst)
    }

    async fn entries(&self) -> usize {
        self.house
            .store()
            .ledger_entries(1, 0, 10_000)
            .await
            .unwrap()
            .len()
    }
}

#[tokio::test]
async fn aut_4_unknown_wrong_locked_and_disabled_take_the_same_work_and_end_alike() {
    let (world, one, other) = World::open().await;
    world
        .office
        .disable_member(&world.operator(), other.member)
        .await
        .unwrap();
    world.enrol("c.third").await;
    let organisation = world.house.store().member(one.member).await.unwrap().unwrap();
    assert!(organisation.disabled_at.is_none());
    let long_wrong = "not a heron on the weir at dawn";
    let cases = [
        ("unknown", "nobody", PASSPHRASE),
        ("not a name", "no body!", PASSPHRASE),
        ("wrong", one.name, long_wrong),
        ("no passphrase at all", one.name, "short"),
        ("disabled", other.name, PASSPHRASE),
    ];
    let mut works = Vec::new();
    for (what, name, passphrase) in cases {
        let before = (world.hashed(), world.entries().await);
        let refused = world.passphrase(name, passphrase).await;
        assert!(matches!(refused, Err(SignInError::Refused)), "{what}");
        works.push((world.hashed() - before.0, world.entries().await - before.1));
    }
    // Locked: the right passphrase after too many wrong ones.
    for _ in 0..10 {
        drop(world.passphrase(one.name, long_wrong).await);
    }
    let before = (world.hashed(), world.entries().await);
    let refused = world.passphrase(one.name, PASSPHRASE).await;
    assert!(matches!(refused, Err(SignInError::Refused)), "locked");
    works.push((world.hashed() - before.0, world.entries().await - before.1));
    assert_eq!(works, [(1, 1); 6], "one hash and one entry each");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn aut_2_at_most_four_passphrases_are_hashed_at_once() {
    let (world, one, _) = World::open().await;
    let (world, name) = (Arc::new(world), one.name);
    let tries = (0..40).map(|_| {
        let world = Arc::clone(&world);
        tokio::spawn(async move { world.passphrase(name, "not a heron on the weir").await.is_err() })
    });
    for tried in tries.collect::<Vec<_>>() {
        assert!(tried.await.unwrap());
    }
    let most = world.office.hashing.most_at_once.1.load(Ordering::SeqCst);
    assert!((1..=4).contains(&most), "{most} at once");
}

#[tokio::test]
async fn aut_3_what_is_tried_past_the_limit_is_not_even_looked_at() {
    let (world, one, _) = World::open().await;
    let ticket = world.passphrase(one.name, PASSPHRASE).await.unwrap();
    let wrong = "not a heron on the weir";
    for _ in 0..9 {
        assert!(matches!(
            world.passphrase(one.name, wrong).await,
            Err(SignInError::Refused)
        ));
    }
    // One count for every place: the code is right, and the account has had its ten tries.
    let code = one.secret.code(TotpStep::at(world.now()));
    let late = world
        .office
        .check_code(world.now(), world.source(2), &ticket, &code)
        .await;
    assert!(matches!(late, Err(SignInError::Refused)));
    world.clock.advance_seconds(15 * 60 + 1);
    let ticket = world.passphrase(one.name, PASSPHRASE).await.unwrap();
    let code = one.secret.code(TotpStep::at(world.now()));
    let token = world
        .office
        .check_code(world.now(), world.source(2), &ticket, &code)
        .await;
    assert!(token.is_ok(), "after a quarter of an hour");
}

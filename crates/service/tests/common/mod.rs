//! A house for tests: a fresh database of either kind with its keys in a folder of its own, a clock that
//! moves only when told, and referrals in one line.
#![allow(dead_code, reason = "each test file uses its own part of this")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;
use waymark_domain::person::{Birth, Identity};
use waymark_domain::referral::{Answer, Aware, Channel, Danger, Question, Referral, Referrer, Subject, Wish};
use waymark_domain::text::{PersonName, Text};
use waymark_domain::{Clock, PartialDate, PersonId, Timestamp};
use waymark_policy::{Actor, Job, OperatorName};
use waymark_sealing::RetryKey;
use waymark_sealing::sweep::Schedule;
use waymark_service::jobs::Worker;
use waymark_service::public::{PublicDesk, Receipt};
use waymark_service::{Ctx, House, SystemIds};
use waymark_storage::{Database, Store};
use waymark_testkit::{FixedClock, TestDatabase};

pub(crate) const LEDGER: &str = "waymark.example/ledger";

pub(crate) struct World {
    pub(crate) house: House,
    pub(crate) clock: FixedClock,
    pub(crate) folder: TempDir,
}

impl World {
    pub(crate) async fn new(database: &TestDatabase) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = FixedClock::default();
        let house = open(database.address(), &folder.path().join("keys"), clock.now()).await;
        Self { house, clock, folder }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    pub(crate) fn checkpoints(&self) -> PathBuf {
        self.folder.path().join("checkpoints")
    }

    pub(crate) fn desk(&self) -> PublicDesk {
        self.house.public_desk()
    }

    pub(crate) fn worker(&self) -> Worker {
        Worker::new(&self.house, None)
    }

    pub(crate) async fn submit(&self, referral: &Referral) -> (Receipt, RetryKey) {
        let retry = RetryKey::random();
        let receipt = self
            .desk()
            .submit(self.now(), referral, &retry, None)
            .await
            .unwrap();
        (receipt, retry)
    }

    pub(crate) fn operator(&self) -> Ctx {
        let name = OperatorName::parse("a.morgan").unwrap();
        Ctx::new(Actor::Operator(name), self.now(), Arc::clone(self.house.ids()))
    }

    pub(crate) fn system(&self, job: Job) -> Ctx {
        Ctx::new(Actor::System(job), self.now(), Arc::clone(self.house.ids()))
    }

    /// The people of the newest referral with this receipt.
    pub(crate) async fn people_of(&self, receipt: &Receipt) -> Vec<PersonId> {
        let hash = self.house.vault().public().index().reference(&receipt.reference);
        let row = self
            .house
            .store()
            .referral_by_reference(&hash.0)
            .await
            .unwrap()
            .unwrap();
        let found = self
            .house
            .store()
            .referral(waymark_domain::ReferralId(row.id))
            .await
            .unwrap()
            .unwrap();
        found.cases.iter().map(|case| PersonId(case.person_id)).collect()
    }
}

pub(crate) const SCHEDULE: Schedule = Schedule {
    epoch_days: 30,
    backup_window_days: 35,
};

pub(crate) async fn open(address: &str, keys: &Path, now: Timestamp) -> House {
    let store = Store::open(&Database::parse(address).unwrap()).await.unwrap();
    House::open(store, keys, LEDGER, now, Arc::new(SystemIds))
        .await
        .unwrap()
}

pub(crate) fn text(words: &str) -> Text {
    Text::parse(words).unwrap()
}

/// A person whose every field holds the canary with the field's name after it.
pub(crate) fn marked_identity(canary: &str) -> Identity {
    let text = |field: &str| Text::parse(&format!("{canary}{field}")).unwrap();
    let name = |field: &str| PersonName::parse(&format!("{canary}{field}")).unwrap();
    Identity {
        name: Some(name("name")),
        other_names: vec![name("othername")],
        birth: Birth::Born(PartialDate::Year(2011)),
        gender: None,
        ethnicity: None,
        address: Some(text("address")),
        postcode: Some(text("postcode")),
        phones: vec![text("phone"), Text::parse("07700 900123").unwrap()],
        emails: vec![
            text("email"),
            Text::parse(&format!("{canary}@example.org")).unwrap(),
        ],
        handles: vec![text("handle")],
        place: Some(text("place")),
        language: Some(text("language")),
        description: Some(text("description")),
    }
}

/// A referral about one person with the canary in every field that takes words.
pub(crate) fn marked_referral(canary: &str) -> Referral {
    let text = |field: &str| Text::parse(&format!("{canary}{field}")).unwrap();
    Referral {
        channel: Channel::Public,
        area: None,
        sector: "friends_family".parse().unwrap(),
        subsector: None,
        danger: Danger::No,
        subjects: vec![Subject {
            identity: marked_identity(canary),
            person_aware: Aware::NotTold,
            family_aware: Aware::NotKnown,
        }],
        account: Question::ALL
            .iter()
            .map(|question| (*question, Answer::Said(text(question.code()))))
            .collect(),
        referrer: Referrer {
            name: PersonName::parse(&format!("{canary}referrer")).ok(),
            relationship: Some("parent".parse().unwrap()),
            role: Some(text("role")),
            organisation: Some(text("organisation")),
            phone: Some(text("referrerphone")),
            email: Some(text("referreremail")),
            safe_times: Some(text("safetimes")),
        },
        confidential: Wish::Yes,
        feedback: Wish::Yes,
        in_welsh: false,
    }
}

/// A referral as opened again, by the job that compares content with the ledger.
pub(crate) struct OpenedReferral {
    pub(crate) identity: Identity,
    pub(crate) account: (waymark_domain::referral::Account, Aware, Aware),
    pub(crate) referrer: Referrer,
    pub(crate) events: Vec<String>,
}

/// Opens everything of a referral about one person.
pub(crate) async fn open_everything(world: &World, receipt: &Receipt) -> OpenedReferral {
    use waymark_policy as policy;
    use waymark_service::content::{AccountContent, Content, IdentityContent, ReferrerContent};
    use waymark_service::intake::{content_place, identity_place, referrer_place};

    let (store, actor) = (world.house.store(), Actor::System(Job::ProveDigests));
    let hash = world.house.vault().public().index().reference(&receipt.reference);
    let row = store.referral_by_reference(&hash.0).await.unwrap().unwrap();
    let referral = waymark_domain::ReferralId(row.id);
    let found = store.referral(referral).await.unwrap().unwrap();
    let person = PersonId(found.cases[0].person_id);
    let case = store
        .case(waymark_domain::CaseId(found.cases[0].id))
        .await
        .unwrap()
        .unwrap();

    let identity = store.identities_of(person).await.unwrap().pop().unwrap();
    let grant = policy::grant::<policy::Identity>(&actor, policy::Purpose::ProveDigest).unwrap();
    let bytes = opened(
        world,
        &grant,
        identity.data_key_id,
        &identity_place(identity.id),
        identity.sealed_identity,
    )
    .await;
    let identity = Identity::try_from(&IdentityContent::from_bytes(&bytes).unwrap()).unwrap();

    let grant = policy::grant::<policy::Case>(&actor, policy::Purpose::ProveDigest).unwrap();
    let narrative = case.contents[0].clone();
    let place = content_place(narrative.id);
    let bytes = opened(
        world,
        &grant,
        narrative.data_key_id,
        &place,
        narrative.sealed_content,
    )
    .await;
    let account = AccountContent::from_bytes(&bytes).unwrap().read().unwrap();

    let grant = policy::grant::<policy::Referrer>(&actor, policy::Purpose::ProveDigest).unwrap();
    let sealed = store.referrer(referral).await.unwrap().unwrap();
    let place = referrer_place(referral);
    let bytes = opened(world, &grant, sealed.data_key_id, &place, sealed.sealed_referrer).await;
    let referrer = Referrer::try_from(&ReferrerContent::from_bytes(&bytes).unwrap()).unwrap();
    OpenedReferral {
        identity,
        account,
        referrer,
        events: case.events.into_iter().map(|event| event.kind).collect(),
    }
}

/// Opens one sealed value with the data key it names.
pub(crate) async fn opened<C: waymark_policy::InCompartment>(
    world: &World,
    grant: &waymark_policy::Grant<C>,
    key: uuid::Uuid,
    place: &waymark_sealing::Place,
    sealed: Vec<u8>,
) -> Vec<u8> {
    let row = world
        .house
        .store()
        .data_key(waymark_domain::DataKeyId(key))
        .await
        .unwrap()
        .unwrap();
    let wrapped = waymark_service::wrapped_key(&row).unwrap();
    let key = world.house.vault().keyring().unwrap(grant, &wrapped).unwrap();
    let sealed = waymark_sealing::Sealed::from_stored(sealed);
    key.open(grant, place, &sealed).unwrap().content().to_vec()
}

/// Somebody who holds a role in the area of referrals without one, and is on duty there when `on_duty`.
pub(crate) fn member(
    number: u128,
    role: waymark_domain::case::Role,
    on_duty: bool,
) -> waymark_policy::Member {
    let area: waymark_domain::text::Code = waymark_service::intake::UNKNOWN_AREA.parse().unwrap();
    waymark_policy::Member {
        id: waymark_domain::MemberId(uuid::Uuid::from_u128(number)),
        roles: vec![waymark_policy::HeldRole {
            role,
            area: Some(area.clone()),
        }],
        on_duty: on_duty.then_some(area).into_iter().collect(),
        stepped_up: true,
    }
}

impl World {
    /// The context of a member.
    pub(crate) fn as_member(&self, member: &waymark_policy::Member) -> Ctx {
        let actor = Actor::Member(Arc::new(member.clone()));
        Ctx::new(actor, self.now(), Arc::clone(self.house.ids()))
    }

    /// Reads who is known, and looks for records that may be the same person.
    pub(crate) async fn look_for_matches(&self) {
        self.house.people().follow().await.unwrap();
        self.worker().run_due(self.now()).await.unwrap();
    }

    /// A referral about one person, and its case.
    pub(crate) async fn case(&self, referral: &Referral) -> waymark_domain::CaseId {
        let (receipt, _) = self.submit(referral).await;
        let person = self.people_of(&receipt).await[0];
        self.look_for_matches().await;
        waymark_domain::CaseId(self.house.store().cases_of(person).await.unwrap()[0].id)
    }
}

//! What is really in the database: opened with the keys and held against what clients were told.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::runtime::Runtime;
use uuid::Uuid;
use waymark_domain::person::Identity;
use waymark_domain::reference::{ReceiptCode, Reference};
use waymark_domain::referral::{Answer, Question, Referrer};
use waymark_domain::{CaseId, DataKeyId, PersonId, ReferralId, Timestamp};
use waymark_ledger::Entry;
use waymark_policy::{self as policy, Actor, Grant, InCompartment, Job, Purpose};
use waymark_sealing::{Digest, Opened, Place, RetryKey, Sealed};
use waymark_service::content::{AccountContent, Content as _, IdentityContent, ReferrerContent};
use waymark_service::intake::{
    combined, content_place, event_place, identity_place, match_place, referrer_place,
};
use waymark_service::upkeep::verify_all;
use waymark_service::{House, SystemIds, wrapped_key};
use waymark_storage::entities::{case_file, match_record};
use waymark_storage::{Counts, Database, Store};

use crate::journey::{Receipt, Story, refer};
use crate::waymark::{LEDGER, Waymark};

/// A referral that a client was told is received.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) story: Story,
    pub(crate) retry_key: String,
    pub(crate) receipt: Receipt,
}

impl Told {
    /// A referral made as anybody makes one, which must succeed.
    pub(crate) fn honestly(site: SocketAddr, number: u32) -> Self {
        let story = Story::new(1, number);
        let (retry_key, receipt) = refer(site, &story);
        Self {
            story,
            retry_key,
            receipt,
        }
    }
}

/// By whose they are.
type MatchRecords = BTreeMap<Uuid, match_record::Model>;

/// The database and its keys, opened beside the server.
pub(crate) struct Evidence {
    runtime: Runtime,
    house: House,
}

impl Evidence {
    /// Opens what a Waymark has.
    pub(crate) fn open(waymark: &Waymark) -> Self {
        Self::of(&waymark.database, waymark)
    }

    /// The same, where its database is seen at another address from here.
    pub(crate) fn of(database: &str, waymark: &Waymark) -> Self {
        let runtime = Runtime::new().unwrap();
        let house = runtime.block_on(async {
            let store = Store::open(&Database::parse(database).unwrap()).await.unwrap();
            let now = Timestamp::parse("2026-11-23T09:00:00Z").unwrap();
            House::open(store, &waymark.keys(), LEDGER, now, Arc::new(SystemIds))
                .await
                .unwrap()
        });
        Self { runtime, house }
    }

    /// Closes it, so that whoever opens the database next recovers it alone.
    pub(crate) fn close(self) {
        self.runtime.block_on(self.house.store().clone().close());
    }

    /// Verifies every log against its own checkpoints; how many entries hold.
    pub(crate) fn verify_ledger(&self) -> u64 {
        let reports = self
            .runtime
            .block_on(verify_all(&self.house, &[], |_| ()))
            .unwrap();
        reports.iter().map(|report| report.verified.size).sum()
    }

    /// How much of everything there is.
    fn counts(&self) -> Counts {
        self.runtime.block_on(self.house.store().counts()).unwrap()
    }

    /// Holds each of these to be there once and whole: found by its reference, its code and its retry key, every
    /// sealed part opened, saying what was typed, and vouched for by the ledger.
    pub(crate) fn hold(&self, told: &[Told]) {
        self.runtime.block_on(async {
            let (records, alerts) = (
                self.match_records().await,
                self.house.store().alerts_unopened().await.unwrap(),
            );
            for told in told {
                let id = self.hold_one(told, &records).await;
                let alerts = alerts.iter().filter(|alert| alert.referral_id == id.0).count();
                assert_eq!(
                    alerts,
                    usize::from(told.story.urgent),
                    "one alert when it is urgent"
                );
            }
        });
    }

    /// Holds these to be everything: no referral twice, no part of one more.
    pub(crate) fn hold_as_all(&self, told: &[Told]) {
        self.hold(told);
        let references: BTreeSet<&str> = told.iter().map(|told| told.receipt.reference.as_str()).collect();
        assert_eq!(references.len(), told.len(), "no reference was given twice");
        let all = told.len() as u64;
        let people = told
            .iter()
            .map(|told| told.story.people.len() as u64)
            .sum::<u64>();
        let urgent = told.iter().filter(|told| told.story.urgent).count() as u64;
        let counts = self.counts();
        assert_eq!(
            (
                counts.referrals,
                counts.people,
                counts.cases,
                counts.alerts_unopened,
                counts.jobs_failed
            ),
            (all, people, people, urgent, 0)
        );
        self.runtime.block_on(async {
            let living = self.house.store().epochs_in_use().await.unwrap();
            assert_eq!(
                living.values().sum::<u64>(),
                all + 2 * people,
                "a key for each compartment"
            );
            assert_eq!(
                self.match_records().await.len() as u64,
                people,
                "a match record for each person"
            );
            let actions = self.actions().await;
            let times = |action: &str| actions.iter().filter(|found| *found == action).count() as u64;
            assert_eq!((times("referral.received"), times("case.opened")), (all, people));
        });
    }

    async fn hold_one(&self, told: &Told, records: &MatchRecords) -> ReferralId {
        let (store, index) = (self.house.store(), self.house.vault().public().index().clone());
        let Receipt { reference, code } = &told.receipt;
        let hash = index.reference(&Reference::parse(reference).unwrap());
        let row = store.referral_by_reference(&hash.0).await.unwrap();
        let row = row.unwrap_or_else(|| panic!("{reference} was acknowledged and is not there"));
        let hash = index.receipt_code(&ReceiptCode::parse(code).unwrap());
        let by_code = store.referral_by_receipt(&hash.0).await.unwrap();
        assert_eq!(
            by_code.map(|found| found.id),
            Some(row.id),
            "the code of {reference}"
        );
        let hash = index.retry_key(&RetryKey::parse(&told.retry_key).unwrap());
        let by_key = store.retry_result(&hash.0, "referral").await.unwrap();
        assert_eq!(by_key, Some(row.id), "the retry key of {reference}");

        let id = ReferralId(row.id);
        self.hold_referrer(id, &told.story).await;
        let found = store.referral(id).await.unwrap().unwrap();
        assert_eq!(
            found.cases.len(),
            told.story.people.len(),
            "the cases of {reference}"
        );
        assert_eq!(usize::try_from(row.subject_count), Ok(told.story.people.len()));
        for (case, name) in found.cases.iter().zip(&told.story.people) {
            self.hold_case(case, (name, &told.story.worry), records).await;
        }
        id
    }

    async fn hold_referrer(&self, id: ReferralId, story: &Story) {
        let sealed = self
            .house
            .store()
            .referrer(id)
            .await
            .unwrap()
            .expect("who referred is there");
        let (opened, digest) = self
            .opened::<policy::Referrer>(sealed.data_key_id, &referrer_place(id), sealed.sealed_referrer)
            .await;
        let referrer = Referrer::try_from(&ReferrerContent::from_bytes(opened.content()).unwrap()).unwrap();
        assert_eq!(
            referrer.name.map(|name| name.as_str().to_owned()),
            Some(story.referrer.clone())
        );
        let entry = self.only_entry("referral", id.0).await;
        assert_eq!(
            (entry.draft.action.as_str(), entry.draft.digest),
            ("referral.received", Some(combined(&[digest])))
        );
    }

    /// The case, the person, their match record and the ledger's word for all of it.
    async fn hold_case(&self, case: &case_file::Model, (name, worry): (&str, &str), records: &MatchRecords) {
        let (store, person) = (self.house.store(), PersonId(case.person_id));
        assert!(store.person(person).await.unwrap().is_some());
        let identities = store.identities_of(person).await.unwrap();
        let [row] = identities.as_slice() else {
            panic!("one identity, not {}", identities.len())
        };
        let place = identity_place(row.id);
        let (opened, identity) = self
            .opened::<policy::Identity>(row.data_key_id, &place, row.sealed_identity.clone())
            .await;
        let known = Identity::try_from(&IdentityContent::from_bytes(opened.content()).unwrap()).unwrap();
        assert_eq!(known.name.as_ref().map(|known| known.as_str()), Some(name));
        let record = records.get(&person.0).cloned().expect("a match record");
        self.opened::<policy::Identity>(record.data_key_id, &match_place(person.0), record.sealed_record)
            .await;

        let case = store.case(CaseId(case.id)).await.unwrap().unwrap();
        let [text] = case.contents.as_slice() else {
            panic!("one account, not {}", case.contents.len())
        };
        let place = content_place(text.id);
        let (opened, account) = self
            .opened::<policy::Case>(text.data_key_id, &place, text.sealed_content.clone())
            .await;
        let (said, ..) = AccountContent::from_bytes(opened.content())
            .unwrap()
            .read()
            .unwrap();
        let said = said.get(&Question::Worry).cloned();
        assert!(
            matches!(said, Some(Answer::Said(said)) if said.as_str() == worry),
            "what was typed is kept"
        );

        let mut digests = vec![identity, account];
        for event in &case.events {
            let (key, sealed) = (event.data_key_id.unwrap(), event.sealed_event.clone().unwrap());
            digests.push(
                self.opened::<policy::Case>(key, &event_place(event.id), sealed)
                    .await
                    .1,
            );
        }
        let entry = self.only_entry("case", case.case.id).await;
        assert_eq!(
            (entry.draft.action.as_str(), entry.draft.digest),
            ("case.opened", Some(combined(&digests)))
        );
    }

    async fn match_records(&self) -> MatchRecords {
        let records = self
            .house
            .store()
            .match_records_since(-1, u64::from(u32::MAX))
            .await
            .unwrap();
        records
            .into_iter()
            .map(|record| (record.person_id, record))
            .collect()
    }

    /// The one entry about a thing, beside what a job of the system writes once it has looked for matches.
    async fn only_entry(&self, kind: &str, id: Uuid) -> Entry {
        let store = self.house.store();
        let mut entries = Vec::new();
        for place in store.entries_about(kind, id).await.unwrap() {
            let rows = store.ledger_entries(place.origin, place.seq, 1).await.unwrap();
            let entry = Entry::parse(&rows[0].entry).unwrap();
            let matching = ["candidates.looked_for", "candidate.found"];
            if !matching.contains(&entry.draft.action.as_str()) {
                entries.push(entry);
            }
        }
        assert_eq!(entries.len(), 1, "one entry about a {kind}");
        entries.remove(0)
    }

    async fn opened<C: InCompartment>(&self, key: Uuid, place: &Place, sealed: Vec<u8>) -> (Opened, Digest) {
        let grant: Grant<C> = policy::grant(&Actor::System(Job::ProveDigests), Purpose::ProveDigest).unwrap();
        let row = self
            .house
            .store()
            .data_key(DataKeyId(key))
            .await
            .unwrap()
            .expect("its data key is there");
        let key = self
            .house
            .vault()
            .keyring()
            .unwrap(&grant, &wrapped_key(&row).unwrap())
            .unwrap();
        let opened = key.open(&grant, place, &Sealed::from_stored(sealed)).unwrap();
        let digest = opened.digest();
        (opened, digest)
    }

    /// Every action in the ledger, in order.
    async fn actions(&self) -> Vec<String> {
        let mut actions = Vec::new();
        for log in self.house.store().logs().await.unwrap() {
            let size = log.frontier.size();
            let rows = self
                .house
                .store()
                .ledger_entries(log.number, 0, size)
                .await
                .unwrap();
            actions.extend(
                rows.iter()
                    .map(|row| Entry::parse(&row.entry).unwrap().draft.action.as_str().to_owned()),
            );
        }
        actions
    }
}

//! Fills a new demo: rules, members, referrals, what was added to them, what the desk did, enquiries.

use std::collections::BTreeMap;
use std::sync::Arc;

use waymark_domain::{CaseId, ReferralId, Timestamp};
use waymark_policy::{Actor, OperatorName};
use waymark_sealing::RetryKey;
use waymark_service::import::{JourneyFile, import_journeys, import_rules};
use waymark_service::jobs::Worker;
use waymark_service::public::{AdditionCode, Receipt};
use waymark_service::upkeep::{self, record};
use waymark_service::{Ctx, House, ServiceError};
use waymark_storage::Database;

use super::cases::{Casework, Deed};
use super::ids::CountedIds;
use super::office::Colleagues;
use super::told::{self, Damaged, Stories, Told};
use super::work::{Work, Worked};
use super::{Folder, LEDGER};
use crate::failure::Failure;
use crate::open::{self, store_failure};

/// The answer of a referral that names none.
const ANSWER: &str = "read";
/// Days before now on which the demo's ledger begins: fewer than an epoch lasts.
const BEGAN_DAYS: i64 = 20;
const DAY: i64 = 86_400;
const HOUR: i64 = 3_600;

/// Makes a database with its keys in an empty folder and fills it.
pub(super) async fn fill(folder: &Folder, now: Timestamp) -> Result<(), Failure> {
    let began = now.plus_seconds(-BEGAN_DAYS * DAY);
    let store = open::store(&Database::Sqlite(folder.database())).await?;
    let ids = Arc::new(CountedIds::default());
    let house = House::open(store.clone(), &folder.keys(), LEDGER, began, ids)
        .await
        .map_err(broken)?;
    let seed = Seed { house, began, now };
    seed.mark().await?;
    seed.load_rules().await?;
    seed.import_past(folder).await?;
    seed.tell_stories().await?;
    store.close().await;
    Ok(())
}

struct Seed {
    house: House,
    began: Timestamp,
    now: Timestamp,
}

/// Something that happens in the demo's past.
enum Happening<'a> {
    /// Somebody refers; the number is the referral's.
    Referred(usize),
    /// The referrer adds something.
    Added(usize, &'a str),
    /// The desk does something with the first case of a referral.
    Done(usize, &'a Deed),
    /// Somebody asks for advice.
    Asked(&'a told::Asked),
}

impl Seed {
    /// Marks the database, before anything else is in it, as one that no server may open.
    async fn mark(&self) -> Result<(), Failure> {
        let recorded = record(&self.house, &self.operator(self.began)?, upkeep::Deed::DemoBegun).await;
        recorded.map_err(|error| store_failure(&error))
    }

    /// The invented areas.
    async fn load_rules(&self) -> Result<(), Failure> {
        let ctx = self.operator(self.began)?;
        let loaded = import_rules(&self.house, &ctx, include_str!("rules.toml")).await;
        loaded.map(drop).map_err(broken)
    }

    /// Two journeys of past years, from a file as an older system would give it.
    async fn import_past(&self, folder: &Folder) -> Result<(), Failure> {
        let path = folder.past();
        std::fs::write(&path, include_str!("past.csv")).map_err(broken)?;
        let ctx = self.operator(self.began.plus_seconds(HOUR))?;
        let sender = told::code("marchland_old_system").map_err(broken)?;
        let file = JourneyFile {
            path,
            sender,
            skip_wrong_rows: false,
        };
        let imported = import_journeys(&self.house, &ctx, &file, &mut |_| ()).await;
        imported.map(drop).map_err(broken)
    }

    /// Everything that was told and asked, and what the desk did with it, in the order in which it happened.
    async fn tell_stories(&self) -> Result<(), Failure> {
        let colleagues = Colleagues::place(&self.house, &self.operator(self.began)?).await?;
        let casework = Casework::read().map_err(broken)?;
        let stories = Stories::read().map_err(broken)?;
        let mut referrals = stories.referral;
        let invented = casework.referrals(self.now.london_date().year());
        referrals.extend(invented.map_err(broken)?);
        let work = Work {
            house: &self.house,
            desk: self.house.staff_desk(),
            colleagues: &colleagues,
            casework: &casework,
        };
        let mut worked: BTreeMap<usize, (Receipt, Worked)> = BTreeMap::new();
        for (at, happening) in self.happenings(&referrals, &stories.enquiry, &casework)? {
            match happening {
                Happening::Referred(number) => {
                    let told = of(&referrals, number)?;
                    worked.insert(number, self.refer(told, number, at).await?);
                }
                Happening::Added(number, text) => {
                    if let Some((receipt, _)) = worked.get(&number) {
                        self.add(receipt, text, at).await?;
                    }
                }
                Happening::Done(number, deed) => {
                    if let Some((_, case)) = worked.get_mut(&number) {
                        work.does(deed, case, at).await?;
                    }
                }
                Happening::Asked(asked) => self.ask(asked, &colleagues, at).await?,
            }
        }
        // Whoever is late is reminded as they would have been.
        let chased = Worker::new(&self.house, None).chase(self.now).await;
        chased.map(drop).map_err(broken)
    }

    /// What happens, and when, oldest first.
    fn happenings<'a>(
        &self,
        referrals: &'a [Told],
        enquiries: &'a [told::Asked],
        casework: &'a Casework,
    ) -> Result<Vec<(Timestamp, Happening<'a>)>, Failure> {
        let mut all = Vec::new();
        for (number, told) in referrals.iter().enumerate() {
            let referred = self.now.plus_seconds(-told.hours_ago * HOUR);
            all.push((referred, Happening::Referred(number)));
            let later = referred.plus_seconds(2 * HOUR);
            all.extend(
                told.added
                    .iter()
                    .map(|text| (later, Happening::Added(number, text))),
            );
            for step in casework.course(&told.course).map_err(broken)? {
                let at = referred.plus_seconds(step.after * HOUR);
                all.push((at, Happening::Done(number, &step.deed)));
            }
        }
        for asked in enquiries {
            let at = self.now.plus_seconds(-asked.hours_ago * HOUR);
            all.push((at, Happening::Asked(asked)));
        }
        if all.iter().any(|(at, _)| *at > self.now) {
            return Err(broken(Damaged("a course that goes on in the future".to_owned())));
        }
        all.sort_by_key(|(at, _)| *at);
        Ok(all)
    }

    async fn refer(&self, told: &Told, number: usize, at: Timestamp) -> Result<(Receipt, Worked), Failure> {
        let referral = told.referral(at.london_date()).map_err(broken)?;
        let receipt = self
            .house
            .public_desk()
            .submit(at, &referral, &RetryKey::random(), None)
            .await
            .map_err(broken)?;
        self.do_jobs(at).await?;
        let hash = self.house.vault().public().index().reference(&receipt.reference);
        let store = self.house.store();
        let found = store.referral_by_reference(&hash.0).await.map_err(broken)?;
        let missing = || broken(ServiceError::NotFound);
        let referral = ReferralId(found.ok_or_else(missing)?.id);
        let cases = store.cases_of_referral(referral).await.map_err(broken)?;
        let case = cases.first().ok_or_else(missing)?;
        let worked = Worked {
            id: CaseId(case.id),
            referral,
            area: told::code(&case.area).map_err(broken)?,
            turn: number,
            again: told.again,
            answer: told::code(told.answer.as_deref().unwrap_or(ANSWER)).map_err(broken)?,
            owner: None,
        };
        Ok((receipt, worked))
    }

    async fn add(&self, receipt: &Receipt, text: &str, at: Timestamp) -> Result<(), Failure> {
        let code = AdditionCode::Reference(receipt.reference);
        let text = told::text(text).map_err(broken)?;
        let desk = self.house.public_desk();
        desk.add(at, code, &text, &RetryKey::random())
            .await
            .map_err(broken)?;
        self.do_jobs(at).await
    }

    /// Does what is due. Without a mailer: an alert waits for the demo's own worker.
    async fn do_jobs(&self, at: Timestamp) -> Result<(), Failure> {
        self.house.people().follow().await.map_err(broken)?;
        let done = Worker::new(&self.house, None).run_due(at).await;
        done.map(drop).map_err(broken)
    }

    async fn ask(&self, asked: &told::Asked, colleagues: &Colleagues, at: Timestamp) -> Result<(), Failure> {
        let enquiry = asked.enquiry().map_err(broken)?;
        let officer = colleagues.advice_line().map_err(broken)?;
        let ctx = Ctx::new(officer, at, Arc::clone(self.house.ids()));
        let logged = self.house.staff_desk().log_enquiry(&ctx, &enquiry).await;
        logged.map(drop).map_err(broken)
    }

    /// The context of what is made before anybody works here.
    fn operator(&self, at: Timestamp) -> Result<Ctx, Failure> {
        let actor = OperatorName::parse("demo").map(Actor::Operator).map_err(broken)?;
        Ok(Ctx::new(actor, at, Arc::clone(self.house.ids())))
    }
}

fn of(referrals: &[Told], number: usize) -> Result<&Told, Failure> {
    let found = referrals.get(number);
    found.ok_or_else(|| broken(Damaged(number.to_string())))
}

/// Nothing here depends on what anybody typed, so what fails is the disk or the program.
pub(super) fn broken(error: impl std::error::Error + Send + Sync + 'static) -> Failure {
    Failure::new(
        "The demo could not be made.",
        "See that its folder has room, or name another with --dir DIR.",
    )
    .because(error)
}

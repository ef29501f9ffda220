//! Fills a new demo: rules, referrals, what was added to them, answers released, enquiries.

use std::sync::Arc;

use waymark_domain::{ReferralId, Timestamp};
use waymark_policy::{Actor, OperatorName};
use waymark_sealing::RetryKey;
use waymark_service::desk::Answer;
use waymark_service::import::{JourneyFile, import_journeys, import_rules};
use waymark_service::jobs::Worker;
use waymark_service::public::{AdditionCode, Receipt};
use waymark_service::upkeep::{Deed, record};
use waymark_service::{Ctx, House, ServiceError};
use waymark_storage::Database;

use super::ids::CountedIds;
use super::told::{self, Stories, Told};
use super::{Folder, LEDGER};
use crate::failure::Failure;
use crate::open::{self, store_failure};

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
    Referred(&'a Told),
    Asked(&'a told::Asked),
}

impl Happening<'_> {
    fn hours_ago(&self) -> i64 {
        match self {
            Self::Referred(told) => told.hours_ago,
            Self::Asked(asked) => asked.hours_ago,
        }
    }
}

impl Seed {
    /// Marks the database, before anything else is in it, as one that no server may open.
    async fn mark(&self) -> Result<(), Failure> {
        let ctx = Ctx::new(officer()?, self.began, Arc::clone(self.house.ids()));
        let recorded = record(&self.house, &ctx, Deed::DemoBegun).await;
        recorded.map_err(|error| store_failure(&error))
    }

    /// The invented area.
    async fn load_rules(&self) -> Result<(), Failure> {
        let ctx = Ctx::new(officer()?, self.began, Arc::clone(self.house.ids()));
        let loaded = import_rules(&self.house, &ctx, include_str!("rules.toml")).await;
        loaded.map(drop).map_err(broken)
    }

    /// Two journeys of past years, from a file as an older system would give it.
    async fn import_past(&self, folder: &Folder) -> Result<(), Failure> {
        let path = folder.past();
        std::fs::write(&path, include_str!("past.csv")).map_err(broken)?;
        let ctx = Ctx::new(
            officer()?,
            self.began.plus_seconds(HOUR),
            Arc::clone(self.house.ids()),
        );
        let sender = told::code("marchland_old_system").map_err(broken)?;
        let file = JourneyFile {
            path,
            sender,
            skip_wrong_rows: false,
        };
        let imported = import_journeys(&self.house, &ctx, &file, &mut |_| ()).await;
        imported.map(drop).map_err(broken)
    }

    async fn tell_stories(&self) -> Result<(), Failure> {
        let stories = Stories::read().map_err(broken)?;
        let mut all: Vec<Happening<'_>> = stories.referral.iter().map(Happening::Referred).collect();
        all.extend(stories.enquiry.iter().map(Happening::Asked));
        all.sort_by_key(|happening| std::cmp::Reverse(happening.hours_ago()));
        for happening in all {
            let at = self.now.plus_seconds(-happening.hours_ago() * HOUR);
            match happening {
                Happening::Referred(told) => self.refer(told, at).await?,
                Happening::Asked(asked) => self.ask(asked, at).await?,
            }
        }
        Ok(())
    }

    async fn refer(&self, told: &Told, at: Timestamp) -> Result<(), Failure> {
        let referral = told.referral(at.london_date()).map_err(broken)?;
        let desk = self.house.public_desk();
        let receipt = desk
            .submit(at, &referral, &RetryKey::random(), None)
            .await
            .map_err(broken)?;
        let later = at.plus_seconds(2 * HOUR);
        for added in &told.added {
            let code = AdditionCode::Reference(receipt.reference);
            let text = told::text(added).map_err(broken)?;
            desk.add(later, code, &text, &RetryKey::random())
                .await
                .map_err(broken)?;
        }
        self.house.people().follow().await.map_err(broken)?;
        // Without a mailer: an alert waits for the demo's own worker.
        Worker::new(&self.house, None)
            .run_due(later)
            .await
            .map_err(broken)?;
        match &told.answer {
            Some(answer) => self.answer(&receipt, answer, later.plus_seconds(DAY)).await,
            None => Ok(()),
        }
    }

    async fn answer(&self, receipt: &Receipt, answer: &str, at: Timestamp) -> Result<(), Failure> {
        let hash = self.house.vault().public().index().reference(&receipt.reference);
        let found = self
            .house
            .store()
            .referral_by_reference(&hash.0)
            .await
            .map_err(broken)?;
        let found = found.ok_or_else(|| broken(ServiceError::NotFound))?;
        let answer = Answer::Release(told::code(answer).map_err(broken)?);
        let desk = self.house.staff_desk();
        desk.set_answer(at, officer()?, ReferralId(found.id), &answer)
            .await
            .map_err(broken)
    }

    async fn ask(&self, asked: &told::Asked, at: Timestamp) -> Result<(), Failure> {
        let enquiry = asked.enquiry().map_err(broken)?;
        let logged = self
            .house
            .staff_desk()
            .log_enquiry(at, officer()?, &enquiry)
            .await;
        logged.map(drop).map_err(broken)
    }
}

/// Who does the demo's past work.
fn officer() -> Result<Actor, Failure> {
    OperatorName::parse("demo").map(Actor::Operator).map_err(broken)
}

/// Nothing here depends on what anybody typed, so what fails is the disk or the program.
fn broken(error: impl std::error::Error + Send + Sync + 'static) -> Failure {
    Failure::new(
        "The demo could not be made.",
        "See that its folder has room, or name another with --dir DIR.",
    )
    .because(error)
}

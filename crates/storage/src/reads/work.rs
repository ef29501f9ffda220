//! Work to be done, and how much of everything there is.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use waymark_domain::{JobId, Timestamp};

use crate::entities::{addition, alert, case_file, draft, enquiry, job, ledger_entry, person, referral};
use crate::{Store, StoreError, dialect};

/// How much of everything there is: what an operator looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// People's records that were not disposed of.
    pub people: u64,
    /// Referrals.
    pub referrals: u64,
    /// Cases.
    pub cases: u64,
    /// Enquiries.
    pub enquiries: u64,
    /// Drafts, expired ones included.
    pub drafts: u64,
    /// Additions that were not filed yet.
    pub additions_waiting: u64,
    /// Additions to a reference that nobody knows.
    pub additions_unmatched: u64,
    /// Alerts that nobody opened.
    pub alerts_unopened: u64,
    /// Jobs still to be done.
    pub jobs_open: u64,
    /// Jobs that were given up.
    pub jobs_failed: u64,
    /// Ledger entries of every log.
    pub ledger_entries: u64,
}

fn open_jobs() -> Condition {
    Condition::all()
        .add(job::Column::DoneAt.is_null())
        .add(job::Column::FailedAt.is_null())
}

impl Store {
    /// One job.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn job(&self, id: JobId) -> Result<Option<job::Model>, StoreError> {
        Ok(job::Entity::find_by_id(id.0).one(self.reader()).await?)
    }

    /// Jobs that are due and that no worker holds, longest due first. A worker then claims one with the
    /// fence it has here.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn jobs_due(&self, now: Timestamp, limit: u64) -> Result<Vec<job::Model>, StoreError> {
        let unheld = job::Column::LeasedUntilAt
            .is_null()
            .or(job::Column::LeasedUntilAt.lte(now.micros()));
        let due = job::Entity::find()
            .filter(open_jobs())
            .filter(job::Column::RunAt.lte(now.micros()))
            .filter(unheld)
            .order_by_asc(job::Column::RunAt)
            .order_by_asc(job::Column::Id)
            .limit(limit);
        Ok(due.all(self.reader()).await?)
    }

    /// How much of everything there is, at one instant.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn counts(&self) -> Result<Counts, StoreError> {
        let from = &dialect::begin_snapshot(self.readers()).await?;
        let people = person::Entity::find().filter(person::Column::DisposedAt.is_null());
        let additions = |state: &str| addition::Entity::find().filter(addition::Column::State.eq(state));
        let unopened = alert::Entity::find().filter(alert::Column::OpenedAt.is_null());
        let failed = job::Entity::find().filter(job::Column::FailedAt.is_not_null());
        Ok(Counts {
            people: people.count(from).await?,
            referrals: referral::Entity::find().count(from).await?,
            cases: case_file::Entity::find().count(from).await?,
            enquiries: enquiry::Entity::find().count(from).await?,
            drafts: draft::Entity::find().count(from).await?,
            additions_waiting: additions("waiting").count(from).await?,
            additions_unmatched: additions("unmatched").count(from).await?,
            alerts_unopened: unopened.count(from).await?,
            jobs_open: job::Entity::find().filter(open_jobs()).count(from).await?,
            jobs_failed: failed.count(from).await?,
            ledger_entries: ledger_entry::Entity::find().count(from).await?,
        })
    }
}

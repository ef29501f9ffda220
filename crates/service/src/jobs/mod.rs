//! Work done after a change. A job is a row written in the transaction of the change that asked for it; any
//! worker may claim it, for a while, under a fence that rises with each claim, so that one which was paused
//! and wakes can finish nothing that another has taken over.

mod addition;
mod alert;
mod candidate;
mod chase;
mod checkpoint;
mod housekeeping;
mod sweep;

use std::sync::Arc;

use waymark_domain::{Ids, Timestamp};
use waymark_policy::{Actor, Job as SystemJob};
use waymark_storage::entities::job;
use waymark_storage::{Change, Housekeeping, Store, StoreError, Write};

use crate::desk::refused;
use crate::find::PeopleIndex;
use crate::mail::Mailer;
use crate::rules::RuleBook;
use crate::{Ctx, House, ServiceError, Vault};

pub(crate) use candidate::FIND_CANDIDATES;
pub use sweep::Swept;
pub use sweep::{key_name, wrapped_key};

/// Seconds for which a claim holds: longer than any job takes.
const LEASE_SECONDS: i64 = 120;
/// Attempts after which a job is given up and `doctor` tells of it.
const MOST_ATTEMPTS: i32 = 50;

/// Does jobs, and the upkeep that no change asks for.
#[derive(Debug, Clone)]
pub struct Worker {
    store: Store,
    vault: Arc<Vault>,
    rules: Arc<RuleBook>,
    ids: Arc<dyn Ids>,
    mailer: Option<Mailer>,
    people: Arc<PeopleIndex>,
}

/// How a job ended.
enum Done {
    /// Done, with what must be written together with that.
    With(Box<Change>),
    /// Done, and nothing else is to be written.
    Nothing,
    /// Not now: a code of what went wrong. It is tried again later.
    Later(&'static str),
}

impl Worker {
    /// With the parts it works on; without a mailer alerts wait.
    pub fn new(house: &House, mailer: Option<Mailer>) -> Self {
        Self {
            store: house.store().clone(),
            vault: Arc::clone(house.vault()),
            rules: Arc::clone(house.rules()),
            ids: Arc::clone(house.ids()),
            mailer,
            people: Arc::clone(house.people()),
        }
    }

    /// Does every job that is due at `now`, and says how many were done.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer. A job that fails is put back and does not
    /// stop the others.
    pub async fn run_due(&self, now: Timestamp) -> Result<usize, ServiceError> {
        let due = self
            .store
            .jobs_due(now, 100)
            .await
            .map_err(ServiceError::Unavailable)?;
        let mut done = 0;
        for row in due {
            if self.run(now, row).await? {
                done += 1;
            }
        }
        Ok(done)
    }

    /// Claims and does one job; false when another worker has it or it is put back.
    async fn run(&self, now: Timestamp, row: job::Model) -> Result<bool, ServiceError> {
        let until = now.plus_seconds(LEASE_SECONDS).micros();
        let claim = Housekeeping::ClaimJob {
            id: row.id,
            fence: row.fence,
            until,
        };
        match self.store.keep_house("job.claim", vec![claim]).await {
            Ok(()) => {}
            Err(StoreError::Conflict) => return Ok(false),
            Err(error) => return Err(ServiceError::Unavailable(error)),
        }
        let fence = row.fence + 1;
        let outcome = match row.kind.as_str() {
            "send_alert" => self.send_alert(now, &row).await,
            "file_addition" => self.file_addition(now, &row).await,
            "tell_of_emergency" => self.tell_of_emergency(now, &row).await,
            FIND_CANDIDATES => self.find_candidates(now, &row).await,
            _ => Ok(Done::Later("unknown_kind")),
        };
        let outcome = outcome.unwrap_or_else(|error| {
            tracing::warn!(job.id = %row.id, job.kind = row.kind, error = chain(&error), "a job failed");
            Done::Later(failure_code(&error))
        });
        self.settle(now, &row, fence, outcome).await
    }

    async fn settle(
        &self,
        now: Timestamp,
        row: &job::Model,
        fence: i64,
        outcome: Done,
    ) -> Result<bool, ServiceError> {
        let finish = Housekeeping::FinishJob {
            id: row.id,
            fence,
            at: now.micros(),
        };
        let written = match outcome {
            Done::With(change) => self
                .store
                .commit(change.write(Write::from(finish)))
                .await
                .map(|_| true),
            Done::Nothing => self
                .store
                .keep_house("job.finish", vec![finish])
                .await
                .map(|()| true),
            Done::Later(failure) => {
                let back = put_back(now, row, fence, failure);
                self.store
                    .keep_house("job.put_back", vec![back])
                    .await
                    .map(|()| false)
            }
        };
        match written.map_err(refused) {
            Ok(done) => Ok(done),
            Err(ServiceError::Conflict) => self.yield_to_others(now, row, fence).await,
            Err(error) => Err(error),
        }
    }

    /// The record moved on while the job was done: it is done again from the start, soon. If another worker
    /// has taken the job over by now, it is that one's.
    async fn yield_to_others(
        &self,
        now: Timestamp,
        row: &job::Model,
        fence: i64,
    ) -> Result<bool, ServiceError> {
        let back = put_back(now, row, fence, "conflict");
        match self.store.keep_house("job.put_back", vec![back]).await {
            Ok(()) | Err(StoreError::Conflict) => Ok(false),
            Err(error) => Err(ServiceError::Unavailable(error)),
        }
    }

    fn ctx(&self, job: SystemJob, now: Timestamp) -> Ctx {
        Ctx::new(Actor::System(job), now, Arc::clone(&self.ids))
    }
}

/// Later each time, from ten seconds to an hour; given up after many attempts.
fn put_back(now: Timestamp, row: &job::Model, fence: i64, failure: &str) -> Housekeeping {
    let attempts = row.attempts + 1;
    let failure = failure.to_owned();
    if attempts >= MOST_ATTEMPTS {
        return Housekeeping::GiveJobUp {
            id: row.id,
            fence,
            at: now.micros(),
            failure,
        };
    }
    let wait = 10_i64.saturating_mul(1 << attempts.clamp(0, 9)).min(3_600);
    Housekeeping::PutJobBack {
        id: row.id,
        fence,
        run_at: now.plus_seconds(wait).micros(),
        failure,
    }
}

fn failure_code(error: &ServiceError) -> &'static str {
    match error {
        ServiceError::NotFound => "not_found",
        ServiceError::Conflict => "conflict",
        ServiceError::Unavailable(_) | ServiceError::Store(_) => "store",
        ServiceError::Denied(_) | ServiceError::Forbidden(_) => "denied",
        ServiceError::Sealing(_) | ServiceError::Content(_) => "content",
        ServiceError::List(_) | ServiceError::File(_) => "file",
        ServiceError::Rules(_) => "rules",
        ServiceError::Referral(_) | ServiceError::Case(_) | ServiceError::Enquiry(_) => "refused",
    }
}

/// An error with its causes, for the log. None of ours prints content.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

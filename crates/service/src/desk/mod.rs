//! What staff do, and what the staff site shows. Until people sign in, these use cases are reached by tests
//! and by the pages that open nothing: an alert and the program's own warnings.

mod access;
mod alert;
mod answer;
mod case;
mod change;
mod emergency;
mod enquiry;
mod file;
mod find;
mod gateway;
mod lists;
mod opening;
mod oversight;
mod owners;
mod promotion;
mod state;
mod writing;

use std::sync::Arc;

use waymark_domain::calendar::Calendar;
use waymark_domain::rules::RuleSet;
use waymark_domain::{Date, Ids, Timestamp};
use waymark_policy::Actor;
use waymark_storage::{Store, StoreError};

use crate::find::PeopleIndex;
use crate::rules::RuleBook;
use crate::upkeep::KEY_BACKUP_TESTED;
use crate::{Ctx, House, ServiceError, Vault};

pub use answer::Answer;
pub use case::LoadedCase;
pub use enquiry::{Became, Enquiries, EnquiryListed, EnquiryOpened};
pub use file::{
    Came, CaseFile, Detail, Done, EarlierCase, Happened, Look, Looks, MaybeSame, Todo, Together, Told,
    Writing, Written,
};
pub use find::{Because, FoundCase, LookedThrough, SCAN_LIMIT, Search, SearchAnswer, query_place};
pub use gateway::Decision;
pub use lists::{LIST_LIMIT, Listed, Load, Page, Team, WorkItem};
pub use oversight::{Finding, UnderReview, Unreviewed};
pub use owners::MayOwn;
pub use promotion::Promotion;

/// The staff site's desk.
#[derive(Debug, Clone)]
pub struct StaffDesk {
    store: Store,
    vault: Arc<Vault>,
    rules: Arc<RuleBook>,
    ids: Arc<dyn Ids>,
    people: Arc<PeopleIndex>,
}

/// Something the operator should know, shown at the head of the staff site and by `doctor`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// The bank-holiday table ends within a year: its last day, if it has any.
    CalendarEnds(Option<Date>),
    /// No backup of the keys was ever test-opened: losing the key folder would lose everything.
    KeysNotBackedUp,
    /// The rule set names no area, so every referral goes to the national desk.
    NoAreas,
}

impl StaffDesk {
    /// With the parts it works on.
    pub(crate) fn new(house: &House) -> Self {
        Self {
            store: house.store().clone(),
            vault: Arc::clone(house.vault()),
            rules: Arc::clone(house.rules()),
            ids: Arc::clone(house.ids()),
            people: Arc::clone(house.people()),
        }
    }

    /// What the operator should know.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    pub async fn warnings(&self, now: Timestamp) -> Result<Vec<Warning>, ServiceError> {
        let tested = self.store.setting(KEY_BACKUP_TESTED).await.map_err(unavailable)?;
        let areas = !self.rules.in_force(now.london_date()).areas().is_empty();
        let all = [
            (
                self.rules.calendar_ends_soon(now),
                Warning::CalendarEnds(self.rules.calendar().covers_until()),
            ),
            (tested.is_none(), Warning::KeysNotBackedUp),
            (!areas, Warning::NoAreas),
        ];
        Ok(all
            .into_iter()
            .filter_map(|(due, warning)| due.then_some(warning))
            .collect())
    }

    /// The rules that count on the day of an instant.
    pub fn rules(&self, now: Timestamp) -> Arc<RuleSet> {
        self.rules.in_force(now.london_date())
    }

    /// The working days of England and Wales.
    pub fn calendar(&self) -> &Calendar {
        self.rules.calendar()
    }

    /// Whether the store answers.
    pub async fn is_ready(&self) -> bool {
        self.store.setting("database_id").await.is_ok()
    }

    fn ctx(&self, actor: Actor, now: Timestamp) -> Ctx {
        Ctx::new(actor, now, Arc::clone(&self.ids))
    }
}

fn unavailable(error: StoreError) -> ServiceError {
    ServiceError::Unavailable(error)
}

/// A failed write: a conflict is the user's to see, anything else the store's. Two writers that take the same
/// next number meet at a unique index, which is a conflict too.
pub(crate) fn refused(error: StoreError) -> ServiceError {
    if matches!(error, StoreError::Conflict | StoreError::Duplicate(_)) {
        ServiceError::Conflict
    } else {
        ServiceError::Unavailable(error)
    }
}

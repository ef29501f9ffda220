//! The rule set in force, kept in memory and read again when it changes.

use std::sync::{Arc, PoisonError, RwLock};

use waymark_domain::calendar::{Calendar, InvalidCalendar};
use waymark_domain::rules::{InvalidRules, RuleSet};
use waymark_domain::{Date, Timestamp};
use waymark_storage::Store;

use crate::ServiceError;

/// The rule sets that were loaded, oldest first, with the shipped one beneath, and the calendar.
#[derive(Debug)]
pub struct RuleBook {
    shipped: Arc<RuleSet>,
    calendar: Calendar,
    loaded: RwLock<Vec<Arc<RuleSet>>>,
}

/// The rules could not be read at start.
#[derive(Debug, thiserror::Error)]
pub enum RuleBookError {
    /// The shipped rule set, or one in the database, is damaged.
    #[error("a rule set cannot be used")]
    Rules(#[from] InvalidRules),
    /// The shipped calendar is damaged.
    #[error("the bank-holiday table cannot be used")]
    Calendar(#[from] InvalidCalendar),
}

impl RuleBook {
    /// With the shipped rule set alone.
    ///
    /// # Errors
    /// [`RuleBookError`] if what is shipped is damaged.
    pub fn shipped() -> Result<Self, RuleBookError> {
        Ok(Self {
            shipped: Arc::new(RuleSet::shipped()?),
            calendar: Calendar::shipped()?,
            loaded: RwLock::new(Vec::new()),
        })
    }

    /// Reads the versions in the store.
    ///
    /// # Errors
    /// [`ServiceError::Store`] when the store fails, [`ServiceError::Rules`] when a version is damaged.
    pub async fn refresh(&self, store: &Store) -> Result<(), ServiceError> {
        let rows = store.rule_sets().await.map_err(ServiceError::Store)?;
        let versions = rows
            .iter()
            .map(|row| RuleSet::parse(&row.content).map(Arc::new))
            .collect::<Result<Vec<_>, InvalidRules>>()?;
        *self.loaded.write().unwrap_or_else(PoisonError::into_inner) = versions;
        Ok(())
    }

    /// The newest version whose first day has come.
    pub fn in_force(&self, on: Date) -> Arc<RuleSet> {
        let loaded = self.loaded.read().unwrap_or_else(PoisonError::into_inner);
        let newest = loaded.iter().rev().find(|rules| rules.valid_from <= on);
        newest.map_or_else(|| Arc::clone(&self.shipped), Arc::clone)
    }

    /// The working days of England and Wales.
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Whether the bank-holiday table ends within a year.
    pub fn calendar_ends_soon(&self, now: Timestamp) -> bool {
        self.calendar.ends_within_a_year(now.london_date())
    }
}

//! A case: one person's journey, its stages, the commands that move it and the events that made it.

mod decide;
mod events;
mod journey;
mod names;
mod table;
#[cfg(test)]
mod tests;

use crate::{CaseId, PersonId, ReferralId, Timestamp};

pub use decide::{
    AddInformation, Correct, EscalateEmergency, Refusal, add_information, correct, escalate_emergency,
};
pub use events::{CaseEvent, Corrected, Decider, Made, apply, fold};
pub use journey::{ConsentFact, DatedFact, ImportedJourney, InvalidJourney, JourneyDate, import_journey};
pub use names::{CommandName, Role, StageName};
pub use table::print as print_transition_table;

/// Where a case is, with what that stage needs to be true. Stages that no command reaches yet are names in
/// the transition table only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Logged and receipted; owned by the gateway desk; the clock runs.
    Received {
        /// When it was received.
        received_at: Timestamp,
    },
    /// Over.
    Closed {
        /// When it closed here.
        closed_at: Timestamp,
        /// Why.
        because: Closure,
    },
}

/// Why a case is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closure {
    /// A journey handled elsewhere in the past: its facts were imported, nothing was decided here.
    HandledElsewhere,
}

impl Stage {
    /// The stage's name.
    pub const fn name(self) -> StageName {
        match self {
            Self::Received { .. } => StageName::Received,
            Self::Closed { .. } => StageName::Closed,
        }
    }
}

/// A case's state: what its events add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// Whose journey it is.
    pub person: PersonId,
    /// The referral it began with.
    pub referral: ReferralId,
    /// Where it is.
    pub stage: Stage,
    /// When an emergency was escalated, if one was.
    pub escalated_at: Option<Timestamp>,
    /// How many events made it: what a change must have read.
    pub version: u32,
}

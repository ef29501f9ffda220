//! A case: one person's journey, its stages, the commands that move it and the events that made it.

mod decide;
mod events;
pub mod gateway;
mod journey;
mod names;
mod owning;
mod reference;
mod table;
#[cfg(test)]
mod tests;
mod writing;

use crate::{CaseId, Date, MemberId, PersonId, ReferralId, Timestamp};

pub(crate) use decide::check_times;
pub use decide::{
    AddInformation, Correct, EscalateEmergency, Refusal, add_information, correct, escalate_emergency,
    read_addition,
};
pub use events::{CaseEvent, Corrected, Decider, Made, apply, fold};
pub use gateway::{
    Answered, Deconfliction, GatewayDecision, GatewayFacts, GatewayOutcome, Ground, Handover, HandoverState,
    LooseEnd, MatchVerdict, OpenDecision, ReferrerAnswer, SecondBecause, SecondVerdict, Signature,
    SocialCare, Told, loose_ends,
};
pub use journey::{ConsentFact, DatedFact, ImportedJourney, InvalidJourney, JourneyDate, import_journey};
pub use names::{CommandName, Role, StageName};
pub use owning::{
    AssignOwner, OwnerKind, Pause, Restrict, Restriction, Unrestrict, assign_owner, pause, restrict, resume,
    unrestrict,
};
pub use reference::{reference, reference_typed};
pub use table::print as print_transition_table;
pub use writing::{
    Connection, Disclosure, Note, NoteKind, Sort, Statement, Written, make_disclosure, record_connection,
    write_note,
};

/// Where a case is, with what that stage needs to be true. Stages that no command reaches yet are names in
/// the transition table only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Logged and receipted; owned by the gateway desk; the clock runs.
    Received {
        /// When it was received.
        received_at: Timestamp,
    },
    /// Police ask whether there is a radicalisation concern.
    GatewayAssessment {
        /// Who has it.
        owner: MemberId,
        /// The day the answer is due.
        due_on: Date,
    },
    /// Agencies are asked; the assessment is written.
    InformationGathering {
        /// Who has it.
        owner: MemberId,
        /// The day it is due.
        due_on: Date,
    },
    /// Managed by police.
    PoliceLedPartnership {
        /// Who has it.
        owner: MemberId,
        /// The day it must be looked at again.
        review_on: Date,
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
    /// The gateway saw no need for anything further.
    NoFurtherAction(Ground),
    /// Another service has it.
    Signposted,
    /// An investigation has it.
    PassedToInvestigation,
}

impl Closure {
    /// Why a command on a case that closed so is refused.
    pub(crate) const fn refusal(self) -> Refusal {
        match self {
            Self::HandledElsewhere => Refusal::HandledElsewhere,
            Self::NoFurtherAction(_) | Self::Signposted | Self::PassedToInvestigation => Refusal::Closed,
        }
    }
}

impl Stage {
    /// The stage's name.
    pub const fn name(self) -> StageName {
        match self {
            Self::Received { .. } => StageName::Received,
            Self::GatewayAssessment { .. } => StageName::GatewayAssessment,
            Self::InformationGathering { .. } => StageName::InformationGathering,
            Self::PoliceLedPartnership { .. } => StageName::PoliceLedPartnership,
            Self::Closed { .. } => StageName::Closed,
        }
    }

    /// Who has it; none for the desk, and none once it is closed.
    pub const fn owner(self) -> Option<MemberId> {
        match self {
            Self::GatewayAssessment { owner, .. }
            | Self::InformationGathering { owner, .. }
            | Self::PoliceLedPartnership { owner, .. } => Some(owner),
            Self::Received { .. } | Self::Closed { .. } => None,
        }
    }

    /// The day its work is due.
    pub const fn due_on(self) -> Option<Date> {
        match self {
            Self::GatewayAssessment { due_on, .. } | Self::InformationGathering { due_on, .. } => {
                Some(due_on)
            }
            Self::PoliceLedPartnership { review_on, .. } => Some(review_on),
            Self::Received { .. } | Self::Closed { .. } => None,
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
    /// When its referral was received; for an imported journey, when it was imported.
    pub received_at: Timestamp,
    /// When an emergency was escalated, if one was.
    pub escalated_at: Option<Timestamp>,
    /// What the newest check against investigations found.
    pub deconfliction: Option<Deconfliction>,
    /// That few may see it.
    pub restriction: Option<Restriction>,
    /// Since which day its clock stands still.
    pub paused_on: Option<Date>,
    /// The gateway's decision in force.
    pub decision: Option<OpenDecision>,
    /// Whether the person was told, by the newest answer.
    pub told: Option<Answered>,
    /// Whether children's social care was told, by the newest answer.
    pub social_care: Option<Answered>,
    /// Whether the referrer was answered.
    pub referrer_answered: Option<Answered>,
    /// How many events made it: what a change must have read.
    pub version: u32,
}

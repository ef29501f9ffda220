//! Commands on a case that exists: state and command in, events or a refusal out.

use super::{Case, CaseEvent, Closure, Corrected, Decider, Stage};
use crate::text::Text;
use crate::{AdditionId, ContentId, Timestamp};

/// Why a command was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// The journey was handled elsewhere; what is new needs a referral of its own.
    #[error("this journey was handled elsewhere: make a new referral")]
    HandledElsewhere,
    /// A decision's time lies after the present.
    #[error("the decision lies in the future")]
    DecidedInTheFuture,
    /// A decision's time lies before the referral was received.
    #[error("the decision lies before the referral")]
    DecidedBeforeReceived,
}

impl Refusal {
    /// The refusal's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HandledElsewhere => "handled_elsewhere",
            Self::DecidedInTheFuture => "decided_in_the_future",
            Self::DecidedBeforeReceived => "decided_before_received",
        }
    }
}

/// A referrer adds something to their referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddInformation {
    /// What they added.
    pub addition: AdditionId,
}

/// An emergency is passed on at once: to the police on duty, never waiting for Prevent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalateEmergency {
    /// When it was decided.
    pub decided_at: Timestamp,
    /// When it is being written down.
    pub recorded_at: Timestamp,
    /// Who decided.
    pub by: Decider,
    /// Why.
    pub reason: Text,
}

/// A new version of something replaces an earlier one, which stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correct {
    /// What is corrected.
    pub what: Corrected,
    /// The version that is current now.
    pub supersedes: ContentId,
    /// Why.
    pub reason: Text,
}

/// Something more from a referrer: taken at every stage, for an imported journey too, since a worry is
/// never turned away.
///
/// # Errors
/// None at the stages that exist; the type leaves room for a disposed record.
///
/// Rule: docs/rules.md R-015
pub fn add_information(case: &Case, command: &AddInformation) -> Result<Vec<CaseEvent>, Refusal> {
    match case.stage {
        Stage::Received { .. }
        | Stage::Closed {
            because: Closure::HandledElsewhere,
            ..
        } => Ok(vec![CaseEvent::InformationAdded {
            addition: command.addition,
        }]),
    }
}

/// An emergency may be escalated at any stage of a journey that is handled here, as often as there is one.
///
/// # Errors
/// [`Refusal::HandledElsewhere`] for an imported journey; [`Refusal::DecidedInTheFuture`] and
/// [`Refusal::DecidedBeforeReceived`] for an impossible time.
///
/// Rule: docs/rules.md
pub fn escalate_emergency(case: &Case, command: &EscalateEmergency) -> Result<Vec<CaseEvent>, Refusal> {
    let received_at = match case.stage {
        Stage::Received { received_at } => received_at,
        Stage::Closed {
            because: Closure::HandledElsewhere,
            ..
        } => return Err(Refusal::HandledElsewhere),
    };
    if command.decided_at > command.recorded_at {
        return Err(Refusal::DecidedInTheFuture);
    }
    if command.decided_at < received_at {
        return Err(Refusal::DecidedBeforeReceived);
    }
    Ok(vec![CaseEvent::EmergencyEscalated {
        decided_at: command.decided_at,
        recorded_at: command.recorded_at,
        by: command.by.clone(),
        reason: command.reason.clone(),
    }])
}

/// Corrections add; they never overwrite. Possible at every stage.
///
/// # Errors
/// None at the stages that exist; the type leaves room for a disposed record.
///
/// Rule: docs/rules.md R-017
pub fn correct(case: &Case, command: &Correct) -> Result<Vec<CaseEvent>, Refusal> {
    match case.stage {
        Stage::Received { .. }
        | Stage::Closed {
            because: Closure::HandledElsewhere,
            ..
        } => Ok(vec![CaseEvent::VersionAdded {
            what: command.what,
            supersedes: command.supersedes,
            reason: command.reason.clone(),
        }]),
    }
}

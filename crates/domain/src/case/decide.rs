//! Commands on a case that exists: state and command in, events or a refusal out.

use super::{Case, CaseEvent, Closure, Corrected, Decider, Stage};
use crate::text::Text;
use crate::{AdditionId, ContentId, MemberId, Timestamp};

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
    /// The case is closed.
    #[error("the case is closed")]
    Closed,
    /// Nobody owns the case yet.
    #[error("nobody owns the case: assign it first")]
    NobodyOwnsIt,
    /// The gateway's question was answered before.
    #[error("the gateway has answered")]
    PastTheGateway,
    /// A decision is in force.
    #[error("a decision is in force")]
    AlreadyDecided,
    /// The case's clock stands still.
    #[error("the clock of the case stands still")]
    Paused,
    /// The case's clock runs.
    #[error("the clock of the case runs")]
    NotPaused,
    /// Nobody has checked against investigations.
    #[error("the check against investigations was not recorded")]
    NotDeconflicted,
    /// Records that may be the same person are not decided.
    #[error("records that may be the same person are not decided")]
    UndecidedMatches,
    /// The person was referred before, and nothing says how all referrals were weighed together.
    #[error("earlier referrals were not weighed together")]
    NotWeighedTogether,
    /// Nothing says who takes over.
    #[error("nothing says who takes over")]
    NoHandover,
    /// The day to ask again does not lie ahead.
    #[error("the day to ask again does not lie ahead")]
    RevisitInThePast,
    /// No decision waits for a second signature.
    #[error("no decision waits for a second signature")]
    NothingToSign,
    /// Who decided cannot sign second.
    #[error("one's own decision cannot be signed second")]
    OwnDecision,
    /// No handover waits for an acknowledgement.
    #[error("no handover waits for an acknowledgement")]
    NoHandoverWaits,
    /// The words are marked as intelligence, which may not be kept here.
    #[error("the words are marked as intelligence")]
    Intelligence,
    /// A code is in none of the lists in use.
    #[error("a code is not in use")]
    UnknownCode,
    /// The case is theirs already.
    #[error("the case is theirs already")]
    AlreadyTheirs,
    /// By the area's rules these people own no case at this stage.
    #[error("they may not own a case at this stage here")]
    MayNotOwn,
    /// The next owner is told nothing.
    #[error("the next owner is told nothing")]
    NoHandoverNote,
    /// The case is restricted already.
    #[error("the case is restricted already")]
    AlreadyRestricted,
    /// The case is not restricted.
    #[error("the case is not restricted")]
    NotRestricted,
    /// Who proposed to lift a restriction cannot lift it.
    #[error("one's own proposal cannot be the second")]
    OwnProposal,
    /// Somebody decided on the two records already.
    #[error("the two records were decided on")]
    MatchDecided,
    /// The rule set lacks what is needed: an operator's matter.
    #[error("the rule set lacks what is needed")]
    RuleSet,
}

impl Refusal {
    /// The refusal's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HandledElsewhere => "handled_elsewhere",
            Self::DecidedInTheFuture => "decided_in_the_future",
            Self::DecidedBeforeReceived => "decided_before_received",
            Self::Closed => "closed",
            Self::NobodyOwnsIt => "nobody_owns_it",
            Self::PastTheGateway => "past_the_gateway",
            Self::AlreadyDecided => "already_decided",
            Self::Paused => "paused",
            Self::NotPaused => "not_paused",
            Self::NotDeconflicted => "not_deconflicted",
            Self::UndecidedMatches => "undecided_matches",
            Self::NotWeighedTogether => "not_weighed_together",
            Self::NoHandover => "no_handover",
            Self::RevisitInThePast => "revisit_in_the_past",
            Self::NothingToSign => "nothing_to_sign",
            Self::OwnDecision => "own_decision",
            Self::NoHandoverWaits => "no_handover_waits",
            Self::Intelligence => "intelligence",
            Self::UnknownCode => "unknown_code",
            Self::AlreadyTheirs => "already_theirs",
            Self::MayNotOwn => "may_not_own",
            Self::NoHandoverNote => "no_handover_note",
            Self::AlreadyRestricted => "already_restricted",
            Self::NotRestricted => "not_restricted",
            Self::OwnProposal => "own_proposal",
            Self::MatchDecided => "match_decided",
            Self::RuleSet => "rule_set",
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
        | Stage::GatewayAssessment { .. }
        | Stage::InformationGathering { .. }
        | Stage::PoliceLedPartnership { .. }
        | Stage::Closed { .. } => Ok(vec![CaseEvent::InformationAdded {
            addition: command.addition,
        }]),
    }
}

/// Somebody who works on the case has read what a referrer added, at whatever stage.
///
/// # Errors
/// None at the stages that exist; the type leaves room for a disposed record.
///
/// Rule: docs/rules.md R-035
pub fn read_addition(_case: &Case, addition: AdditionId, by: MemberId) -> Result<Vec<CaseEvent>, Refusal> {
    Ok(vec![CaseEvent::AdditionRead { addition, by }])
}

/// An emergency may be escalated at any stage of a journey that is handled here, as often as there is one.
///
/// # Errors
/// [`Refusal::HandledElsewhere`] for an imported journey; [`Refusal::DecidedInTheFuture`] and
/// [`Refusal::DecidedBeforeReceived`] for an impossible time.
///
/// Rule: docs/rules.md
pub fn escalate_emergency(case: &Case, command: &EscalateEmergency) -> Result<Vec<CaseEvent>, Refusal> {
    match case.stage {
        Stage::Received { .. }
        | Stage::GatewayAssessment { .. }
        | Stage::InformationGathering { .. }
        | Stage::PoliceLedPartnership { .. } => {}
        Stage::Closed { because, .. } => match because {
            Closure::HandledElsewhere => return Err(Refusal::HandledElsewhere),
            Closure::NoFurtherAction(_) | Closure::Signposted | Closure::PassedToInvestigation => {}
        },
    }
    check_times(case, command.decided_at, command.recorded_at)?;
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
        | Stage::GatewayAssessment { .. }
        | Stage::InformationGathering { .. }
        | Stage::PoliceLedPartnership { .. }
        | Stage::Closed { .. } => Ok(vec![CaseEvent::VersionAdded {
            what: command.what,
            supersedes: command.supersedes,
            reason: command.reason.clone(),
        }]),
    }
}

/// When something was decided lies between the referral and its being written down.
///
/// Rule: docs/rules.md R-016
pub(crate) fn check_times(case: &Case, decided_at: Timestamp, recorded_at: Timestamp) -> Result<(), Refusal> {
    if decided_at > recorded_at {
        return Err(Refusal::DecidedInTheFuture);
    }
    if decided_at < case.received_at {
        return Err(Refusal::DecidedBeforeReceived);
    }
    Ok(())
}

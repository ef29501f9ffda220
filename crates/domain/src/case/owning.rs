//! Who has a case, who may see it, and when its clock stands still.

use super::{Case, CaseEvent, Refusal, Stage};
use crate::calendar::Calendar;
use crate::duty::coded;
use crate::rules::RuleSet;
use crate::text::Text;
use crate::{Date, MemberId, Timestamp};

/// Whose people may own a case: who may at which stage is data of each area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnerKind {
    /// The police.
    Police,
    /// The local authority.
    LocalAuthority,
}
coded!(OwnerKind { Police = "police", LocalAuthority = "local_authority" });

/// Somebody takes a case, or is given it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignOwner {
    /// Who owns it from now on.
    pub to: MemberId,
    /// Whose people they are; none for somebody who may own no case.
    pub kind: Option<OwnerKind>,
    /// What the next owner must know: asked for when somebody had it before.
    pub handover: Option<Text>,
    /// Who assigns.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
}

/// Assigns a case. The first owner takes it from the desk into assessment; later ones take it over with words.
///
/// # Errors
/// [`Refusal::AlreadyTheirs`]; [`Refusal::MayNotOwn`] by the area's rules; [`Refusal::NoHandoverNote`] when
/// somebody else had it.
///
/// Rule: docs/rules.md R-027
pub fn assign_owner(
    case: &Case,
    command: &AssignOwner,
    area: &str,
    rules: &RuleSet,
    calendar: &Calendar,
) -> Result<Vec<CaseEvent>, Refusal> {
    let stage = match case.stage {
        Stage::Received { .. } => {
            let days = rules
                .number("limit.gateway_assessment")
                .map_err(|_| Refusal::RuleSet)?;
            let due_on = calendar.plus_working_days(case.received_at.london_date(), days);
            Stage::GatewayAssessment {
                owner: command.to,
                due_on,
            }
        }
        Stage::GatewayAssessment { owner, due_on } => Stage::GatewayAssessment {
            owner: taken_over(owner, command)?,
            due_on,
        },
        Stage::InformationGathering { owner, due_on } => Stage::InformationGathering {
            owner: taken_over(owner, command)?,
            due_on,
        },
        Stage::PoliceLedPartnership { owner, review_on } => Stage::PoliceLedPartnership {
            owner: taken_over(owner, command)?,
            review_on,
        },
        Stage::Closed { because, .. } => return Err(because.refusal()),
    };
    let kind = command.kind.ok_or(Refusal::MayNotOwn)?;
    if !rules.may_own(area, stage.name(), kind) {
        return Err(Refusal::MayNotOwn);
    }
    Ok(vec![CaseEvent::OwnerAssigned {
        stage,
        handover: command.handover.clone(),
        by: command.by,
        at: command.at,
    }])
}

fn taken_over(owner: MemberId, command: &AssignOwner) -> Result<MemberId, Refusal> {
    if owner == command.to {
        return Err(Refusal::AlreadyTheirs);
    }
    if command.handover.is_none() {
        return Err(Refusal::NoHandoverNote);
    }
    Ok(command.to)
}

/// A case that few may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restriction {
    /// Who restricted it.
    pub by: MemberId,
    /// Who proposed to lift it, once somebody did.
    pub lift_proposed_by: Option<MemberId>,
}

/// One person hides a case at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restrict {
    /// Who.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub because: Text,
}

/// Restricts a case: never blocked by anything but that it is restricted already.
///
/// # Errors
/// [`Refusal::AlreadyRestricted`]; [`Refusal::RuleSet`].
///
/// Rule: docs/rules.md R-028
pub fn restrict(
    case: &Case,
    command: &Restrict,
    rules: &RuleSet,
    calendar: &Calendar,
) -> Result<Vec<CaseEvent>, Refusal> {
    if case.restriction.is_some() {
        return Err(Refusal::AlreadyRestricted);
    }
    let days = rules
        .number("limit.restriction_review")
        .map_err(|_| Refusal::RuleSet)?;
    Ok(vec![CaseEvent::CaseRestricted {
        by: command.by,
        at: command.at,
        because: command.because.clone(),
        review_on: calendar.plus_working_days(command.at.london_date(), days),
    }])
}

/// Somebody wishes a restriction lifted: the first proposes, a second lifts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unrestrict {
    /// Who.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub because: Text,
}

/// Proposes to lift a restriction, or lifts one that somebody else proposed to.
///
/// # Errors
/// [`Refusal::NotRestricted`]; [`Refusal::OwnProposal`] for the one who proposed it.
///
/// Rule: docs/rules.md R-028
pub fn unrestrict(case: &Case, command: &Unrestrict) -> Result<Vec<CaseEvent>, Refusal> {
    let restriction = case.restriction.ok_or(Refusal::NotRestricted)?;
    let because = command.because.clone();
    match restriction.lift_proposed_by {
        Some(first) if first == command.by => Err(Refusal::OwnProposal),
        Some(_) => Ok(vec![CaseEvent::RestrictionLifted {
            by: command.by,
            at: command.at,
            because,
        }]),
        None => Ok(vec![CaseEvent::LiftProposed {
            by: command.by,
            at: command.at,
            because,
        }]),
    }
}

/// The clock stops: an investigation asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// Who.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub because: Text,
}

/// Stops the clock of a case.
///
/// # Errors
/// [`Refusal::Paused`] already; [`Refusal::Closed`] and its like.
///
/// Rule: docs/rules.md R-029
pub fn pause(case: &Case, command: &Pause) -> Result<Vec<CaseEvent>, Refusal> {
    open(case)?;
    match case.paused_on {
        Some(_) => Err(Refusal::Paused),
        None => Ok(vec![CaseEvent::ClockPaused {
            by: command.by,
            on: command.at.london_date(),
            because: command.because.clone(),
        }]),
    }
}

/// Starts the clock again: every day that was due moves by the working days it stood still.
///
/// # Errors
/// [`Refusal::NotPaused`].
///
/// Rule: docs/rules.md R-029
pub fn resume(
    case: &Case,
    by: MemberId,
    at: Timestamp,
    calendar: &Calendar,
) -> Result<Vec<CaseEvent>, Refusal> {
    let since = case.paused_on.ok_or(Refusal::NotPaused)?;
    let on = at.london_date();
    let stood = calendar.working_days_between(since, on);
    let later = |due_on: Date| calendar.plus_working_days(due_on, stood);
    let stage = match case.stage {
        Stage::GatewayAssessment { owner, due_on } => Stage::GatewayAssessment {
            owner,
            due_on: later(due_on),
        },
        Stage::InformationGathering { owner, due_on } => Stage::InformationGathering {
            owner,
            due_on: later(due_on),
        },
        Stage::PoliceLedPartnership { owner, review_on } => Stage::PoliceLedPartnership { owner, review_on },
        Stage::Received { received_at } => Stage::Received { received_at },
        Stage::Closed { because, .. } => return Err(because.refusal()),
    };
    Ok(vec![CaseEvent::ClockResumed {
        by,
        on,
        stood_working_days: stood,
        stage,
    }])
}

fn open(case: &Case) -> Result<(), Refusal> {
    match case.stage {
        Stage::Received { .. }
        | Stage::GatewayAssessment { .. }
        | Stage::InformationGathering { .. }
        | Stage::PoliceLedPartnership { .. } => Ok(()),
        Stage::Closed { because, .. } => Err(because.refusal()),
    }
}

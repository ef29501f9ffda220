//! Things to be done by a day, each with one owner: they follow from what happens to a case, and nobody makes
//! or ends one by hand. Silence makes itself heard: the owner is reminded, then the supervisors are told.

use uuid::Uuid;

use crate::calendar::Calendar;
use crate::case::{
    Case, CaseEvent, Closure, GatewayFacts, GatewayOutcome, HandoverState, SocialCare, StageName, Told,
};
use crate::duty::coded;
use crate::rules::{InvalidRules, RuleSet};
use crate::{Date, MemberId};

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskKind {
    /// Give the case an owner.
    AssignCase,
    /// Check against investigations.
    Deconflict,
    /// Decide at the gateway.
    DecideGateway,
    /// Decide whether two records are one person.
    DecideMatch,
    /// Read what the referrer added.
    ReadAddition,
    /// Sign a decision second.
    SignSecond,
    /// Ask the receiving service whether it has what was handed over.
    ChaseHandover,
    /// Tell children's social care, or say why not.
    TellSocialCare,
    /// Ask again whether the person can be told.
    RevisitTold,
    /// Release an answer to the referrer, or say why not.
    AnswerReferrer,
    /// Gather what agencies know.
    GatherInformation,
    /// Look again at a police-led partnership.
    ReviewPoliceLed,
    /// Look again whether the case must stay restricted.
    ReviewRestriction,
    /// Review a use of emergency access.
    ReviewEmergencyAccess,
}
coded!(TaskKind {
    AssignCase = "assign_case",
    Deconflict = "deconflict",
    DecideGateway = "decide_gateway",
    DecideMatch = "decide_match",
    ReadAddition = "read_addition",
    SignSecond = "sign_second",
    ChaseHandover = "chase_handover",
    TellSocialCare = "tell_social_care",
    RevisitTold = "revisit_told",
    AnswerReferrer = "answer_referrer",
    GatherInformation = "gather_information",
    ReviewPoliceLed = "review_police_led",
    ReviewRestriction = "review_restriction",
    ReviewEmergencyAccess = "review_emergency_access",
});

/// Who has to do it: exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskOwner {
    /// Whoever owns the case; its area's desk while nobody does.
    CaseOwner,
    /// The supervisors of the case's area.
    Supervisors,
    /// The privacy officers of the case's area.
    PrivacyOfficers,
    /// One person.
    Member(MemberId),
}

/// A change of what is to be done for a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskChange {
    /// Something is to be done.
    Open {
        /// What.
        kind: TaskKind,
        /// By whom.
        owner: TaskOwner,
        /// By which day.
        due_on: Date,
        /// What it is about, where a case can have several of a kind: an addition, a candidate.
        about: Option<Uuid>,
    },
    /// It is done, or not needed any more.
    Finish {
        /// What.
        kind: TaskKind,
        /// What it is about; none ends all of the kind.
        about: Option<Uuid>,
    },
    /// Everything open on the case is due later: its clock stood still.
    Postpone {
        /// By how many working days.
        working_days: u16,
    },
}

/// What an event makes to be done, or ends. `after` is the case as the event leaves it.
///
/// Rule: docs/rules.md R-032
///
/// # Errors
/// [`InvalidRules`] when a limit is missing.
pub fn follow(
    after: &Case,
    event: &CaseEvent,
    today: Date,
    facts: &GatewayFacts<'_>,
) -> Result<Vec<TaskChange>, InvalidRules> {
    use TaskOwner::{CaseOwner, Supervisors};
    let within = |kind, owner, limit: &str| {
        Ok(TaskChange::Open {
            kind,
            owner,
            due_on: facts
                .calendar
                .plus_working_days(today, facts.rules.number(limit)?),
            about: None,
        })
    };
    let by = |kind, due_on| TaskChange::Open {
        kind,
        owner: CaseOwner,
        due_on,
        about: None,
    };
    let done = |kind| TaskChange::Finish { kind, about: None };
    Ok(match event {
        CaseEvent::ReferralReceived { .. } => {
            vec![within(TaskKind::AssignCase, CaseOwner, "limit.assignment")?]
        }
        CaseEvent::OwnerAssigned { .. } => assigned(after, &within, &by, &done)?,
        CaseEvent::InformationAdded { addition } => vec![TaskChange::Open {
            kind: TaskKind::ReadAddition,
            owner: CaseOwner,
            due_on: facts
                .calendar
                .plus_working_days(today, facts.rules.number("limit.read_addition")?),
            about: Some(addition.0),
        }],
        CaseEvent::DeconflictionRecorded { .. } => vec![done(TaskKind::Deconflict)],
        CaseEvent::GatewayDecided { second, .. } => {
            let mut changes = vec![done(TaskKind::DecideGateway)];
            if second.is_some() {
                changes.push(within(
                    TaskKind::SignSecond,
                    Supervisors,
                    "limit.second_signature",
                )?);
            }
            changes.extend(decided(after, event, facts, &within, &by)?);
            changes
        }
        CaseEvent::DecisionSigned { .. } => {
            let mut changes = vec![done(TaskKind::SignSecond)];
            changes.extend(
                after
                    .stage
                    .due_on()
                    .filter(|_| after.stage.name() == StageName::PoliceLedPartnership)
                    .map(|review_on| by(TaskKind::ReviewPoliceLed, review_on)),
            );
            changes
        }
        CaseEvent::DecisionReturned { .. } => vec![
            done(TaskKind::SignSecond),
            done(TaskKind::ChaseHandover),
            done(TaskKind::RevisitTold),
            within(TaskKind::DecideGateway, CaseOwner, "limit.second_signature")?,
        ],
        CaseEvent::HandoverAcknowledged { .. } => vec![done(TaskKind::ChaseHandover)],
        CaseEvent::PersonToldRecorded { told, .. } => {
            let mut changes = vec![done(TaskKind::RevisitTold)];
            changes.extend(revisit(told).map(|day| by(TaskKind::RevisitTold, day)));
            changes
        }
        CaseEvent::AdditionRead { addition, .. } => vec![TaskChange::Finish {
            kind: TaskKind::ReadAddition,
            about: Some(addition.0),
        }],
        CaseEvent::SocialCareRecorded { told, .. } => match told {
            SocialCare::Told { .. } | SocialCare::NotTold { .. } => vec![done(TaskKind::TellSocialCare)],
        },
        CaseEvent::ReferrerAnswered { .. } => vec![done(TaskKind::AnswerReferrer)],
        CaseEvent::MatchDecided { candidate, .. } => vec![TaskChange::Finish {
            kind: TaskKind::DecideMatch,
            about: Some(candidate.0),
        }],
        CaseEvent::CaseRestricted { review_on, .. } => vec![TaskChange::Open {
            kind: TaskKind::ReviewRestriction,
            owner: Supervisors,
            due_on: *review_on,
            about: None,
        }],
        CaseEvent::RestrictionLifted { .. } => vec![done(TaskKind::ReviewRestriction)],
        CaseEvent::ClockResumed {
            stood_working_days, ..
        } => vec![TaskChange::Postpone {
            working_days: *stood_working_days,
        }],
        CaseEvent::CaseClosed { because, .. } => match because {
            Closure::HandledElsewhere => Vec::new(),
            Closure::NoFurtherAction(_) | Closure::Signposted | Closure::PassedToInvestigation => vec![
                done(TaskKind::AssignCase),
                done(TaskKind::Deconflict),
                done(TaskKind::DecideGateway),
            ],
        },
        CaseEvent::DeskAlerted { .. }
        | CaseEvent::EmergencyEscalated { .. }
        | CaseEvent::VersionAdded { .. }
        | CaseEvent::JourneyImported { .. }
        | CaseEvent::LiftProposed { .. }
        | CaseEvent::ClockPaused { .. }
        | CaseEvent::NoteWritten { .. }
        | CaseEvent::ConnectionRecorded { .. }
        | CaseEvent::DisclosureMade { .. } => Vec::new(),
    })
}

/// The first owner has the check and the decision before them; a later one takes over what is open.
fn assigned(
    after: &Case,
    within: &impl Fn(TaskKind, TaskOwner, &str) -> Result<TaskChange, InvalidRules>,
    by: &impl Fn(TaskKind, Date) -> TaskChange,
    done: &impl Fn(TaskKind) -> TaskChange,
) -> Result<Vec<TaskChange>, InvalidRules> {
    let mut changes = vec![done(TaskKind::AssignCase)];
    let first = after.stage.name() == StageName::GatewayAssessment && after.decision.is_none();
    if first {
        changes.extend([done(TaskKind::Deconflict), done(TaskKind::DecideGateway)]);
        if after.deconfliction.is_none() {
            changes.push(within(
                TaskKind::Deconflict,
                TaskOwner::CaseOwner,
                "limit.deconfliction",
            )?);
        }
        changes.extend(
            after
                .stage
                .due_on()
                .map(|due_on| by(TaskKind::DecideGateway, due_on)),
        );
    }
    Ok(changes)
}

fn decided(
    after: &Case,
    event: &CaseEvent,
    facts: &GatewayFacts<'_>,
    within: &impl Fn(TaskKind, TaskOwner, &str) -> Result<TaskChange, InvalidRules>,
    by: &impl Fn(TaskKind, Date) -> TaskChange,
) -> Result<Vec<TaskChange>, InvalidRules> {
    let mut changes = Vec::new();
    let CaseEvent::GatewayDecided { decision, .. } = event else {
        return Ok(changes);
    };
    if decision_waits(after) {
        changes.push(within(
            TaskKind::ChaseHandover,
            TaskOwner::CaseOwner,
            "limit.handover_acknowledged",
        )?);
    }
    if facts.under_18 && after.social_care.is_none() {
        changes.push(within(
            TaskKind::TellSocialCare,
            TaskOwner::CaseOwner,
            "limit.social_care",
        )?);
    }
    if facts.feedback_wished && after.referrer_answered.is_none() {
        changes.push(within(
            TaskKind::AnswerReferrer,
            TaskOwner::CaseOwner,
            "limit.answer_referrer",
        )?);
    }
    changes.extend(revisit(&decision.told).map(|day| by(TaskKind::RevisitTold, day)));
    match decision.outcome {
        GatewayOutcome::Proceed => changes.extend(
            after
                .stage
                .due_on()
                .map(|due_on| by(TaskKind::GatherInformation, due_on)),
        ),
        GatewayOutcome::NoFurtherAction(_)
        | GatewayOutcome::Signposted
        | GatewayOutcome::PoliceLedPartnership
        | GatewayOutcome::PassedToInvestigation => {}
    }
    Ok(changes)
}

fn decision_waits(case: &Case) -> bool {
    case.decision
        .is_some_and(|decision| decision.handover == HandoverState::Waiting)
}

const fn revisit(told: &Told) -> Option<Date> {
    match told {
        Told::NotTold { revisit_on, .. } => Some(*revisit_on),
        Told::Told { .. } => None,
    }
}

/// How a task stands, in words: never a colour or a number of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Later than the rule set's limit of working days.
    CriticallyOverdue,
    /// Late.
    Overdue,
    /// Due within the rule set's limit of working days.
    DueSoon,
    /// Due after that.
    Later,
}
coded!(Urgency {
    CriticallyOverdue = "critically_overdue",
    Overdue = "overdue",
    DueSoon = "due_soon",
    Later = "later",
});

/// How something due on a day stands today.
///
/// Rule: docs/rules.md R-033
///
/// # Errors
/// [`InvalidRules`] when a row is missing.
pub fn urgency(
    due_on: Date,
    today: Date,
    rules: &RuleSet,
    calendar: &Calendar,
) -> Result<Urgency, InvalidRules> {
    let late = calendar.working_days_between(due_on, today);
    let left = calendar.working_days_between(today, due_on);
    let (soon, critical) = (
        rules.number("task.soon_days")?,
        rules.number("task.critical_days")?,
    );
    Ok(if due_on < today {
        if late > critical {
            Urgency::CriticallyOverdue
        } else {
            Urgency::Overdue
        }
    } else if left <= soon {
        Urgency::DueSoon
    } else {
        Urgency::Later
    })
}

/// What silence about a task makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chase {
    /// Nothing.
    Nothing,
    /// Its owner is reminded.
    Remind,
    /// The supervisors are told.
    Escalate,
}

/// What is done about a task that is still open. A case whose clock stands still is left in peace.
///
/// Rule: docs/rules.md R-034
///
/// # Errors
/// [`InvalidRules`] when a row is missing.
pub fn chase(
    due_on: Date,
    paused: bool,
    today: Date,
    rules: &RuleSet,
    calendar: &Calendar,
) -> Result<Chase, InvalidRules> {
    if paused || due_on >= today {
        return Ok(Chase::Nothing);
    }
    let late = calendar.working_days_between(due_on, today);
    Ok(if late >= rules.number("task.escalate_days")? {
        Chase::Escalate
    } else if late >= rules.number("task.chase_days")? {
        Chase::Remind
    } else {
        Chase::Nothing
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn urgent(due_on: &str) -> Urgency {
        let (rules, calendar) = (RuleSet::shipped().unwrap(), Calendar::shipped().unwrap());
        urgency(day(due_on), day("2026-11-25"), &rules, &calendar).unwrap()
    }

    #[test]
    fn what_is_due_shows_in_four_words() {
        assert_eq!(urgent("2026-12-07"), Urgency::Later);
        assert_eq!(urgent("2026-11-27"), Urgency::DueSoon);
        assert_eq!(urgent("2026-11-25"), Urgency::DueSoon);
        assert_eq!(urgent("2026-11-24"), Urgency::Overdue);
        assert_eq!(urgent("2026-11-18"), Urgency::Overdue);
        assert_eq!(urgent("2026-11-17"), Urgency::CriticallyOverdue);
    }

    #[test]
    fn silence_reminds_then_escalates_and_a_stopped_clock_is_left_in_peace() {
        let (rules, calendar) = (RuleSet::shipped().unwrap(), Calendar::shipped().unwrap());
        let chased =
            |due: &str, paused| chase(day(due), paused, day("2026-11-25"), &rules, &calendar).unwrap();
        assert_eq!(chased("2026-11-25", false), Chase::Nothing);
        assert_eq!(chased("2026-11-24", false), Chase::Remind);
        assert_eq!(chased("2026-11-20", false), Chase::Escalate);
        assert_eq!(chased("2026-11-20", true), Chase::Nothing);
        // A weekend is not silence.
        assert_eq!(
            chase(day("2026-11-20"), false, day("2026-11-22"), &rules, &calendar).unwrap(),
            Chase::Nothing
        );
    }
}

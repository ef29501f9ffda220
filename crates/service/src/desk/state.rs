//! A case's row and the state it stands for, each from the other.

use waymark_domain::case::{
    Answered, Case, Closure, Deconfliction, GatewayOutcome, HandoverState, OpenDecision, Restriction,
    Signature, Stage, StageName,
};
use waymark_domain::{CaseId, Date, MemberId, PersonId, ReferralId, Timestamp};
use waymark_storage::entities::case_file;

use crate::content::closure;

/// The state a row stands for; `None` for a row that could not be.
pub(crate) fn state_of(row: &case_file::Model) -> Option<Case> {
    let received_at = Timestamp::from_micros(row.received_at)?;
    let stage = stage_of(row)?;
    let handled_elsewhere = matches!(
        stage,
        Stage::Closed {
            because: Closure::HandledElsewhere,
            ..
        }
    );
    Some(Case {
        id: CaseId(row.id),
        person: PersonId(row.person_id),
        referral: ReferralId(row.referral_id),
        stage,
        received_at: match stage {
            Stage::Closed { closed_at, .. } if handled_elsewhere => closed_at,
            Stage::Received { .. }
            | Stage::GatewayAssessment { .. }
            | Stage::InformationGathering { .. }
            | Stage::PoliceLedPartnership { .. }
            | Stage::Closed { .. } => received_at,
        },
        escalated_at: instant(row.escalated_at)?,
        deconfliction: coded(row.deconfliction.as_deref(), Deconfliction::from_code)?,
        restriction: row.restricted_by.map(|by| Restriction {
            by: MemberId(by),
            lift_proposed_by: row.lift_proposed_by.map(MemberId),
        }),
        paused_on: day(row.paused_on.as_deref())?,
        decision: decision_of(row)?,
        told: coded(row.told.as_deref(), Answered::from_code)?,
        social_care: coded(row.social_care.as_deref(), Answered::from_code)?,
        referrer_answered: coded(row.referrer_answered.as_deref(), Answered::from_code)?,
        version: u32::try_from(row.version).ok()?,
    })
}

/// The row of a case that moved from `row` to `state`.
pub(crate) fn row_of(row: &case_file::Model, state: &Case, at: Timestamp) -> case_file::Model {
    let stage = state.stage.name().code();
    let owner = state.stage.owner();
    let (closed_at, outcome) = closing(row, state);
    case_file::Model {
        version: i32::try_from(state.version).unwrap_or(i32::MAX),
        stage: stage.to_owned(),
        stage_since_at: if row.stage == stage {
            row.stage_since_at
        } else {
            at.micros()
        },
        // A closed case keeps its last owner, who answers for what is still to be done.
        owner_kind: if owner.is_some() {
            "member".into()
        } else {
            row.owner_kind.clone()
        },
        owner_id: owner.map_or(row.owner_id, |owner| Some(owner.0)),
        due_on: match state.stage {
            Stage::Received { .. } => row.due_on.clone(),
            Stage::Closed { .. } => None,
            Stage::GatewayAssessment { due_on, .. } | Stage::InformationGathering { due_on, .. } => {
                Some(due_on.to_string())
            }
            Stage::PoliceLedPartnership { review_on, .. } => Some(review_on.to_string()),
        },
        escalated_at: state.escalated_at.map(Timestamp::micros),
        closed_at,
        outcome,
        deconfliction: state.deconfliction.map(|found| found.code().to_owned()),
        restricted_by: state.restriction.map(|restriction| restriction.by.0),
        lift_proposed_by: state
            .restriction
            .and_then(|restriction| restriction.lift_proposed_by)
            .map(|by| by.0),
        paused_on: state.paused_on.map(|day| day.to_string()),
        decision: state.decision.map(|decision| decision.outcome.code().to_owned()),
        decided_by: state.decision.map(|decision| decision.by.0),
        signature_due: state
            .decision
            .is_some_and(|decision| decision.signature == Signature::Due),
        signed_by: state.decision.and_then(|decision| match decision.signature {
            Signature::Given { by } => Some(by.0),
            Signature::NotNeeded | Signature::Due => None,
        }),
        handover: state.decision.map(|decision| decision.handover.code().to_owned()),
        told: answer(state.told),
        social_care: answer(state.social_care),
        referrer_answered: answer(state.referrer_answered),
        ..row.clone()
    }
}

fn stage_of(row: &case_file::Model) -> Option<Stage> {
    let owner = || row.owner_id.map(MemberId);
    let due_on = || day(row.due_on.as_deref())?;
    Some(match StageName::from_code(&row.stage)? {
        StageName::Received => Stage::Received {
            received_at: Timestamp::from_micros(row.received_at)?,
        },
        StageName::GatewayAssessment => Stage::GatewayAssessment {
            owner: owner()?,
            due_on: due_on()?,
        },
        StageName::InformationGathering => Stage::InformationGathering {
            owner: owner()?,
            due_on: due_on()?,
        },
        StageName::PoliceLedPartnership => Stage::PoliceLedPartnership {
            owner: owner()?,
            review_on: due_on()?,
        },
        StageName::Closed => Stage::Closed {
            closed_at: Timestamp::from_micros(row.closed_at?)?,
            because: if row.imported {
                Closure::HandledElsewhere
            } else {
                closure(row.outcome.as_deref()?)?
            },
        },
        StageName::AwaitingPanel
        | StageName::ConsentPending
        | StageName::Supported
        | StageName::PostExit
        | StageName::Disposed => return None,
    })
}

fn decision_of(row: &case_file::Model) -> Option<Option<OpenDecision>> {
    let Some(code) = row.decision.as_deref() else {
        return Some(None);
    };
    Some(Some(OpenDecision {
        outcome: GatewayOutcome::from_code(code)?,
        by: MemberId(row.decided_by?),
        signature: match (row.signature_due, row.signed_by) {
            (true, None) => Signature::Due,
            (false, Some(by)) => Signature::Given { by: MemberId(by) },
            (false, None) => Signature::NotNeeded,
            (true, Some(_)) => return None,
        },
        handover: HandoverState::from_code(row.handover.as_deref()?)?,
    }))
}

fn closing(row: &case_file::Model, state: &Case) -> (Option<i64>, Option<String>) {
    match state.stage {
        Stage::Closed { closed_at, because } => match because {
            Closure::HandledElsewhere => (row.closed_at, row.outcome.clone()),
            Closure::NoFurtherAction(_) | Closure::Signposted | Closure::PassedToInvestigation => (
                Some(closed_at.micros()),
                state.decision.map(|decision| decision.outcome.code().to_owned()),
            ),
        },
        Stage::Received { .. }
        | Stage::GatewayAssessment { .. }
        | Stage::InformationGathering { .. }
        | Stage::PoliceLedPartnership { .. } => (None, None),
    }
}

fn answer(answered: Option<Answered>) -> Option<String> {
    answered.map(|answered| answered.code().to_owned())
}

/// `Some(None)` for an empty column, `None` for one that cannot be.
fn coded<T>(text: Option<&str>, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match text {
        None => Some(None),
        Some(text) => read(text).map(Some),
    }
}

fn day(text: Option<&str>) -> Option<Option<Date>> {
    coded(text, |text| text.parse().ok())
}

fn instant(micros: Option<i64>) -> Option<Option<Timestamp>> {
    match micros {
        None => Some(None),
        Some(micros) => Timestamp::from_micros(micros).map(Some),
    }
}

//! What stands over every page of a case.

use waymark_domain::case::{CaseEvent, Closure, Signature, Stage, reference};
use waymark_domain::rules::List;
use waymark_service::desk::CaseFile;
use waymark_views::pages::case::{Age, CaseHead, Flag};

use super::Words;

/// The head of a case as it was read.
pub(in crate::staff) fn head(file: &CaseFile, words: &Words) -> CaseHead {
    let head = CaseHead::new(file.state.id, reference(file.state.id), file.state.stage.name())
        .aged(age(file.age, file.age_guessed));
    let head = match &file.identity.name {
        Some(name) => head.named(name.as_str()),
        None => head,
    };
    let head = match consent(file) {
        Some(code) => head.consent(words.label(List::Consent, code)),
        None => head,
    };
    flags(file).into_iter().fold(head, CaseHead::flag)
}

/// An age, as far as it is known.
pub(in crate::staff) const fn age(years: Option<u8>, guessed: bool) -> Age {
    match (years, guessed) {
        (Some(years), true) => Age::About(years),
        (Some(years), false) => Age::Years(years),
        (None, _) => Age::NotKnown,
    }
}

/// Nobody is asked at the gateway; a journey handled elsewhere says what became of the question.
fn consent(file: &CaseFile) -> Option<&str> {
    file.history.iter().find_map(|happened| {
        let CaseEvent::JourneyImported { journey, .. } = &happened.event else {
            return None;
        };
        journey.consent.as_ref().map(|fact| fact.code.as_str())
    })
}

/// What must not be overlooked, gravest first.
fn flags(file: &CaseFile) -> Vec<Flag> {
    let state = &file.state;
    let counted = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    let restriction = state.restriction;
    let due = |signature| signature == Signature::Due;
    let closed = match state.stage {
        Stage::Closed { closed_at, because } => Some(match because {
            Closure::HandledElsewhere => Flag::HandledElsewhere,
            Closure::NoFurtherAction(_) | Closure::Signposted | Closure::PassedToInvestigation => {
                Flag::Closed { at: closed_at }
            }
        }),
        Stage::Received { .. }
        | Stage::GatewayAssessment { .. }
        | Stage::InformationGathering { .. }
        | Stage::PoliceLedPartnership { .. } => None,
    };
    let loose = counted(file.loose_ends.len());
    let times = counted(file.earlier.len());
    let all = [
        state.escalated_at.map(|at| Flag::Escalated { at }),
        restriction.map(|_| Flag::Restricted),
        restriction
            .and_then(|restriction| restriction.lift_proposed_by)
            .map(|_| Flag::LiftProposed),
        file.emergency_until.map(|until| Flag::EmergencyAccess { until }),
        (times > 0).then_some(Flag::Repeat { times }),
        state.paused_on.map(|on| Flag::Paused { on }),
        state
            .decision
            .filter(|decision| due(decision.signature))
            .map(|_| Flag::WaitsForSignature),
        (loose > 0).then_some(Flag::LooseEnds { count: loose }),
        closed,
    ];
    all.into_iter().flatten().collect()
}

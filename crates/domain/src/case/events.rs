//! Facts in the past tense: a case's history, and the one way they add up to its state.

use super::gateway::{
    Answered, Deconfliction, GatewayDecision, HandoverState, MatchVerdict, OpenDecision, ReferrerAnswer,
    SecondBecause, Signature, SocialCare, Told,
};
use super::{Case, Closure, ImportedJourney, NoteKind, Restriction, Stage};
use crate::text::Text;
use crate::{
    AdditionId, CandidateId, CaseId, ContentId, Date, DisclosureId, MemberId, PersonId, ReferralId, Timestamp,
};

/// Who decided, as it is kept with a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decider {
    /// The name and role of the person, in words.
    pub name: Text,
}

/// What a correction replaced. The earlier version stays and can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corrected {
    /// Who the person is.
    Identity,
    /// What the referrer told.
    Account,
}

/// What happened to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseEvent {
    /// The referral was received.
    ReferralReceived {
        /// When.
        received_at: Timestamp,
    },
    /// The duty desk was alerted because the referrer said it was urgent.
    DeskAlerted {
        /// When.
        at: Timestamp,
    },
    /// A referrer added something.
    InformationAdded {
        /// What.
        addition: AdditionId,
    },
    /// An emergency was passed on at once. Decided and recorded are two times: one made by word of mouth
    /// may be written down later, and then shows as late.
    EmergencyEscalated {
        /// When it was decided.
        decided_at: Timestamp,
        /// When it was written down.
        recorded_at: Timestamp,
        /// Who decided.
        by: Decider,
        /// Why.
        reason: Text,
    },
    /// A new version replaced an earlier one.
    VersionAdded {
        /// What was corrected.
        what: Corrected,
        /// The version that was current before.
        supersedes: ContentId,
        /// Why.
        reason: Text,
    },
    /// The facts of a journey handled elsewhere were imported.
    JourneyImported {
        /// When they were imported.
        imported_at: Timestamp,
        /// The facts.
        journey: Box<ImportedJourney>,
    },
    /// Somebody owns the case from now on.
    OwnerAssigned {
        /// Where the case is then, with its owner.
        stage: Stage,
        /// What the next owner must know.
        handover: Option<Text>,
        /// Who assigned it.
        by: MemberId,
        /// When.
        at: Timestamp,
    },
    /// The check against investigations was made.
    DeconflictionRecorded {
        /// What it found.
        result: Deconfliction,
        /// The day it was made.
        checked_on: Date,
        /// Who made it.
        checked_by: Text,
        /// Who wrote it down.
        by: MemberId,
    },
    /// One person hid the case.
    CaseRestricted {
        /// Who.
        by: MemberId,
        /// When.
        at: Timestamp,
        /// Why.
        because: Text,
        /// The day it is looked at again.
        review_on: Date,
    },
    /// Somebody proposed to lift the restriction.
    LiftProposed {
        /// Who.
        by: MemberId,
        /// When.
        at: Timestamp,
        /// Why.
        because: Text,
    },
    /// A second person lifted the restriction.
    RestrictionLifted {
        /// Who.
        by: MemberId,
        /// When.
        at: Timestamp,
        /// Why.
        because: Text,
    },
    /// The clock stopped.
    ClockPaused {
        /// Who stopped it.
        by: MemberId,
        /// The day.
        on: Date,
        /// Why.
        because: Text,
    },
    /// The clock runs again.
    ClockResumed {
        /// Who started it.
        by: MemberId,
        /// The day.
        on: Date,
        /// How long it stood still, in working days.
        stood_working_days: u16,
        /// Where the case is, with the day its work is due now.
        stage: Stage,
    },
    /// The gateway decided.
    GatewayDecided {
        /// What, and why.
        decision: Box<GatewayDecision>,
        /// Why a second signature is needed, if one is.
        second: Option<SecondBecause>,
        /// Where the case goes at once.
        moves_to: Option<Stage>,
    },
    /// A second person agreed.
    DecisionSigned {
        /// Who.
        by: MemberId,
        /// When.
        at: Timestamp,
        /// What they added.
        note: Option<Text>,
        /// Where the case goes by it.
        moves_to: Option<Stage>,
    },
    /// A second person sent the decision back.
    DecisionReturned {
        /// Who.
        by: MemberId,
        /// When.
        at: Timestamp,
        /// Why.
        because: Text,
    },
    /// The receiving service said that it has it.
    HandoverAcknowledged {
        /// Who said so there.
        who: Text,
        /// The day.
        on: Date,
        /// Who wrote it down.
        by: MemberId,
    },
    /// Whether the person was told.
    PersonToldRecorded {
        /// The answer.
        told: Told,
        /// Who wrote it down.
        by: MemberId,
    },
    /// Whether children's social care was told.
    SocialCareRecorded {
        /// The answer.
        told: SocialCare,
        /// Who wrote it down.
        by: MemberId,
    },
    /// What became of the referrer's wish to hear something.
    ReferrerAnswered {
        /// The answer.
        answer: ReferrerAnswer,
        /// Who wrote it down.
        by: MemberId,
    },
    /// Two records are one person, or are not.
    MatchDecided {
        /// The candidate.
        candidate: CandidateId,
        /// What was found.
        verdict: MatchVerdict,
        /// Why.
        because: Text,
        /// By whom.
        by: MemberId,
    },
    /// Somebody read what a referrer had added.
    AdditionRead {
        /// What was added.
        addition: AdditionId,
        /// Who read it.
        by: MemberId,
    },
    /// A note was added.
    NoteWritten {
        /// What it is of.
        kind: NoteKind,
        /// Its text.
        note: ContentId,
        /// Who wrote it.
        by: MemberId,
    },
    /// A connection to somebody was recorded.
    ConnectionRecorded {
        /// Its text.
        connection: ContentId,
        /// Who wrote it.
        by: MemberId,
    },
    /// Something was told to somebody outside.
    DisclosureMade {
        /// What.
        disclosure: DisclosureId,
        /// Who wrote it down.
        by: MemberId,
    },
    /// Nothing was left hanging, so the case closed.
    CaseClosed {
        /// When.
        closed_at: Timestamp,
        /// How.
        because: Closure,
    },
}

impl CaseEvent {
    /// The event's code, kept in the clear beside its sealed content.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ReferralReceived { .. } => "referral_received",
            Self::DeskAlerted { .. } => "desk_alerted",
            Self::InformationAdded { .. } => "information_added",
            Self::EmergencyEscalated { .. } => "emergency_escalated",
            Self::VersionAdded { .. } => "version_added",
            Self::JourneyImported { .. } => "journey_imported",
            Self::OwnerAssigned { .. } => "owner_assigned",
            Self::DeconflictionRecorded { .. } => "deconfliction_recorded",
            Self::CaseRestricted { .. } => "case_restricted",
            Self::LiftProposed { .. } => "lift_proposed",
            Self::RestrictionLifted { .. } => "restriction_lifted",
            Self::ClockPaused { .. } => "clock_paused",
            Self::ClockResumed { .. } => "clock_resumed",
            Self::GatewayDecided { .. } => "gateway_decided",
            Self::DecisionSigned { .. } => "decision_signed",
            Self::DecisionReturned { .. } => "decision_returned",
            Self::HandoverAcknowledged { .. } => "handover_acknowledged",
            Self::PersonToldRecorded { .. } => "person_told_recorded",
            Self::SocialCareRecorded { .. } => "social_care_recorded",
            Self::ReferrerAnswered { .. } => "referrer_answered",
            Self::MatchDecided { .. } => "match_decided",
            Self::AdditionRead { .. } => "addition_read",
            Self::NoteWritten { .. } => "note_written",
            Self::ConnectionRecorded { .. } => "connection_recorded",
            Self::DisclosureMade { .. } => "disclosure_made",
            Self::CaseClosed { .. } => "case_closed",
        }
    }
}

/// The ids a case is made with.
pub type Made = (CaseId, PersonId, ReferralId);

/// The state after one event: the only thing that moves a stage. `None` when the event cannot follow, which
/// a stored history never shows.
pub fn apply(case: Option<Case>, made: Made, event: &CaseEvent) -> Option<Case> {
    match case {
        None => first(made, event),
        Some(case) => next(
            Case {
                version: case.version.saturating_add(1),
                ..case
            },
            event,
        ),
    }
}

/// The state that a history begins with.
fn first(made: Made, event: &CaseEvent) -> Option<Case> {
    if let CaseEvent::ReferralReceived { received_at } = *event {
        return Some(begun(made, received_at, Stage::Received { received_at }));
    }
    if let CaseEvent::JourneyImported { imported_at, .. } = *event {
        let stage = Stage::Closed {
            closed_at: imported_at,
            because: Closure::HandledElsewhere,
        };
        return Some(begun(made, imported_at, stage));
    }
    None
}

fn begun((id, person, referral): Made, received_at: Timestamp, stage: Stage) -> Case {
    Case {
        id,
        person,
        referral,
        stage,
        received_at,
        escalated_at: None,
        deconfliction: None,
        restriction: None,
        paused_on: None,
        decision: None,
        told: None,
        social_care: None,
        referrer_answered: None,
        version: 1,
    }
}

fn next(case: Case, event: &CaseEvent) -> Option<Case> {
    Some(match event {
        CaseEvent::ReferralReceived { .. } | CaseEvent::JourneyImported { .. } => return None,
        CaseEvent::DeskAlerted { .. }
        | CaseEvent::InformationAdded { .. }
        | CaseEvent::VersionAdded { .. }
        | CaseEvent::MatchDecided { .. }
        | CaseEvent::AdditionRead { .. }
        | CaseEvent::NoteWritten { .. }
        | CaseEvent::ConnectionRecorded { .. }
        | CaseEvent::DisclosureMade { .. } => case,
        CaseEvent::EmergencyEscalated { decided_at, .. } => Case {
            escalated_at: case.escalated_at.or(Some(*decided_at)),
            ..case
        },
        CaseEvent::OwnerAssigned { stage, .. } => Case {
            stage: *stage,
            ..case
        },
        CaseEvent::ClockPaused { on, .. } => Case {
            paused_on: Some(*on),
            ..case
        },
        CaseEvent::ClockResumed { stage, .. } => Case {
            paused_on: None,
            stage: *stage,
            ..case
        },
        CaseEvent::DeconflictionRecorded { result, .. } => Case {
            deconfliction: Some(*result),
            ..case
        },
        CaseEvent::CaseRestricted { by, .. } => Case {
            restriction: Some(Restriction {
                by: *by,
                lift_proposed_by: None,
            }),
            ..case
        },
        CaseEvent::LiftProposed { by, .. } => Case {
            restriction: Some(Restriction {
                lift_proposed_by: Some(*by),
                ..case.restriction?
            }),
            ..case
        },
        CaseEvent::RestrictionLifted { .. } => Case {
            restriction: None,
            ..case
        },
        CaseEvent::GatewayDecided {
            decision,
            second,
            moves_to,
        } => Case {
            stage: moves_to.unwrap_or(case.stage),
            decision: Some(OpenDecision {
                outcome: decision.outcome,
                by: decision.by,
                signature: match second {
                    Some(_) => Signature::Due,
                    None => Signature::NotNeeded,
                },
                handover: decision.handover_state(),
            }),
            told: Some(answered(&decision.told)),
            ..case
        },
        CaseEvent::DecisionSigned { by, moves_to, .. } => Case {
            stage: moves_to.unwrap_or(case.stage),
            decision: Some(OpenDecision {
                signature: Signature::Given { by: *by },
                ..case.decision?
            }),
            ..case
        },
        CaseEvent::DecisionReturned { .. } => Case {
            decision: None,
            ..case
        },
        CaseEvent::HandoverAcknowledged { .. } => Case {
            decision: Some(OpenDecision {
                handover: HandoverState::Acknowledged,
                ..case.decision?
            }),
            ..case
        },
        CaseEvent::PersonToldRecorded { told, .. } => Case {
            told: Some(answered(told)),
            ..case
        },
        CaseEvent::SocialCareRecorded { told, .. } => Case {
            social_care: Some(match told {
                SocialCare::Told { .. } => Answered::Yes,
                SocialCare::NotTold { .. } => Answered::No,
            }),
            ..case
        },
        CaseEvent::ReferrerAnswered { answer, .. } => Case {
            referrer_answered: Some(match answer {
                ReferrerAnswer::Released(_) => Answered::Yes,
                ReferrerAnswer::None { .. } => Answered::No,
            }),
            ..case
        },
        CaseEvent::CaseClosed { closed_at, because } => Case {
            stage: Stage::Closed {
                closed_at: *closed_at,
                because: *because,
            },
            ..case
        },
    })
}

const fn answered(told: &Told) -> Answered {
    match told {
        Told::Told { .. } => Answered::Yes,
        Told::NotTold { .. } => Answered::No,
    }
}

/// The state a whole history adds up to; `None` for a history that could not have happened.
pub fn fold<'a>(made: Made, events: impl IntoIterator<Item = &'a CaseEvent>) -> Option<Case> {
    let mut case = None;
    for event in events {
        case = Some(apply(case, made, event)?);
    }
    case
}

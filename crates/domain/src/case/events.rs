//! Facts in the past tense: a case's history, and the one way they add up to its state.

use super::{Case, Closure, ImportedJourney, Stage};
use crate::text::Text;
use crate::{AdditionId, CaseId, ContentId, PersonId, ReferralId, Timestamp};

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
        }
    }
}

/// The ids a case is made with.
pub type Made = (CaseId, PersonId, ReferralId);

/// The state after one event: the only thing that moves a stage. `None` when the event cannot follow, which
/// a stored history never shows.
pub fn apply(case: Option<Case>, made: Made, event: &CaseEvent) -> Option<Case> {
    let (id, person, referral) = made;
    let new = |stage| Case {
        id,
        person,
        referral,
        stage,
        escalated_at: None,
        version: 1,
    };
    let next = |case: Case| Case {
        version: case.version.saturating_add(1),
        ..case
    };
    match (case, event) {
        (None, CaseEvent::ReferralReceived { received_at }) => Some(new(Stage::Received {
            received_at: *received_at,
        })),
        (None, CaseEvent::JourneyImported { imported_at, .. }) => Some(new(Stage::Closed {
            closed_at: *imported_at,
            because: Closure::HandledElsewhere,
        })),
        (Some(_), CaseEvent::ReferralReceived { .. } | CaseEvent::JourneyImported { .. }) => None,
        (Some(case), CaseEvent::EmergencyEscalated { decided_at, .. }) => Some(Case {
            escalated_at: case.escalated_at.or(Some(*decided_at)),
            ..next(case)
        }),
        (
            Some(case),
            CaseEvent::DeskAlerted { .. }
            | CaseEvent::InformationAdded { .. }
            | CaseEvent::VersionAdded { .. },
        ) => Some(next(case)),
        (
            None,
            CaseEvent::DeskAlerted { .. }
            | CaseEvent::InformationAdded { .. }
            | CaseEvent::EmergencyEscalated { .. }
            | CaseEvent::VersionAdded { .. },
        ) => None,
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

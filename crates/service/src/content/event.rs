use std::fmt;

use serde::{Deserialize, Serialize};
use waymark_domain::Timestamp;
use waymark_domain::case::{CaseEvent, Corrected, Decider};
use waymark_domain::text::Text;

use super::{BadContent, Content, JourneyContent, parsed};

/// An event of a case, whole, as sealed in the case compartment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub enum EventContent {
    /// See [`CaseEvent::ReferralReceived`].
    ReferralReceived {
        /// Microseconds since 1970.
        received_at: i64,
    },
    /// See [`CaseEvent::DeskAlerted`].
    DeskAlerted {
        /// Microseconds since 1970.
        at: i64,
    },
    /// See [`CaseEvent::InformationAdded`].
    InformationAdded {
        /// The addition's id.
        addition: String,
    },
    /// See [`CaseEvent::EmergencyEscalated`].
    EmergencyEscalated {
        /// Microseconds since 1970.
        decided_at: i64,
        /// Microseconds since 1970.
        recorded_at: i64,
        /// Name and role.
        by: String,
        /// Why.
        reason: String,
    },
    /// See [`CaseEvent::VersionAdded`].
    VersionAdded {
        /// `identity` or `account`.
        what: Whose,
        /// The id of the version before.
        supersedes: String,
        /// Why.
        reason: String,
    },
    /// See [`CaseEvent::JourneyImported`].
    JourneyImported {
        /// Microseconds since 1970.
        imported_at: i64,
        /// The facts.
        journey: Box<JourneyContent>,
    },
}

/// What a correction is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Who the person is.
    Identity,
    /// What the referrer told.
    Account,
}

impl Content for EventContent {
    const KIND: &'static str = "event/1";
}

impl fmt::Debug for EventContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EventContent(..)")
    }
}

impl From<&CaseEvent> for EventContent {
    fn from(event: &CaseEvent) -> Self {
        match event {
            CaseEvent::ReferralReceived { received_at } => Self::ReferralReceived {
                received_at: received_at.micros(),
            },
            CaseEvent::DeskAlerted { at } => Self::DeskAlerted { at: at.micros() },
            CaseEvent::InformationAdded { addition } => Self::InformationAdded {
                addition: addition.to_string(),
            },
            CaseEvent::EmergencyEscalated {
                decided_at,
                recorded_at,
                by,
                reason,
            } => Self::EmergencyEscalated {
                decided_at: decided_at.micros(),
                recorded_at: recorded_at.micros(),
                by: by.name.as_str().to_owned(),
                reason: reason.as_str().to_owned(),
            },
            CaseEvent::VersionAdded {
                what,
                supersedes,
                reason,
            } => Self::VersionAdded {
                what: match what {
                    Corrected::Identity => Whose::Identity,
                    Corrected::Account => Whose::Account,
                },
                supersedes: supersedes.to_string(),
                reason: reason.as_str().to_owned(),
            },
            CaseEvent::JourneyImported { imported_at, journey } => Self::JourneyImported {
                imported_at: imported_at.micros(),
                journey: Box::new((&**journey).into()),
            },
        }
    }
}

impl TryFrom<&EventContent> for CaseEvent {
    type Error = BadContent;
    fn try_from(content: &EventContent) -> Result<Self, BadContent> {
        let kind = EventContent::KIND;
        let at = |micros: &i64| Timestamp::from_micros(*micros).ok_or(BadContent { kind });
        let text = |raw: &str| Text::parse(raw).map_err(|_| BadContent { kind });
        Ok(match content {
            EventContent::ReferralReceived { received_at } => Self::ReferralReceived {
                received_at: at(received_at)?,
            },
            EventContent::DeskAlerted { at: when } => Self::DeskAlerted { at: at(when)? },
            EventContent::InformationAdded { addition } => Self::InformationAdded {
                addition: parsed(addition, kind)?,
            },
            EventContent::EmergencyEscalated {
                decided_at,
                recorded_at,
                by,
                reason,
            } => Self::EmergencyEscalated {
                decided_at: at(decided_at)?,
                recorded_at: at(recorded_at)?,
                by: Decider { name: text(by)? },
                reason: text(reason)?,
            },
            EventContent::VersionAdded {
                what,
                supersedes,
                reason,
            } => Self::VersionAdded {
                what: match what {
                    Whose::Identity => Corrected::Identity,
                    Whose::Account => Corrected::Account,
                },
                supersedes: parsed(supersedes, kind)?,
                reason: text(reason)?,
            },
            EventContent::JourneyImported { imported_at, journey } => Self::JourneyImported {
                imported_at: at(imported_at)?,
                journey: Box::new((&**journey).try_into()?),
            },
        })
    }
}

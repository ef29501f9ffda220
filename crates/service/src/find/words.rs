//! Words in what was written. There is no index over content: the texts are opened and looked through.

use waymark_domain::case::{
    CaseEvent, Disclosure, GatewayDecision, Handover, ReferrerAnswer, SocialCare, Told,
};
use waymark_domain::referral::Answer;
use waymark_domain::text::Text;
use waymark_matching::contains_words;

use crate::desk::Writing;

/// Something whose words are looked through.
pub(crate) trait Hay {
    /// Its texts, each by itself.
    fn texts(&self) -> Vec<&str>;
}

/// Whether the words stand together in one of its texts.
pub(crate) fn holds(hay: &impl Hay, words: &str) -> bool {
    hay.texts().into_iter().any(|text| contains_words(text, words))
}

impl Hay for Writing {
    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Account(account, _, _) => account
                .values()
                .filter_map(|answer| match answer {
                    Answer::Said(text) => Some(text.as_str()),
                    Answer::NotKnown => None,
                })
                .collect(),
            Self::Addition(text) => vec![text],
            Self::Note(note) => note
                .statements
                .iter()
                .flat_map(|statement| [statement.words.as_str(), statement.source.as_str()])
                .collect(),
            Self::Connection(connection) => plain([&connection.who, &connection.how, &connection.source]),
        }
    }
}

impl Hay for Disclosure {
    fn texts(&self) -> Vec<&str> {
        plain([
            &self.recipient,
            &self.purpose,
            &self.legal_basis,
            &self.authorised_by,
            &self.content,
        ])
    }
}

impl Hay for CaseEvent {
    fn texts(&self) -> Vec<&str> {
        match self {
            Self::EmergencyEscalated { by, reason, .. } => plain([&by.name, reason]),
            Self::VersionAdded { reason, .. } => plain([reason]),
            Self::OwnerAssigned { handover, .. } => plain(handover),
            Self::DeconflictionRecorded { checked_by, .. } => plain([checked_by]),
            Self::CaseRestricted { because, .. }
            | Self::LiftProposed { because, .. }
            | Self::RestrictionLifted { because, .. }
            | Self::ClockPaused { because, .. }
            | Self::DecisionReturned { because, .. }
            | Self::MatchDecided { because, .. } => plain([because]),
            Self::GatewayDecided { decision, .. } => of_decision(decision),
            Self::DecisionSigned { note, .. } => plain(note),
            Self::HandoverAcknowledged { who, .. } => plain([who]),
            Self::PersonToldRecorded { told, .. } => of_told(told),
            Self::SocialCareRecorded { told, .. } => match told {
                SocialCare::Told { reference, .. } => plain([reference]),
                SocialCare::NotTold { because } => plain([because]),
            },
            Self::ReferrerAnswered { answer, .. } => match answer {
                ReferrerAnswer::Released(_) => Vec::new(),
                ReferrerAnswer::None { because } => plain([because]),
            },
            Self::ReferralReceived { .. }
            | Self::DeskAlerted { .. }
            | Self::InformationAdded { .. }
            | Self::AdditionRead { .. }
            | Self::JourneyImported { .. }
            | Self::ClockResumed { .. }
            | Self::NoteWritten { .. }
            | Self::ConnectionRecorded { .. }
            | Self::DisclosureMade { .. }
            | Self::CaseClosed { .. } => Vec::new(),
        }
    }
}

fn of_decision(decision: &GatewayDecision) -> Vec<&str> {
    let mut texts = plain([
        &decision.facts,
        &decision.options,
        &decision.not_checked,
        &decision.reason,
    ]);
    texts.extend(plain(&decision.weighed_together));
    texts.extend(decision.handover.iter().flat_map(|handover| match handover {
        Handover::To { contact, .. } => plain([contact]),
        Handover::None { because } => plain([because]),
    }));
    texts.extend(of_told(&decision.told));
    texts
}

fn of_told(told: &Told) -> Vec<&str> {
    match told {
        Told::Told { .. } => Vec::new(),
        Told::NotTold { because, .. } => plain([because]),
    }
}

fn plain<'a>(texts: impl IntoIterator<Item = &'a Text>) -> Vec<&'a str> {
    texts.into_iter().map(Text::as_str).collect()
}

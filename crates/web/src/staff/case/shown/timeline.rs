//! What happened in a case, in entries.

use waymark_domain::Timestamp;
use waymark_domain::case::{CaseEvent, ReferrerAnswer, SocialCare, Told};
use waymark_domain::rules::List;
use waymark_service::desk::{CaseFile, Happened, Told as Disclosed};
use waymark_views::Message;
use waymark_views::pages::case::CasePlace;
use waymark_views::pages::case::said;
use waymark_views::pages::case::timeline::{Entry, EntryKind};

use super::Words;

/// The entries of one kind or of all, newest first.
pub(in crate::staff) fn entries(file: &CaseFile, words: &Words, only: Option<EntryKind>) -> Vec<Entry> {
    file.history
        .iter()
        .rev()
        .filter(|happened| only.is_none_or(|only| only == kind(&happened.event)))
        .map(|happened| entry(file, words, happened))
        .collect()
}

fn entry(file: &CaseFile, words: &Words, happened: &Happened) -> Entry {
    let event = &happened.event;
    let at = occurred(happened);
    let entry = Entry::new(happened.number, event.code(), kind(event), at);
    let entry = match happened.by {
        Some(member) => entry.by(words.member_at_work(member)),
        None => entry,
    };
    let entry = if at.london_date() == happened.recorded_at.london_date() {
        entry
    } else {
        entry.recorded_late(happened.recorded_at)
    };
    let entry = texts(file, words, event).into_iter().fold(entry, Entry::text);
    match place(event) {
        Some(place) => entry.more(place, file.state.id),
        None => entry,
    }
}

const fn kind(event: &CaseEvent) -> EntryKind {
    match event {
        CaseEvent::ReferralReceived { .. }
        | CaseEvent::DeskAlerted { .. }
        | CaseEvent::InformationAdded { .. }
        | CaseEvent::JourneyImported { .. } => EntryKind::Referral,
        CaseEvent::DeconflictionRecorded { .. }
        | CaseEvent::GatewayDecided { .. }
        | CaseEvent::DecisionSigned { .. }
        | CaseEvent::DecisionReturned { .. }
        | CaseEvent::MatchDecided { .. } => EntryKind::Decision,
        CaseEvent::NoteWritten { .. } | CaseEvent::ConnectionRecorded { .. } => EntryKind::Note,
        CaseEvent::OwnerAssigned { .. }
        | CaseEvent::ClockPaused { .. }
        | CaseEvent::ClockResumed { .. }
        | CaseEvent::HandoverAcknowledged { .. }
        | CaseEvent::PersonToldRecorded { .. }
        | CaseEvent::SocialCareRecorded { .. }
        | CaseEvent::AdditionRead { .. }
        | CaseEvent::ReferrerAnswered { .. }
        | CaseEvent::CaseClosed { .. } => EntryKind::Work,
        CaseEvent::EmergencyEscalated { .. }
        | CaseEvent::CaseRestricted { .. }
        | CaseEvent::LiftProposed { .. }
        | CaseEvent::RestrictionLifted { .. } => EntryKind::Safety,
        CaseEvent::DisclosureMade { .. } => EntryKind::Disclosure,
        CaseEvent::VersionAdded { .. } => EntryKind::Correction,
    }
}

/// When it happened: for what is decided by word of mouth, earlier than it was written down.
fn occurred(happened: &Happened) -> Timestamp {
    if let CaseEvent::EmergencyEscalated { decided_at, .. } = happened.event {
        return decided_at;
    }
    if let CaseEvent::GatewayDecided { decision, .. } = &happened.event {
        return decision.decided_at;
    }
    happened.recorded_at
}

/// The page that says more.
const fn place(event: &CaseEvent) -> Option<CasePlace> {
    match event {
        CaseEvent::ReferralReceived { .. } | CaseEvent::InformationAdded { .. } => Some(CasePlace::Referral),
        CaseEvent::GatewayDecided { .. }
        | CaseEvent::DecisionSigned { .. }
        | CaseEvent::DecisionReturned { .. } => Some(CasePlace::Decisions),
        CaseEvent::NoteWritten { .. } => Some(CasePlace::Notes),
        CaseEvent::ConnectionRecorded { .. } => Some(CasePlace::People),
        CaseEvent::DeskAlerted { .. }
        | CaseEvent::JourneyImported { .. }
        | CaseEvent::DeconflictionRecorded { .. }
        | CaseEvent::MatchDecided { .. }
        | CaseEvent::OwnerAssigned { .. }
        | CaseEvent::ClockPaused { .. }
        | CaseEvent::ClockResumed { .. }
        | CaseEvent::HandoverAcknowledged { .. }
        | CaseEvent::PersonToldRecorded { .. }
        | CaseEvent::SocialCareRecorded { .. }
        | CaseEvent::AdditionRead { .. }
        | CaseEvent::ReferrerAnswered { .. }
        | CaseEvent::CaseClosed { .. }
        | CaseEvent::EmergencyEscalated { .. }
        | CaseEvent::CaseRestricted { .. }
        | CaseEvent::LiftProposed { .. }
        | CaseEvent::RestrictionLifted { .. }
        | CaseEvent::DisclosureMade { .. }
        | CaseEvent::VersionAdded { .. } => None,
    }
}

/// What the entry itself says.
fn texts(file: &CaseFile, words: &Words, event: &CaseEvent) -> Vec<String> {
    let say = |message: Message| words.say(&message);
    match event {
        CaseEvent::ReferralReceived { .. }
        | CaseEvent::DeskAlerted { .. }
        | CaseEvent::InformationAdded { .. }
        | CaseEvent::AdditionRead { .. }
        | CaseEvent::JourneyImported { .. }
        | CaseEvent::NoteWritten { .. }
        | CaseEvent::ConnectionRecorded { .. }
        | CaseEvent::CaseClosed { .. } => Vec::new(),
        CaseEvent::EmergencyEscalated { reason, by, .. } => {
            vec![by.name.as_str().to_owned(), reason.as_str().to_owned()]
        }
        CaseEvent::VersionAdded { reason, .. } => vec![reason.as_str().to_owned()],
        CaseEvent::OwnerAssigned { stage, handover, .. } => {
            let to = stage.owner().map(|owner| words.member_at_work(owner));
            let to = to.map(|to| say(said::assigned_to(&to)));
            let handover = handover.as_ref().map(|text| text.as_str().to_owned());
            to.into_iter().chain(handover).collect()
        }
        CaseEvent::DeconflictionRecorded {
            result,
            checked_on,
            checked_by,
            ..
        } => vec![
            say(said::checked(*result)),
            say(said::checked_by(checked_by.as_str(), *checked_on)),
        ],
        CaseEvent::CaseRestricted {
            because, review_on, ..
        } => vec![because.as_str().to_owned(), say(said::again_on(*review_on))],
        CaseEvent::LiftProposed { because, .. }
        | CaseEvent::RestrictionLifted { because, .. }
        | CaseEvent::ClockPaused { because, .. }
        | CaseEvent::DecisionReturned { because, .. }
        | CaseEvent::MatchDecided { because, .. } => vec![because.as_str().to_owned()],
        CaseEvent::ClockResumed {
            stood_working_days, ..
        } => vec![say(said::stood(*stood_working_days))],
        CaseEvent::GatewayDecided { decision, .. } => {
            vec![words.label(List::InitialOutcome, decision.outcome.code())]
        }
        CaseEvent::DecisionSigned { note, .. } => note.iter().map(|note| note.as_str().to_owned()).collect(),
        CaseEvent::HandoverAcknowledged { who, on, .. } => vec![say(said::acknowledged(who.as_str(), *on))],
        CaseEvent::PersonToldRecorded { told, .. } => match told {
            Told::Told { on } => vec![say(said::told_on(*on))],
            Told::NotTold { because, revisit_on } => {
                vec![because.as_str().to_owned(), say(said::not_told(*revisit_on))]
            }
        },
        CaseEvent::SocialCareRecorded { told, .. } => match told {
            SocialCare::Told { on, reference } => {
                vec![say(said::told_on(*on)), reference.as_str().to_owned()]
            }
            SocialCare::NotTold { because } => vec![because.as_str().to_owned()],
        },
        CaseEvent::ReferrerAnswered { answer, .. } => match answer {
            ReferrerAnswer::Released(code) => vec![words.label(List::SafeAnswer, code.as_str())],
            ReferrerAnswer::None { because } => vec![because.as_str().to_owned()],
        },
        CaseEvent::DisclosureMade { disclosure, .. } => {
            let told = file.disclosures.iter().find(|told| told.id == *disclosure);
            told.map(|told| disclosed(told, words)).unwrap_or_default()
        }
    }
}

fn disclosed(told: &Disclosed, words: &Words) -> Vec<String> {
    let what = &told.disclosure;
    vec![
        format!(
            "{}: {}",
            words.label(List::Agency, what.agency.as_str()),
            what.recipient.as_str()
        ),
        words.say(&said::told_on(what.on)),
        what.purpose.as_str().to_owned(),
        what.legal_basis.as_str().to_owned(),
        what.authorised_by.as_str().to_owned(),
        what.content.as_str().to_owned(),
    ]
}

use std::fmt;

use serde::{Deserialize, Serialize};
use waymark_domain::case::{
    CaseEvent, Closure, Corrected, Decider, Deconfliction, GatewayDecision, GatewayOutcome, Handover,
    MatchVerdict, NoteKind, ReferrerAnswer, SecondBecause, SocialCare, Stage, Told,
};
use waymark_domain::text::{Code, Text};
use waymark_domain::{Date, MemberId, Timestamp};

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
    /// See [`CaseEvent::OwnerAssigned`].
    OwnerAssigned {
        /// Where the case is then.
        stage: StageContent,
        /// What the next owner must know.
        handover: Option<String>,
        /// Who and when.
        act: Act,
    },
    /// See [`CaseEvent::DeconflictionRecorded`].
    DeconflictionRecorded {
        /// Code of what it found.
        result: String,
        /// The day it was made.
        checked_on: String,
        /// Who made it.
        checked_by: String,
        /// Id of who wrote it down.
        by: String,
    },
    /// See [`CaseEvent::CaseRestricted`].
    CaseRestricted {
        /// Who and when.
        act: Act,
        /// Why.
        because: String,
        /// The day it is looked at again.
        review_on: String,
    },
    /// See [`CaseEvent::LiftProposed`].
    LiftProposed {
        /// Who and when.
        act: Act,
        /// Why.
        because: String,
    },
    /// See [`CaseEvent::RestrictionLifted`].
    RestrictionLifted {
        /// Who and when.
        act: Act,
        /// Why.
        because: String,
    },
    /// See [`CaseEvent::ClockPaused`].
    ClockPaused {
        /// Id of who stopped it.
        by: String,
        /// The day.
        on: String,
        /// Why.
        because: String,
    },
    /// See [`CaseEvent::ClockResumed`].
    ClockResumed {
        /// Id of who started it.
        by: String,
        /// The day.
        on: String,
        /// Working days it stood still.
        stood_working_days: u16,
        /// Where the case is, with its new day.
        stage: StageContent,
    },
    /// See [`CaseEvent::GatewayDecided`].
    GatewayDecided {
        /// What, and why.
        decision: Box<DecisionContent>,
        /// Code of why a second signature is needed.
        second: Option<String>,
        /// Where the case goes at once.
        moves_to: Option<StageContent>,
    },
    /// See [`CaseEvent::DecisionSigned`].
    DecisionSigned {
        /// Who and when.
        act: Act,
        /// What they added.
        note: Option<String>,
        /// Where the case goes by it.
        moves_to: Option<StageContent>,
    },
    /// See [`CaseEvent::DecisionReturned`].
    DecisionReturned {
        /// Who and when.
        act: Act,
        /// Why.
        because: String,
    },
    /// See [`CaseEvent::HandoverAcknowledged`].
    HandoverAcknowledged {
        /// Who said so there.
        who: String,
        /// The day.
        on: String,
        /// Id of who wrote it down.
        by: String,
    },
    /// See [`CaseEvent::PersonToldRecorded`].
    PersonToldRecorded {
        /// The answer.
        told: ToldContent,
        /// Id of who wrote it down.
        by: String,
    },
    /// See [`CaseEvent::SocialCareRecorded`].
    SocialCareRecorded {
        /// The answer.
        told: SocialCareContent,
        /// Id of who wrote it down.
        by: String,
    },
    /// See [`CaseEvent::ReferrerAnswered`].
    ReferrerAnswered {
        /// The answer.
        answer: AnswerContent,
        /// Id of who wrote it down.
        by: String,
    },
    /// See [`CaseEvent::MatchDecided`].
    MatchDecided {
        /// The candidate's id.
        candidate: String,
        /// Code of what was found.
        verdict: String,
        /// Why.
        because: String,
        /// Id of who decided.
        by: String,
    },
    /// See [`CaseEvent::AdditionRead`].
    AdditionRead {
        /// The addition's id.
        addition: String,
        /// Id of who read it.
        by: String,
    },
    /// See [`CaseEvent::NoteWritten`].
    NoteWritten {
        /// Code of what it is of.
        kind: String,
        /// The text's id.
        note: String,
        /// Id of who wrote it.
        by: String,
    },
    /// See [`CaseEvent::ConnectionRecorded`].
    ConnectionRecorded {
        /// The text's id.
        connection: String,
        /// Id of who wrote it.
        by: String,
    },
    /// See [`CaseEvent::DisclosureMade`].
    DisclosureMade {
        /// The disclosure's id.
        disclosure: String,
        /// Id of who wrote it down.
        by: String,
    },
    /// See [`CaseEvent::CaseClosed`].
    CaseClosed {
        /// Microseconds since 1970.
        closed_at: i64,
        /// Code of how.
        because: String,
    },
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// The member's id.
    pub by: String,
    /// Microseconds since 1970.
    pub at: i64,
}

/// A stage with what it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case", deny_unknown_fields)]
pub enum StageContent {
    /// See [`Stage::Received`].
    Received {
        /// Microseconds since 1970.
        received_at: i64,
    },
    /// See [`Stage::GatewayAssessment`].
    GatewayAssessment {
        /// The owner's id.
        owner: String,
        /// The day it is due.
        due_on: String,
    },
    /// See [`Stage::InformationGathering`].
    InformationGathering {
        /// The owner's id.
        owner: String,
        /// The day it is due.
        due_on: String,
    },
    /// See [`Stage::PoliceLedPartnership`].
    PoliceLedPartnership {
        /// The owner's id.
        owner: String,
        /// The day of review.
        review_on: String,
    },
    /// See [`Stage::Closed`].
    Closed {
        /// Microseconds since 1970.
        closed_at: i64,
        /// Code of how.
        because: String,
    },
}

/// See [`GatewayDecision`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionContent {
    outcome: String,
    concern: String,
    facts: String,
    options: String,
    not_checked: String,
    reason: String,
    weighed_together: Option<String>,
    handover: Option<HandoverContent>,
    told: ToldContent,
    decided_at: i64,
    recorded_at: i64,
    by: String,
}

/// See [`Handover`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum HandoverContent {
    To { service: String, contact: String },
    None { because: String },
}

/// See [`Told`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToldContent {
    /// The day.
    Told {
        /// The day.
        on: String,
    },
    /// Why not, and when to ask again.
    NotTold {
        /// Why not.
        because: String,
        /// The day to ask again.
        revisit_on: String,
    },
}

/// See [`SocialCare`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SocialCareContent {
    /// When and where to find it.
    Told {
        /// The day.
        on: String,
        /// Their reference.
        reference: String,
    },
    /// Why not.
    NotTold {
        /// Why not.
        because: String,
    },
}

/// See [`ReferrerAnswer`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerContent {
    /// Code of the fixed answer.
    Released(String),
    /// Why none.
    None {
        /// Why not.
        because: String,
    },
}

macro_rules! hidden {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )*};
}
hidden!(
    DecisionContent,
    HandoverContent,
    ToldContent,
    SocialCareContent,
    AnswerContent
);

const KIND: &str = EventContent::KIND;
const BAD: BadContent = BadContent { kind: KIND };

fn instant(micros: i64) -> Result<Timestamp, BadContent> {
    Timestamp::from_micros(micros).ok_or(BAD)
}

fn words(raw: &str) -> Result<Text, BadContent> {
    Text::parse(raw).map_err(|_| BAD)
}

fn maybe_words(raw: Option<&String>) -> Result<Option<Text>, BadContent> {
    raw.map(|raw| words(raw)).transpose()
}

fn member(raw: &str) -> Result<MemberId, BadContent> {
    parsed(raw, KIND)
}

fn day(raw: &str) -> Result<Date, BadContent> {
    parsed(raw, KIND)
}

fn plain(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}

fn closure_code(because: Closure) -> &'static str {
    match because {
        Closure::HandledElsewhere => "handled_elsewhere",
        Closure::NoFurtherAction(ground) => ground.code(),
        Closure::Signposted => "signposted",
        Closure::PassedToInvestigation => "investigation",
    }
}

/// How a case closed, by its code.
pub(crate) fn closure(code: &str) -> Option<Closure> {
    match code {
        "handled_elsewhere" => Some(Closure::HandledElsewhere),
        _ => GatewayOutcome::from_code(code)?.closure(),
    }
}

impl Act {
    fn of(by: MemberId, at: Timestamp) -> Self {
        Self {
            by: by.to_string(),
            at: at.micros(),
        }
    }

    fn read(&self) -> Result<(MemberId, Timestamp), BadContent> {
        Ok((member(&self.by)?, instant(self.at)?))
    }
}

impl From<Stage> for StageContent {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Received { received_at } => Self::Received {
                received_at: received_at.micros(),
            },
            Stage::GatewayAssessment { owner, due_on } => Self::GatewayAssessment {
                owner: owner.to_string(),
                due_on: due_on.to_string(),
            },
            Stage::InformationGathering { owner, due_on } => Self::InformationGathering {
                owner: owner.to_string(),
                due_on: due_on.to_string(),
            },
            Stage::PoliceLedPartnership { owner, review_on } => Self::PoliceLedPartnership {
                owner: owner.to_string(),
                review_on: review_on.to_string(),
            },
            Stage::Closed { closed_at, because } => Self::Closed {
                closed_at: closed_at.micros(),
                because: closure_code(because).to_owned(),
            },
        }
    }
}

impl TryFrom<&StageContent> for Stage {
    type Error = BadContent;
    fn try_from(stage: &StageContent) -> Result<Self, BadContent> {
        Ok(match stage {
            StageContent::Received { received_at } => Self::Received {
                received_at: instant(*received_at)?,
            },
            StageContent::GatewayAssessment { owner, due_on } => Self::GatewayAssessment {
                owner: member(owner)?,
                due_on: day(due_on)?,
            },
            StageContent::InformationGathering { owner, due_on } => Self::InformationGathering {
                owner: member(owner)?,
                due_on: day(due_on)?,
            },
            StageContent::PoliceLedPartnership { owner, review_on } => Self::PoliceLedPartnership {
                owner: member(owner)?,
                review_on: day(review_on)?,
            },
            StageContent::Closed { closed_at, because } => Self::Closed {
                closed_at: instant(*closed_at)?,
                because: closure(because).ok_or(BAD)?,
            },
        })
    }
}

fn stages(stage: Option<&StageContent>) -> Result<Option<Stage>, BadContent> {
    stage.map(Stage::try_from).transpose()
}

impl From<&GatewayDecision> for DecisionContent {
    fn from(decision: &GatewayDecision) -> Self {
        let text = |text: &Text| text.as_str().to_owned();
        Self {
            outcome: decision.outcome.code().to_owned(),
            concern: decision.concern.to_string(),
            facts: text(&decision.facts),
            options: text(&decision.options),
            not_checked: text(&decision.not_checked),
            reason: text(&decision.reason),
            weighed_together: plain(decision.weighed_together.as_ref()),
            handover: decision.handover.as_ref().map(|handover| match handover {
                Handover::To { service, contact } => HandoverContent::To {
                    service: service.to_string(),
                    contact: text(contact),
                },
                Handover::None { because } => HandoverContent::None {
                    because: text(because),
                },
            }),
            told: (&decision.told).into(),
            decided_at: decision.decided_at.micros(),
            recorded_at: decision.recorded_at.micros(),
            by: decision.by.to_string(),
        }
    }
}

impl TryFrom<&DecisionContent> for GatewayDecision {
    type Error = BadContent;
    fn try_from(content: &DecisionContent) -> Result<Self, BadContent> {
        let handover = content.handover.as_ref().map(|handover| {
            Ok(match handover {
                HandoverContent::To { service, contact } => Handover::To {
                    service: parsed::<Code>(service, KIND)?,
                    contact: words(contact)?,
                },
                HandoverContent::None { because } => Handover::None {
                    because: words(because)?,
                },
            })
        });
        Ok(Self {
            outcome: GatewayOutcome::from_code(&content.outcome).ok_or(BAD)?,
            concern: parsed(&content.concern, KIND)?,
            facts: words(&content.facts)?,
            options: words(&content.options)?,
            not_checked: words(&content.not_checked)?,
            reason: words(&content.reason)?,
            weighed_together: maybe_words(content.weighed_together.as_ref())?,
            handover: handover.transpose()?,
            told: (&content.told).try_into()?,
            decided_at: instant(content.decided_at)?,
            recorded_at: instant(content.recorded_at)?,
            by: member(&content.by)?,
        })
    }
}

impl From<&Told> for ToldContent {
    fn from(told: &Told) -> Self {
        match told {
            Told::Told { on } => Self::Told { on: on.to_string() },
            Told::NotTold { because, revisit_on } => Self::NotTold {
                because: because.as_str().to_owned(),
                revisit_on: revisit_on.to_string(),
            },
        }
    }
}

impl TryFrom<&ToldContent> for Told {
    type Error = BadContent;
    fn try_from(told: &ToldContent) -> Result<Self, BadContent> {
        Ok(match told {
            ToldContent::Told { on } => Self::Told { on: day(on)? },
            ToldContent::NotTold { because, revisit_on } => Self::NotTold {
                because: words(because)?,
                revisit_on: day(revisit_on)?,
            },
        })
    }
}

impl From<&SocialCare> for SocialCareContent {
    fn from(told: &SocialCare) -> Self {
        match told {
            SocialCare::Told { on, reference } => Self::Told {
                on: on.to_string(),
                reference: reference.as_str().to_owned(),
            },
            SocialCare::NotTold { because } => Self::NotTold {
                because: because.as_str().to_owned(),
            },
        }
    }
}

impl TryFrom<&SocialCareContent> for SocialCare {
    type Error = BadContent;
    fn try_from(told: &SocialCareContent) -> Result<Self, BadContent> {
        Ok(match told {
            SocialCareContent::Told { on, reference } => Self::Told {
                on: day(on)?,
                reference: words(reference)?,
            },
            SocialCareContent::NotTold { because } => Self::NotTold {
                because: words(because)?,
            },
        })
    }
}

impl From<&ReferrerAnswer> for AnswerContent {
    fn from(answer: &ReferrerAnswer) -> Self {
        match answer {
            ReferrerAnswer::Released(code) => Self::Released(code.to_string()),
            ReferrerAnswer::None { because } => Self::None {
                because: because.as_str().to_owned(),
            },
        }
    }
}

impl TryFrom<&AnswerContent> for ReferrerAnswer {
    type Error = BadContent;
    fn try_from(answer: &AnswerContent) -> Result<Self, BadContent> {
        Ok(match answer {
            AnswerContent::Released(code) => Self::Released(parsed(code, KIND)?),
            AnswerContent::None { because } => Self::None {
                because: words(because)?,
            },
        })
    }
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
            CaseEvent::OwnerAssigned {
                stage,
                handover,
                by,
                at,
            } => Self::OwnerAssigned {
                stage: (*stage).into(),
                handover: plain(handover.as_ref()),
                act: Act::of(*by, *at),
            },
            CaseEvent::DeconflictionRecorded {
                result,
                checked_on,
                checked_by,
                by,
            } => Self::DeconflictionRecorded {
                result: result.code().to_owned(),
                checked_on: checked_on.to_string(),
                checked_by: checked_by.as_str().to_owned(),
                by: by.to_string(),
            },
            CaseEvent::CaseRestricted {
                by,
                at,
                because,
                review_on,
            } => Self::CaseRestricted {
                act: Act::of(*by, *at),
                because: because.as_str().to_owned(),
                review_on: review_on.to_string(),
            },
            CaseEvent::LiftProposed { by, at, because } => Self::LiftProposed {
                act: Act::of(*by, *at),
                because: because.as_str().to_owned(),
            },
            CaseEvent::RestrictionLifted { by, at, because } => Self::RestrictionLifted {
                act: Act::of(*by, *at),
                because: because.as_str().to_owned(),
            },
            CaseEvent::ClockPaused { by, on, because } => Self::ClockPaused {
                by: by.to_string(),
                on: on.to_string(),
                because: because.as_str().to_owned(),
            },
            CaseEvent::ClockResumed {
                by,
                on,
                stood_working_days,
                stage,
            } => Self::ClockResumed {
                by: by.to_string(),
                on: on.to_string(),
                stood_working_days: *stood_working_days,
                stage: (*stage).into(),
            },
            CaseEvent::GatewayDecided {
                decision,
                second,
                moves_to,
            } => Self::GatewayDecided {
                decision: Box::new((&**decision).into()),
                second: second.map(|second| second.code().to_owned()),
                moves_to: moves_to.map(StageContent::from),
            },
            CaseEvent::DecisionSigned {
                by,
                at,
                note,
                moves_to,
            } => Self::DecisionSigned {
                act: Act::of(*by, *at),
                note: plain(note.as_ref()),
                moves_to: moves_to.map(StageContent::from),
            },
            CaseEvent::DecisionReturned { by, at, because } => Self::DecisionReturned {
                act: Act::of(*by, *at),
                because: because.as_str().to_owned(),
            },
            CaseEvent::HandoverAcknowledged { who, on, by } => Self::HandoverAcknowledged {
                who: who.as_str().to_owned(),
                on: on.to_string(),
                by: by.to_string(),
            },
            CaseEvent::PersonToldRecorded { told, by } => Self::PersonToldRecorded {
                told: told.into(),
                by: by.to_string(),
            },
            CaseEvent::SocialCareRecorded { told, by } => Self::SocialCareRecorded {
                told: told.into(),
                by: by.to_string(),
            },
            CaseEvent::ReferrerAnswered { answer, by } => Self::ReferrerAnswered {
                answer: answer.into(),
                by: by.to_string(),
            },
            CaseEvent::MatchDecided {
                candidate,
                verdict,
                because,
                by,
            } => Self::MatchDecided {
                candidate: candidate.to_string(),
                verdict: verdict.code().to_owned(),
                because: because.as_str().to_owned(),
                by: by.to_string(),
            },
            CaseEvent::AdditionRead { addition, by } => Self::AdditionRead {
                addition: addition.to_string(),
                by: by.to_string(),
            },
            CaseEvent::NoteWritten { kind, note, by } => Self::NoteWritten {
                kind: kind.code().to_owned(),
                note: note.to_string(),
                by: by.to_string(),
            },
            CaseEvent::ConnectionRecorded { connection, by } => Self::ConnectionRecorded {
                connection: connection.to_string(),
                by: by.to_string(),
            },
            CaseEvent::DisclosureMade { disclosure, by } => Self::DisclosureMade {
                disclosure: disclosure.to_string(),
                by: by.to_string(),
            },
            CaseEvent::CaseClosed { closed_at, because } => Self::CaseClosed {
                closed_at: closed_at.micros(),
                because: closure_code(*because).to_owned(),
            },
        }
    }
}

impl TryFrom<&EventContent> for CaseEvent {
    type Error = BadContent;
    fn try_from(content: &EventContent) -> Result<Self, BadContent> {
        Ok(match content {
            EventContent::ReferralReceived { received_at } => Self::ReferralReceived {
                received_at: instant(*received_at)?,
            },
            EventContent::DeskAlerted { at } => Self::DeskAlerted { at: instant(*at)? },
            EventContent::InformationAdded { addition } => Self::InformationAdded {
                addition: parsed(addition, KIND)?,
            },
            EventContent::EmergencyEscalated {
                decided_at,
                recorded_at,
                by,
                reason,
            } => Self::EmergencyEscalated {
                decided_at: instant(*decided_at)?,
                recorded_at: instant(*recorded_at)?,
                by: Decider { name: words(by)? },
                reason: words(reason)?,
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
                supersedes: parsed(supersedes, KIND)?,
                reason: words(reason)?,
            },
            EventContent::JourneyImported { imported_at, journey } => Self::JourneyImported {
                imported_at: instant(*imported_at)?,
                journey: Box::new((&**journey).try_into()?),
            },
            EventContent::OwnerAssigned { stage, handover, act } => {
                let (by, at) = act.read()?;
                Self::OwnerAssigned {
                    stage: stage.try_into()?,
                    handover: maybe_words(handover.as_ref())?,
                    by,
                    at,
                }
            }
            EventContent::DeconflictionRecorded {
                result,
                checked_on,
                checked_by,
                by,
            } => Self::DeconflictionRecorded {
                result: Deconfliction::from_code(result).ok_or(BAD)?,
                checked_on: day(checked_on)?,
                checked_by: words(checked_by)?,
                by: member(by)?,
            },
            EventContent::CaseRestricted {
                act,
                because,
                review_on,
            } => {
                let (by, at) = act.read()?;
                Self::CaseRestricted {
                    by,
                    at,
                    because: words(because)?,
                    review_on: day(review_on)?,
                }
            }
            EventContent::LiftProposed { act, because } => {
                let ((by, at), because) = (act.read()?, words(because)?);
                Self::LiftProposed { by, at, because }
            }
            EventContent::RestrictionLifted { act, because } => {
                let ((by, at), because) = (act.read()?, words(because)?);
                Self::RestrictionLifted { by, at, because }
            }
            EventContent::ClockPaused { by, on, because } => Self::ClockPaused {
                by: member(by)?,
                on: day(on)?,
                because: words(because)?,
            },
            EventContent::ClockResumed {
                by,
                on,
                stood_working_days,
                stage,
            } => Self::ClockResumed {
                by: member(by)?,
                on: day(on)?,
                stood_working_days: *stood_working_days,
                stage: stage.try_into()?,
            },
            EventContent::GatewayDecided {
                decision,
                second,
                moves_to,
            } => Self::GatewayDecided {
                decision: Box::new((&**decision).try_into()?),
                second: match second {
                    Some(code) => Some(SecondBecause::from_code(code).ok_or(BAD)?),
                    None => None,
                },
                moves_to: stages(moves_to.as_ref())?,
            },
            EventContent::DecisionSigned { act, note, moves_to } => {
                let (by, at) = act.read()?;
                Self::DecisionSigned {
                    by,
                    at,
                    note: maybe_words(note.as_ref())?,
                    moves_to: stages(moves_to.as_ref())?,
                }
            }
            EventContent::DecisionReturned { act, because } => {
                let ((by, at), because) = (act.read()?, words(because)?);
                Self::DecisionReturned { by, at, because }
            }
            EventContent::HandoverAcknowledged { who, on, by } => Self::HandoverAcknowledged {
                who: words(who)?,
                on: day(on)?,
                by: member(by)?,
            },
            EventContent::PersonToldRecorded { told, by } => Self::PersonToldRecorded {
                told: told.try_into()?,
                by: member(by)?,
            },
            EventContent::SocialCareRecorded { told, by } => Self::SocialCareRecorded {
                told: told.try_into()?,
                by: member(by)?,
            },
            EventContent::ReferrerAnswered { answer, by } => Self::ReferrerAnswered {
                answer: answer.try_into()?,
                by: member(by)?,
            },
            EventContent::MatchDecided {
                candidate,
                verdict,
                because,
                by,
            } => Self::MatchDecided {
                candidate: parsed(candidate, KIND)?,
                verdict: MatchVerdict::from_code(verdict).ok_or(BAD)?,
                because: words(because)?,
                by: member(by)?,
            },
            EventContent::AdditionRead { addition, by } => Self::AdditionRead {
                addition: parsed(addition, KIND)?,
                by: member(by)?,
            },
            EventContent::NoteWritten { kind, note, by } => Self::NoteWritten {
                kind: NoteKind::from_code(kind).ok_or(BAD)?,
                note: parsed(note, KIND)?,
                by: member(by)?,
            },
            EventContent::ConnectionRecorded { connection, by } => Self::ConnectionRecorded {
                connection: parsed(connection, KIND)?,
                by: member(by)?,
            },
            EventContent::DisclosureMade { disclosure, by } => Self::DisclosureMade {
                disclosure: parsed(disclosure, KIND)?,
                by: member(by)?,
            },
            EventContent::CaseClosed { closed_at, because } => Self::CaseClosed {
                closed_at: instant(*closed_at)?,
                because: closure(because).ok_or(BAD)?,
            },
        })
    }
}

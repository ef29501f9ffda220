//! The gateway: is there a radicalisation concern, and what follows. A *no* ends the case only when nothing is
//! left hanging; going on is never held up by that.

use super::{Case, CaseEvent, Closure, Refusal, Stage, StageName, apply};
use crate::calendar::Calendar;
use crate::duty::coded;
use crate::rules::{InvalidRules, List, RuleSet};
use crate::text::{Code, Text};
use crate::{ContentId, Date, MemberId, Timestamp};

/// What the check against investigations found. What it rests on stays where it was found: a record of
/// safeguarding holds no intelligence (Counter-Terrorism and Security Act 2015 s.38).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deconfliction {
    /// Nothing stands against going on.
    Clear,
    /// An investigation has to agree first.
    HoldForInvestigation,
    /// An investigation takes over.
    TakenByInvestigation,
}
coded!(Deconfliction {
    Clear = "clear",
    HoldForInvestigation = "hold_for_investigation",
    TakenByInvestigation = "taken_by_investigation",
});

/// Why a referral needs no further action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// There is no concern that is Prevent's.
    NoConcern,
    /// What was reported did not happen.
    Unfounded,
    /// It was made to do harm, or by mistake.
    MaliciousOrMistaken,
    /// What was reported is lawful: belief, opinion, protest.
    LawfulActivity,
}
coded!(Ground {
    NoConcern = "no_further_action",
    Unfounded = "unfounded",
    MaliciousOrMistaken = "malicious_or_mistaken",
    LawfulActivity = "lawful_activity",
});

/// The gateway's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GatewayOutcome {
    /// There may be a concern: information is gathered.
    Proceed,
    /// Nothing further.
    NoFurtherAction(Ground),
    /// Another service can help.
    Signposted,
    /// Police manage it, with review and a second signature.
    PoliceLedPartnership,
    /// An investigation takes it.
    PassedToInvestigation,
}

impl GatewayOutcome {
    /// Every outcome, in order.
    pub const ALL: [Self; 8] = [
        Self::Proceed,
        Self::NoFurtherAction(Ground::NoConcern),
        Self::NoFurtherAction(Ground::Unfounded),
        Self::NoFurtherAction(Ground::MaliciousOrMistaken),
        Self::NoFurtherAction(Ground::LawfulActivity),
        Self::Signposted,
        Self::PoliceLedPartnership,
        Self::PassedToInvestigation,
    ];

    /// Its code: the one of [`List::InitialOutcome`].
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proceed => "suitable_for_channel",
            Self::NoFurtherAction(ground) => ground.code(),
            Self::Signposted => "signposted",
            Self::PoliceLedPartnership => "police_led",
            Self::PassedToInvestigation => "investigation",
        }
    }

    /// From its code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// How the case closes by it; none when it goes on.
    pub const fn closure(self) -> Option<Closure> {
        match self {
            Self::Proceed | Self::PoliceLedPartnership => None,
            Self::NoFurtherAction(ground) => Some(Closure::NoFurtherAction(ground)),
            Self::Signposted => Some(Closure::Signposted),
            Self::PassedToInvestigation => Some(Closure::PassedToInvestigation),
        }
    }
}

/// Who takes over what the gateway does not keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handover {
    /// A service was asked, and has to say that it has it.
    To {
        /// Which kind of service, a code of [`List::SignpostedTo`].
        service: Code,
        /// Whom: the service's name and how to reach it.
        contact: Text,
    },
    /// Nobody needs to take anything over.
    None {
        /// Why not.
        because: Text,
    },
}

/// Where the handover stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HandoverState {
    /// Nobody needs to take anything over.
    NotNeeded,
    /// Asked, not yet acknowledged.
    Waiting,
    /// The receiving service said that it has it.
    Acknowledged,
}
coded!(HandoverState { NotNeeded = "not_needed", Waiting = "waiting", Acknowledged = "acknowledged" });

impl Handover {
    const fn state(&self) -> HandoverState {
        match self {
            Self::To { .. } => HandoverState::Waiting,
            Self::None { .. } => HandoverState::NotNeeded,
        }
    }
}

/// Whether the person was told of the referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// They were.
    Told {
        /// The day.
        on: Date,
    },
    /// They were not, and it is looked at again.
    NotTold {
        /// Why not.
        because: Text,
        /// The day on which somebody asks again.
        revisit_on: Date,
    },
}

/// Whether children's social care was told of an under-18.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SocialCare {
    /// They were.
    Told {
        /// The day.
        on: Date,
        /// Their reference, or whom.
        reference: Text,
    },
    /// They were not.
    NotTold {
        /// Why not.
        because: Text,
    },
}

/// An answer that is yes or no, once it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answered {
    /// Yes.
    Yes,
    /// No, with the reason in the event.
    No,
}
coded!(Answered { Yes = "yes", No = "no" });

/// What became of the referrer's wish to hear something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferrerAnswer {
    /// A fixed answer was released, a code of [`List::SafeAnswer`].
    Released(Code),
    /// None will be.
    None {
        /// Why not.
        because: Text,
    },
}

/// Why a decision needs a second signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SecondBecause {
    /// The person was referred before.
    Repeat,
    /// The person is under 18, or may be.
    Under18,
    /// Police-led partnership always has two.
    PoliceLed,
    /// One of the sample that is looked at twice.
    Sample,
}
coded!(SecondBecause { Repeat = "repeat", Under18 = "under_18", PoliceLed = "police_led", Sample = "sample" });

/// Where the second signature stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// None is needed.
    NotNeeded,
    /// One is waited for.
    Due,
    /// Given.
    Given {
        /// By whom.
        by: MemberId,
    },
}

/// A gateway decision in force: what the case remembers of it. The reasons are in the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenDecision {
    /// What was decided.
    pub outcome: GatewayOutcome,
    /// By whom.
    pub by: MemberId,
    /// The second signature.
    pub signature: Signature,
    /// The handover.
    pub handover: HandoverState,
}

/// A gateway decision, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatewayDecision {
    /// What was decided.
    pub outcome: GatewayOutcome,
    /// What the referral was about, a code of [`List::Concern`]: not a finding about the person.
    pub concern: Code,
    /// The facts relied on.
    pub facts: Text,
    /// The options that were considered.
    pub options: Text,
    /// What was not checked, and why or by whom it will be.
    pub not_checked: Text,
    /// The reason.
    pub reason: Text,
    /// For somebody referred before: how all referrals were weighed together.
    pub weighed_together: Option<Text>,
    /// Who takes over; asked for every outcome that does not go on here.
    pub handover: Option<Handover>,
    /// Whether the person was told.
    pub told: Told,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// Who decided.
    pub by: MemberId,
}

/// What a decision rests on besides the case itself.
#[derive(Debug, Clone, Copy)]
pub struct GatewayFacts<'a> {
    /// The rule set in force.
    pub rules: &'a RuleSet,
    /// The working days of England and Wales.
    pub calendar: &'a Calendar,
    /// Records that may be the same person and are not decided yet, or were not looked for yet.
    pub undecided_matches: u32,
    /// Other cases of the same person.
    pub earlier_cases: u32,
    /// Whether the person is under 18 or may be.
    pub under_18: bool,
    /// Whether the referrer wishes to hear something.
    pub feedback_wished: bool,
}

/// Something that keeps a decided case open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LooseEnd {
    /// Records that may be the same person.
    UndecidedMatch,
    /// The second signature.
    SecondSignature,
    /// The receiving service has not said that it has it.
    Handover,
    /// Whether children's social care was told.
    SocialCare,
    /// The referrer who wished to hear something.
    Referrer,
}
coded!(LooseEnd {
    UndecidedMatch = "undecided_match",
    SecondSignature = "second_signature",
    Handover = "handover",
    SocialCare = "social_care",
    Referrer = "referrer",
});

/// What still keeps the case open, in the order to settle it in.
///
/// Rule: docs/rules.md R-023
pub fn loose_ends(case: &Case, facts: &GatewayFacts<'_>) -> Vec<LooseEnd> {
    let decision = case.decision;
    let waits = [
        (LooseEnd::UndecidedMatch, facts.undecided_matches > 0),
        (
            LooseEnd::SecondSignature,
            decision.is_some_and(|decision| decision.signature == Signature::Due),
        ),
        (
            LooseEnd::Handover,
            decision.is_some_and(|decision| decision.handover == HandoverState::Waiting),
        ),
        (LooseEnd::SocialCare, facts.under_18 && case.social_care.is_none()),
        (
            LooseEnd::Referrer,
            facts.feedback_wished && case.referrer_answered.is_none(),
        ),
    ];
    waits
        .into_iter()
        .filter_map(|(end, open)| open.then_some(end))
        .collect()
}

/// Why this decision needs a second signature; none when it does not. Which decisions do is a matter of rows
/// of the rule set, but police-led partnership always has two.
///
/// Rule: docs/rules.md R-022
///
/// # Errors
/// [`InvalidRules`] when a row is missing.
pub fn second_signature(
    case: &Case,
    outcome: GatewayOutcome,
    facts: &GatewayFacts<'_>,
) -> Result<Option<SecondBecause>, InvalidRules> {
    match outcome {
        GatewayOutcome::Proceed => return Ok(None),
        GatewayOutcome::PoliceLedPartnership => return Ok(Some(SecondBecause::PoliceLed)),
        GatewayOutcome::NoFurtherAction(_)
        | GatewayOutcome::Signposted
        | GatewayOutcome::PassedToInvestigation => {}
    }
    let wanted = |code: &str| Ok(facts.rules.number(code)? > 0);
    if facts.earlier_cases > 0 && wanted("second_signature.repeat")? {
        return Ok(Some(SecondBecause::Repeat));
    }
    if facts.under_18 && wanted("second_signature.under_18")? {
        return Ok(Some(SecondBecause::Under18));
    }
    let percent = u128::from(facts.rules.number("second_signature.sample_pct")?);
    // The last bits of an id are random, so nobody can choose which cases are looked at twice.
    Ok((case.id.0.as_u128() % 100 < percent).then_some(SecondBecause::Sample))
}

/// Records the gateway's decision. A *no* is refused while records that may be the same person are undecided,
/// and without the check against investigations; going on needs that check too. What does not go on here says
/// who takes over.
///
/// # Errors
/// [`Refusal`] naming what stands in the way.
///
/// Rule: docs/rules.md
pub fn record_gateway_decision(
    case: &Case,
    decision: &GatewayDecision,
    facts: &GatewayFacts<'_>,
) -> Result<Vec<CaseEvent>, Refusal> {
    let owner = match case.stage {
        Stage::GatewayAssessment { owner, .. } => owner,
        Stage::Received { .. } => return Err(Refusal::NobodyOwnsIt),
        Stage::InformationGathering { .. } | Stage::PoliceLedPartnership { .. } => {
            return Err(Refusal::PastTheGateway);
        }
        Stage::Closed { because, .. } => return Err(because.refusal()),
    };
    if case.decision.is_some() {
        return Err(Refusal::AlreadyDecided);
    }
    super::check_times(case, decision.decided_at, decision.recorded_at)?;
    let today = decision.recorded_at.london_date();
    check_codes(decision, facts.rules, today)?;
    if case.paused_on.is_some() {
        return Err(Refusal::Paused);
    }
    if case.deconfliction.is_none() {
        return Err(Refusal::NotDeconflicted);
    }
    let closes = decision.outcome.closure().is_some();
    if closes && facts.undecided_matches > 0 {
        return Err(Refusal::UndecidedMatches);
    }
    if facts.earlier_cases > 0 && decision.weighed_together.is_none() {
        return Err(Refusal::NotWeighedTogether);
    }
    if closes && decision.handover.is_none() {
        return Err(Refusal::NoHandover);
    }
    if let Told::NotTold { revisit_on, .. } = decision.told
        && revisit_on <= today
    {
        return Err(Refusal::RevisitInThePast);
    }
    let second = second_signature(case, decision.outcome, facts).map_err(|_| Refusal::RuleSet)?;
    let limit = |code: &str| {
        let days = facts.rules.number(code).map_err(|_| Refusal::RuleSet)?;
        Ok(facts.calendar.plus_working_days(today, days))
    };
    let moves_to = match decision.outcome {
        GatewayOutcome::Proceed => Some(Stage::InformationGathering {
            owner,
            due_on: limit("limit.information_gathering")?,
        }),
        GatewayOutcome::PoliceLedPartnership
        | GatewayOutcome::NoFurtherAction(_)
        | GatewayOutcome::Signposted
        | GatewayOutcome::PassedToInvestigation => None,
    };
    let decided = CaseEvent::GatewayDecided {
        decision: Box::new(decision.clone()),
        second,
        moves_to,
    };
    settled(case, vec![decided], facts, decision.recorded_at)
}

/// A second person signs the decision or sends it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignSecond {
    /// Who.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// Signed, or sent back.
    pub verdict: SecondVerdict,
}

/// What the second person says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecondVerdict {
    /// Agreed.
    Signed {
        /// What they wish to add.
        note: Option<Text>,
    },
    /// Not agreed: it is decided again.
    Returned {
        /// Why.
        because: Text,
    },
}

/// Signs the gateway's decision second, or returns it.
///
/// # Errors
/// [`Refusal::NothingToSign`] when none waits; [`Refusal::OwnDecision`] for the one who made it.
///
/// Rule: docs/rules.md R-022
pub fn sign_second(
    case: &Case,
    command: &SignSecond,
    facts: &GatewayFacts<'_>,
) -> Result<Vec<CaseEvent>, Refusal> {
    let decision = case.decision.ok_or(Refusal::NothingToSign)?;
    if decision.signature != Signature::Due {
        return Err(Refusal::NothingToSign);
    }
    if decision.by == command.by {
        return Err(Refusal::OwnDecision);
    }
    match &command.verdict {
        SecondVerdict::Returned { because } => Ok(vec![CaseEvent::DecisionReturned {
            by: command.by,
            at: command.at,
            because: because.clone(),
        }]),
        SecondVerdict::Signed { note } => {
            let today = command.at.london_date();
            let moves_to = match (decision.outcome, case.stage) {
                (GatewayOutcome::PoliceLedPartnership, Stage::GatewayAssessment { owner, .. }) => {
                    let months = facts.rules.number("review.police_led_months");
                    Some(Stage::PoliceLedPartnership {
                        owner,
                        review_on: today.plus_months(i32::from(months.map_err(|_| Refusal::RuleSet)?)),
                    })
                }
                (
                    GatewayOutcome::PoliceLedPartnership
                    | GatewayOutcome::Proceed
                    | GatewayOutcome::NoFurtherAction(_)
                    | GatewayOutcome::Signposted
                    | GatewayOutcome::PassedToInvestigation,
                    Stage::GatewayAssessment { .. }
                    | Stage::Received { .. }
                    | Stage::InformationGathering { .. }
                    | Stage::PoliceLedPartnership { .. }
                    | Stage::Closed { .. },
                ) => None,
            };
            let signed = CaseEvent::DecisionSigned {
                by: command.by,
                at: command.at,
                note: note.clone(),
                moves_to,
            };
            settled(case, vec![signed], facts, command.at)
        }
    }
}

/// The receiving service said that it has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcknowledgeHandover {
    /// Who said so there.
    pub who: Text,
    /// The day.
    pub on: Date,
    /// Who wrote it down.
    pub by: MemberId,
    /// When it was written down.
    pub at: Timestamp,
}

/// Records that the receiving service has what was handed over.
///
/// # Errors
/// [`Refusal::NoHandoverWaits`] when none waits; [`Refusal::DecidedInTheFuture`] for a day to come.
///
/// Rule: docs/rules.md R-023
pub fn acknowledge_handover(
    case: &Case,
    command: &AcknowledgeHandover,
    facts: &GatewayFacts<'_>,
) -> Result<Vec<CaseEvent>, Refusal> {
    match case.decision {
        Some(OpenDecision {
            handover: HandoverState::Waiting,
            ..
        }) => {}
        Some(_) | None => return Err(Refusal::NoHandoverWaits),
    }
    if command.on > command.at.london_date() {
        return Err(Refusal::DecidedInTheFuture);
    }
    let acknowledged = CaseEvent::HandoverAcknowledged {
        who: command.who.clone(),
        on: command.on,
        by: command.by,
    };
    settled(case, vec![acknowledged], facts, command.at)
}

/// Records whether the person was told, at any later time: the newest answer counts.
///
/// # Errors
/// [`Refusal::HandledElsewhere`]; [`Refusal::RevisitInThePast`]; [`Refusal::DecidedInTheFuture`].
///
/// Rule: docs/rules.md R-024
pub fn record_told(case: &Case, told: &Told, by: MemberId, at: Timestamp) -> Result<Vec<CaseEvent>, Refusal> {
    handled_here(case)?;
    let today = at.london_date();
    match told {
        Told::Told { on } if *on > today => return Err(Refusal::DecidedInTheFuture),
        Told::NotTold { revisit_on, .. } if *revisit_on <= today => return Err(Refusal::RevisitInThePast),
        Told::Told { .. } | Told::NotTold { .. } => {}
    }
    Ok(vec![CaseEvent::PersonToldRecorded {
        told: told.clone(),
        by,
    }])
}

/// Records whether children's social care was told of an under-18.
///
/// # Errors
/// [`Refusal::HandledElsewhere`]; [`Refusal::DecidedInTheFuture`].
///
/// Rule: docs/rules.md R-025
pub fn record_social_care(
    case: &Case,
    told: &SocialCare,
    by: MemberId,
    at: Timestamp,
    facts: &GatewayFacts<'_>,
) -> Result<Vec<CaseEvent>, Refusal> {
    handled_here(case)?;
    match told {
        SocialCare::Told { on, .. } if *on > at.london_date() => return Err(Refusal::DecidedInTheFuture),
        SocialCare::Told { .. } | SocialCare::NotTold { .. } => {}
    }
    let recorded = CaseEvent::SocialCareRecorded {
        told: told.clone(),
        by,
    };
    settled(case, vec![recorded], facts, at)
}

/// Records what became of the referrer's wish to hear something.
///
/// # Errors
/// [`Refusal::HandledElsewhere`]; [`Refusal::UnknownCode`] for an answer that is not in the list.
///
/// Rule: docs/rules.md
pub fn answer_referrer(
    case: &Case,
    answer: &ReferrerAnswer,
    by: MemberId,
    at: Timestamp,
    facts: &GatewayFacts<'_>,
) -> Result<Vec<CaseEvent>, Refusal> {
    handled_here(case)?;
    if let ReferrerAnswer::Released(code) = answer {
        known(facts.rules, List::SafeAnswer, code, at.london_date())?;
    }
    let answered = CaseEvent::ReferrerAnswered {
        answer: answer.clone(),
        by,
    };
    settled(case, vec![answered], facts, at)
}

/// What the look at two records found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchVerdict {
    /// One person.
    Same,
    /// Two people.
    Different,
}
coded!(MatchVerdict { Same = "same", Different = "different" });

/// Two records are one person, or are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecideMatch {
    /// The candidate decided.
    pub candidate: crate::CandidateId,
    /// What was found.
    pub verdict: MatchVerdict,
    /// Why.
    pub because: Text,
    /// By whom.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
}

/// Records what was found of a candidate. `facts` tell how things stand once it is decided. Never blocked.
///
/// # Errors
/// [`Refusal::HandledElsewhere`] for an imported journey.
///
/// Rule: docs/rules.md R-026
pub fn decide_match(
    case: &Case,
    command: &DecideMatch,
    facts: &GatewayFacts<'_>,
) -> Result<Vec<CaseEvent>, Refusal> {
    handled_here(case)?;
    let decided = CaseEvent::MatchDecided {
        candidate: command.candidate,
        verdict: command.verdict,
        because: command.because.clone(),
        by: command.by,
    };
    settled(case, vec![decided], facts, command.at)
}

/// Records the check against investigations; it is repeated whenever there is reason to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordDeconfliction {
    /// What it found.
    pub result: Deconfliction,
    /// The day it was made.
    pub checked_on: Date,
    /// Who made it: name and unit.
    pub checked_by: Text,
    /// Who wrote it down.
    pub by: MemberId,
    /// When it was written down.
    pub at: Timestamp,
}

/// Records the check. Words that mark intelligence are refused: such material may not be here.
///
/// # Errors
/// [`Refusal::HandledElsewhere`], [`Refusal::PastTheGateway`] never: the check is made at every open stage;
/// [`Refusal::Closed`]; [`Refusal::Intelligence`]; [`Refusal::DecidedInTheFuture`],
/// [`Refusal::DecidedBeforeReceived`] for an impossible day.
///
/// Rule: docs/rules.md R-020
pub fn record_deconfliction(
    case: &Case,
    command: &RecordDeconfliction,
    rules: &RuleSet,
) -> Result<Vec<CaseEvent>, Refusal> {
    match case.stage {
        Stage::Received { .. }
        | Stage::GatewayAssessment { .. }
        | Stage::InformationGathering { .. }
        | Stage::PoliceLedPartnership { .. } => {}
        Stage::Closed { because, .. } => return Err(because.refusal()),
    }
    let today = command.at.london_date();
    if command.checked_on > today {
        return Err(Refusal::DecidedInTheFuture);
    }
    if command.checked_on < case.received_at.london_date() {
        return Err(Refusal::DecidedBeforeReceived);
    }
    if marks_intelligence(rules, command.checked_by.as_str(), today) {
        return Err(Refusal::Intelligence);
    }
    Ok(vec![CaseEvent::DeconflictionRecorded {
        result: command.result,
        checked_on: command.checked_on,
        checked_by: command.checked_by.clone(),
        by: command.by,
    }])
}

/// Whether a text carries one of the marks by which intelligence is known: it then belongs elsewhere.
///
/// Rule: docs/rules.md R-020
pub fn marks_intelligence(rules: &RuleSet, text: &str, on: Date) -> bool {
    let folded: String = text
        .to_uppercase()
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    let words: Vec<&str> = folded.split_whitespace().collect();
    rules.entries(List::IntelligenceMark, on).any(|entry| {
        let mark = entry.label.to_uppercase();
        let mark: Vec<&str> = mark.split_whitespace().collect();
        !mark.is_empty() && words.windows(mark.len()).any(|run| run == mark.as_slice())
    })
}

/// The events, and the closing that follows by itself when nothing is left hanging.
fn settled(
    case: &Case,
    mut events: Vec<CaseEvent>,
    facts: &GatewayFacts<'_>,
    at: Timestamp,
) -> Result<Vec<CaseEvent>, Refusal> {
    let made = (case.id, case.person, case.referral);
    let after = events
        .iter()
        .try_fold(*case, |case, event| apply(Some(case), made, event))
        .ok_or(Refusal::RuleSet)?;
    let closure = after.decision.and_then(|decision| decision.outcome.closure());
    let open = match after.stage.name() {
        StageName::GatewayAssessment => true,
        StageName::Received
        | StageName::InformationGathering
        | StageName::AwaitingPanel
        | StageName::ConsentPending
        | StageName::Supported
        | StageName::PoliceLedPartnership
        | StageName::PostExit
        | StageName::Closed
        | StageName::Disposed => false,
    };
    if let Some(because) = closure
        && open
        && loose_ends(&after, facts).is_empty()
    {
        events.push(CaseEvent::CaseClosed {
            closed_at: at,
            because,
        });
    }
    Ok(events)
}

fn check_codes(decision: &GatewayDecision, rules: &RuleSet, on: Date) -> Result<(), Refusal> {
    known(rules, List::Concern, &decision.concern, on)?;
    match &decision.handover {
        Some(Handover::To { service, .. }) => known(rules, List::SignpostedTo, service, on),
        Some(Handover::None { .. }) | None => Ok(()),
    }
}

fn known(rules: &RuleSet, list: List, code: &Code, on: Date) -> Result<(), Refusal> {
    let found = rules.entry(list, code.as_str(), on);
    found.map(|_| ()).ok_or(Refusal::UnknownCode)
}

fn handled_here(case: &Case) -> Result<(), Refusal> {
    match case.stage {
        Stage::Received { .. }
        | Stage::GatewayAssessment { .. }
        | Stage::InformationGathering { .. }
        | Stage::PoliceLedPartnership { .. } => Ok(()),
        Stage::Closed { because, .. } => match because {
            Closure::HandledElsewhere => Err(Refusal::HandledElsewhere),
            Closure::NoFurtherAction(_) | Closure::Signposted | Closure::PassedToInvestigation => Ok(()),
        },
    }
}

/// Where the version of a note or a connection is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub content: ContentId,
    /// Who wrote it.
    pub by: MemberId,
}

impl GatewayDecision {
    /// The handover's state that follows from the decision.
    pub(super) fn handover_state(&self) -> HandoverState {
        self.handover
            .as_ref()
            .map_or(HandoverState::NotNeeded, Handover::state)
    }
}

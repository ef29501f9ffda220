//! Receiving a referral: what it becomes.

use super::{Answer, Question, Referral, Subject};
use crate::calendar::Calendar;
use crate::case::CaseEvent;
use crate::duty::{RecordDuty, Regime, Standing};
use crate::person::{UnknownCode, check_code};
use crate::rules::{InvalidRules, List, RuleSet};
use crate::text::Code;
use crate::{Date, Timestamp};

/// What receiving rests on besides the referral itself.
#[derive(Debug, Clone, Copy)]
pub struct Receipt<'a> {
    /// The instant it was received.
    pub at: Timestamp,
    /// The rule set in force.
    pub rules: &'a RuleSet,
    /// The working days of England and Wales.
    pub calendar: &'a Calendar,
}

/// What a received referral is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Duty of the referral itself: the strictest of its people's.
    pub duty: RecordDuty,
    /// Whether the duty desk is alerted at once.
    pub urgent: bool,
    /// One for each person, in the order given.
    pub subjects: Vec<ReceivedSubject>,
}

/// What one person of a received referral is: a person's record and a case of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedSubject {
    /// Duty of the person's record and of the case.
    pub duty: RecordDuty,
    /// Age in years at referral, where it is certain enough.
    pub age_at_referral: Option<u8>,
    /// The day the first assessment is due.
    pub due_on: Date,
    /// What happened to the case: its history so far.
    pub events: Vec<CaseEvent>,
}

/// Why a referral could not be received as it is. A person's worry is never refused for what they do not
/// know: these are slips to mend, and what was typed stays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody is named or described.
    #[error("the referral is about nobody")]
    NoSubject,
    /// More people than one referral takes.
    #[error("the referral names {given} people and one referral takes {limit}")]
    TooManySubjects {
        /// People given.
        given: usize,
        /// People one referral takes.
        limit: u16,
    },
    /// One of the people has nothing that tells who is meant.
    #[error("person {position} has nothing that tells who is meant")]
    NothingKnownOfSubject {
        /// Counted from one.
        position: usize,
    },
    /// The question what worries the referrer has no answer at all.
    #[error("nothing says what the worry is")]
    NoWorry,
    /// A code stands in none of the rule set's lists.
    #[error(transparent)]
    Code(#[from] UnknownCode),
    /// The area is not one of ours.
    #[error("the area is not known")]
    UnknownArea,
    /// The rule set lacks what receiving needs: an operator's matter.
    #[error(transparent)]
    Rules(#[from] InvalidRules),
}

/// Receives a referral: one case a person, each with its duty, its clock and its first events.
///
/// Rule: docs/rules.md
///
/// # Errors
/// [`Refusal`] naming what to mend.
pub fn receive(referral: &Referral, receipt: Receipt<'_>) -> Result<Received, Refusal> {
    let today = receipt.at.london_date();
    check(referral, receipt.rules, today)?;
    let controller = controller(referral, receipt.rules)?;
    let due_on = receipt
        .calendar
        .plus_working_days(today, receipt.rules.number("limit.gateway_assessment")?);
    let urgent = referral.danger.is_urgent();
    let duty = |standing| {
        RecordDuty::new(
            controller.clone(),
            Regime::LawEnforcement,
            standing,
            today,
            receipt.rules,
        )
    };
    let subjects = referral
        .subjects
        .iter()
        .map(|subject| {
            let birth = subject.identity.birth;
            Ok(ReceivedSubject {
                duty: duty(Standing::of_birth(birth, today))?,
                age_at_referral: birth.age_on(today),
                due_on,
                events: first_events(receipt.at, urgent),
            })
        })
        .collect::<Result<Vec<_>, InvalidRules>>()?;
    let strictest = subjects
        .iter()
        .map(|subject| &subject.duty)
        .min_by_key(|duty| duty.next_review_on);
    let duty = strictest.cloned().ok_or(Refusal::NoSubject)?;
    Ok(Received {
        duty,
        urgent,
        subjects,
    })
}

fn first_events(at: Timestamp, urgent: bool) -> Vec<CaseEvent> {
    let mut events = vec![CaseEvent::ReferralReceived { received_at: at }];
    if urgent {
        events.push(CaseEvent::DeskAlerted { at });
    }
    events
}

fn check(referral: &Referral, rules: &RuleSet, today: Date) -> Result<(), Refusal> {
    let limit = rules.number("form.people")?;
    if referral.subjects.is_empty() {
        return Err(Refusal::NoSubject);
    }
    if referral.subjects.len() > usize::from(limit) {
        return Err(Refusal::TooManySubjects {
            given: referral.subjects.len(),
            limit,
        });
    }
    for (index, Subject { identity, .. }) in referral.subjects.iter().enumerate() {
        if identity.is_empty() {
            return Err(Refusal::NothingKnownOfSubject { position: index + 1 });
        }
        identity.check(rules, today)?;
    }
    match referral.account.get(&Question::Worry) {
        Some(Answer::Said(_)) => {}
        Some(Answer::NotKnown) | None => return Err(Refusal::NoWorry),
    }
    check_code(rules, List::Sector, Some(&referral.sector), today)?;
    check_code(rules, List::Subsector, referral.subsector.as_ref(), today)?;
    check_code(
        rules,
        List::Relationship,
        referral.referrer.relationship.as_ref(),
        today,
    )?;
    Ok(())
}

/// The controller of the area, or the national desk when nobody could say where the person lives.
fn controller(referral: &Referral, rules: &RuleSet) -> Result<Code, Refusal> {
    match &referral.area {
        Some(code) => rules
            .area(code.as_str())
            .map(|area| area.controller.clone())
            .ok_or(Refusal::UnknownArea),
        None => Ok(rules.default_code("controller.unknown_area")?),
    }
}

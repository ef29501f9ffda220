//! The transition table: every stage by every command, as text that a caseworker can read. A test holds the
//! checked-in copy, `docs/generated/transitions.md`, to what the code does.

use std::fmt::Write;

use super::decide::{AddInformation, Correct, EscalateEmergency, Refusal};
use super::gateway::{
    AcknowledgeHandover, DecideMatch, Deconfliction, GatewayDecision, GatewayFacts, GatewayOutcome, Ground,
    Handover, HandoverState, MatchVerdict, OpenDecision, RecordDeconfliction, ReferrerAnswer, SecondVerdict,
    SignSecond, Signature, SocialCare, Told,
};
use super::owning::{AssignOwner, OwnerKind, Pause, Restrict, Restriction, Unrestrict};
use super::writing::{Disclosure, NoteKind, Written};
use super::{Case, CaseEvent, Closure, CommandName, Corrected, Decider, Stage, StageName};
use crate::calendar::Calendar;
use crate::rules::RuleSet;
use crate::text::{Code, Text};
use crate::{
    AdditionId, CandidateId, CaseId, ContentId, DisclosureId, MemberId, PersonId, ReferralId, Timestamp,
};

/// What a command does at a stage.
enum Cell {
    Events(Box<Case>, Vec<CaseEvent>),
    Refused(Refusal),
    /// The command begins a case, so it does not apply to one that exists.
    Begins,
    NotYet,
}

/// Prints the whole table as a Markdown document.
pub fn print() -> String {
    let mut page = String::from(
        "# What each command does at each stage\n\n\
         Printed by the program and compared in a test: a change of rule shows up here. *Not yet* marks what \
         has a name and no code so far. `event -> stage` says which fact is recorded and where the case then \
         is; a refusal stands in brackets. Each command meets a case on which it can succeed: one decided and \
         waiting for its second signature for `sign_second`, a restricted one for `unrestrict`, one whose clock \
         stands still for `resume`.\n",
    );
    for command in CommandName::ALL {
        let _ = write!(
            page,
            "\n## `{}`\n\n| Stage | Result |\n|---|---|\n",
            command.code()
        );
        let _ = writeln!(page, "| (no case) | {} |", beginning(*command));
        for stage in StageName::ALL {
            let _ = writeln!(page, "| `{}` | {} |", stage.code(), words(cell(*stage, *command)));
        }
        if matches!(command, CommandName::RecordGatewayDecision) {
            page.push_str(&outcomes());
        }
    }
    page
}

fn beginning(command: CommandName) -> &'static str {
    match command {
        CommandName::ReceiveReferral => "`referral_received` (and `desk_alerted` when urgent) -> `received`",
        CommandName::ImportJourney => "`journey_imported` -> `closed`",
        CommandName::AddInformation
        | CommandName::EscalateEmergency
        | CommandName::Correct
        | CommandName::AssignOwner
        | CommandName::DecideMatch
        | CommandName::RecordDeconfliction
        | CommandName::Restrict
        | CommandName::Unrestrict
        | CommandName::RecordGatewayDecision
        | CommandName::RecordSection36Decision
        | CommandName::RecordPanelDecision
        | CommandName::RecordConsent
        | CommandName::WithdrawConsent
        | CommandName::RecordReview
        | CommandName::RevisePlan
        | CommandName::CloseCase
        | CommandName::RecordPostExitReview
        | CommandName::Reopen
        | CommandName::Transfer
        | CommandName::Pause
        | CommandName::Resume
        | CommandName::SignSecond
        | CommandName::AcknowledgeHandover
        | CommandName::RecordTold
        | CommandName::RecordSocialCare
        | CommandName::AnswerReferrer
        | CommandName::ReadAddition
        | CommandName::WriteNote
        | CommandName::RecordConnection
        | CommandName::MakeDisclosure
        | CommandName::Dispose => "needs a case",
    }
}

/// Runs the command's own decision on a sample of the stage, so that the table cannot say otherwise.
fn cell(stage: StageName, command: CommandName) -> Cell {
    let Some(case) = sample(stage, command) else {
        return Cell::NotYet;
    };
    let rules = rules();
    let calendar = calendar();
    let facts = facts(&rules, &calendar);
    let decided = match command {
        CommandName::ReceiveReferral | CommandName::ImportJourney => return Cell::Begins,
        CommandName::AddInformation => super::add_information(
            &case,
            &AddInformation {
                addition: AdditionId(case.id.0),
            },
        ),
        CommandName::EscalateEmergency => super::escalate_emergency(
            &case,
            &EscalateEmergency {
                decided_at: later(),
                recorded_at: later(),
                by: Decider { name: sample_text() },
                reason: sample_text(),
            },
        ),
        CommandName::Correct => super::correct(
            &case,
            &Correct {
                what: Corrected::Identity,
                supersedes: ContentId(case.id.0),
                reason: sample_text(),
            },
        ),
        CommandName::AssignOwner => super::assign_owner(
            &case,
            &AssignOwner {
                to: member(2),
                kind: Some(OwnerKind::Police),
                handover: Some(sample_text()),
                by: member(3),
                at: later(),
            },
            "anywhere",
            &rules,
            &calendar,
        ),
        CommandName::DecideMatch => super::gateway::decide_match(
            &case,
            &DecideMatch {
                candidate: CandidateId(case.id.0),
                verdict: MatchVerdict::Different,
                because: sample_text(),
                by: member(1),
                at: later(),
            },
            &facts,
        ),
        CommandName::RecordDeconfliction => super::gateway::record_deconfliction(
            &case,
            &RecordDeconfliction {
                result: Deconfliction::Clear,
                checked_on: later().london_date(),
                checked_by: sample_text(),
                by: member(1),
                at: later(),
            },
            &rules,
        ),
        CommandName::Restrict => super::restrict(
            &case,
            &Restrict {
                by: member(1),
                at: later(),
                because: sample_text(),
            },
            &rules,
            &calendar,
        ),
        CommandName::Unrestrict => super::unrestrict(
            &case,
            &Unrestrict {
                by: member(3),
                at: later(),
                because: sample_text(),
            },
        ),
        CommandName::RecordGatewayDecision => {
            super::gateway::record_gateway_decision(&case, &sample_decision(GatewayOutcome::Proceed), &facts)
        }
        CommandName::SignSecond => super::gateway::sign_second(&case, &sample_signature(), &facts),
        CommandName::AcknowledgeHandover => super::gateway::acknowledge_handover(
            &case,
            &AcknowledgeHandover {
                who: sample_text(),
                on: later().london_date(),
                by: member(1),
                at: later(),
            },
            &facts,
        ),
        CommandName::RecordTold => super::gateway::record_told(&case, &sample_told(), member(1), later()),
        CommandName::RecordSocialCare => super::gateway::record_social_care(
            &case,
            &SocialCare::NotTold {
                because: sample_text(),
            },
            member(1),
            later(),
            &facts,
        ),
        CommandName::AnswerReferrer => super::gateway::answer_referrer(
            &case,
            &ReferrerAnswer::None {
                because: sample_text(),
            },
            member(1),
            later(),
            &facts,
        ),
        CommandName::Pause => super::pause(
            &case,
            &Pause {
                by: member(1),
                at: later(),
                because: sample_text(),
            },
        ),
        CommandName::Resume => super::resume(&case, member(1), later(), &calendar),
        CommandName::ReadAddition => super::read_addition(&case, AdditionId(case.id.0), member(1)),
        CommandName::WriteNote => super::write_note(&case, NoteKind::Contact, written()),
        CommandName::RecordConnection => super::record_connection(&case, written()),
        CommandName::MakeDisclosure => super::make_disclosure(
            &case,
            &sample_disclosure(),
            DisclosureId(case.id.0),
            member(1),
            later(),
        ),
        CommandName::RecordSection36Decision
        | CommandName::RecordPanelDecision
        | CommandName::RecordConsent
        | CommandName::WithdrawConsent
        | CommandName::RecordReview
        | CommandName::RevisePlan
        | CommandName::CloseCase
        | CommandName::RecordPostExitReview
        | CommandName::Reopen
        | CommandName::Transfer
        | CommandName::Dispose => return Cell::NotYet,
    };
    match decided {
        Ok(events) => Cell::Events(Box::new(case), events),
        Err(refusal) => Cell::Refused(refusal),
    }
}

/// What each outcome of the gateway does, and what its second signature then does.
fn outcomes() -> String {
    let (rules, calendar) = (rules(), calendar());
    let facts = facts(&rules, &calendar);
    let mut lines = String::from("\n| Outcome | Decided | Signed second |\n|---|---|---|\n");
    for outcome in GatewayOutcome::ALL {
        let Some(case) = sample(StageName::GatewayAssessment, CommandName::RecordGatewayDecision) else {
            continue;
        };
        let decided = super::gateway::record_gateway_decision(&case, &sample_decision(outcome), &facts);
        let made = (case.id, case.person, case.referral);
        let after = decided.as_ref().ok().and_then(|events| {
            events
                .iter()
                .try_fold(case, |case, event| super::apply(Some(case), made, event))
        });
        let signed = after.map_or(Cell::NotYet, |after| {
            match super::gateway::sign_second(&after, &sample_signature(), &facts) {
                Ok(events) => Cell::Events(Box::new(after), events),
                Err(refusal) => Cell::Refused(refusal),
            }
        });
        let decided = match decided {
            Ok(events) => Cell::Events(Box::new(case), events),
            Err(refusal) => Cell::Refused(refusal),
        };
        let _ = writeln!(
            lines,
            "| `{}` | {} | {} |",
            outcome.code(),
            words(decided),
            words(signed)
        );
    }
    lines
}

const START: Timestamp = Timestamp::EPOCH;

fn later() -> Timestamp {
    START.plus_seconds(3_600)
}

fn member(number: u128) -> MemberId {
    MemberId(uuid::Uuid::from_u128(number))
}

fn written() -> Written {
    Written {
        content: ContentId(uuid::Uuid::nil()),
        by: member(1),
    }
}

fn facts<'a>(rules: &'a RuleSet, calendar: &'a Calendar) -> GatewayFacts<'a> {
    GatewayFacts {
        rules,
        calendar,
        undecided_matches: 0,
        earlier_cases: 1,
        under_18: false,
        feedback_wished: false,
    }
}

/// A case at a stage, such that the command can succeed there if it can anywhere.
fn sample(stage: StageName, command: CommandName) -> Option<Case> {
    let day = START.london_date();
    let stage = match stage {
        StageName::Received => Stage::Received { received_at: START },
        StageName::GatewayAssessment => Stage::GatewayAssessment {
            owner: member(1),
            due_on: day,
        },
        StageName::InformationGathering => Stage::InformationGathering {
            owner: member(1),
            due_on: day,
        },
        StageName::PoliceLedPartnership => Stage::PoliceLedPartnership {
            owner: member(1),
            review_on: day,
        },
        StageName::Closed => Stage::Closed {
            closed_at: START,
            because: Closure::NoFurtherAction(Ground::NoConcern),
        },
        StageName::AwaitingPanel
        | StageName::ConsentPending
        | StageName::Supported
        | StageName::PostExit
        | StageName::Disposed => return None,
    };
    let waits = OpenDecision {
        outcome: GatewayOutcome::Signposted,
        by: member(1),
        signature: Signature::Due,
        handover: HandoverState::Waiting,
    };
    let decided = matches!(
        command,
        CommandName::SignSecond | CommandName::AcknowledgeHandover
    ) && matches!(stage, Stage::GatewayAssessment { .. });
    let restricted = matches!(command, CommandName::Unrestrict);
    let nil = uuid::Uuid::nil();
    Some(Case {
        id: CaseId(nil),
        person: PersonId(nil),
        referral: ReferralId(nil),
        stage,
        received_at: START,
        escalated_at: None,
        deconfliction: Some(Deconfliction::Clear),
        restriction: restricted.then(|| Restriction {
            by: member(1),
            lift_proposed_by: Some(member(1)),
        }),
        paused_on: matches!(command, CommandName::Resume).then_some(day),
        decision: decided.then_some(waits),
        told: None,
        social_care: None,
        referrer_answered: None,
        version: 1,
    })
}

fn sample_decision(outcome: GatewayOutcome) -> GatewayDecision {
    GatewayDecision {
        outcome,
        concern: sample_code("islamist"),
        facts: sample_text(),
        options: sample_text(),
        not_checked: sample_text(),
        reason: sample_text(),
        weighed_together: Some(sample_text()),
        handover: Some(Handover::None {
            because: sample_text(),
        }),
        told: sample_told(),
        decided_at: later(),
        recorded_at: later(),
        by: member(1),
    }
}

fn sample_signature() -> SignSecond {
    SignSecond {
        by: member(3),
        at: later(),
        verdict: SecondVerdict::Signed { note: None },
    }
}

fn sample_told() -> Told {
    Told::Told {
        on: later().london_date(),
    }
}

fn sample_disclosure() -> Disclosure {
    Disclosure {
        agency: sample_code("gp"),
        recipient: sample_text(),
        purpose: sample_text(),
        legal_basis: sample_text(),
        authorised_by: sample_text(),
        on: later().london_date(),
        content: sample_text(),
    }
}

#[expect(clippy::expect_used, reason = "the text is a constant that is not empty")]
fn sample_text() -> Text {
    Text::parse("sample").expect("a constant that is not empty")
}

#[expect(clippy::expect_used, reason = "the codes are constants of this file")]
fn sample_code(code: &str) -> Code {
    code.parse().expect("a constant that is a code")
}

#[expect(clippy::expect_used, reason = "a test holds that what is shipped can be read")]
fn rules() -> RuleSet {
    RuleSet::shipped().expect("the shipped rule set can be read")
}

#[expect(clippy::expect_used, reason = "a test holds that what is shipped can be read")]
fn calendar() -> Calendar {
    Calendar::shipped().expect("the shipped calendar can be read")
}

fn words(cell: Cell) -> String {
    match cell {
        Cell::NotYet => "*not yet*".into(),
        Cell::Begins => "begins a case of its own".into(),
        Cell::Refused(refusal) => format!("[{}: {refusal}]", refusal.code()),
        Cell::Events(case, events) => {
            let made = (case.id, case.person, case.referral);
            let after = events
                .iter()
                .try_fold(*case, |case, event| super::apply(Some(case), made, event));
            let codes: Vec<String> = events.iter().map(|event| format!("`{}`", event.code())).collect();
            let stage = after.map_or("(impossible)", |case| case.stage.name().code());
            format!("{} -> `{stage}`", codes.join(", "))
        }
    }
}

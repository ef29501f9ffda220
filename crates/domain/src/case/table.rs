//! The transition table: every stage by every command, as text that a caseworker can read. A test holds the
//! checked-in copy, `docs/generated/transitions.md`, to what the code does.

use std::fmt::Write;

use super::decide::{AddInformation, Correct, EscalateEmergency, Refusal};
use super::{Case, CaseEvent, Closure, CommandName, Corrected, Decider, Stage, StageName};
use crate::text::Text;
use crate::{AdditionId, CaseId, ContentId, PersonId, ReferralId, Timestamp};

/// What a command does at a stage.
enum Cell {
    Events(Vec<CaseEvent>),
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
         is; a refusal stands in brackets.\n",
    );
    for command in CommandName::ALL {
        let _ = write!(
            page,
            "\n## `{}`\n\n| Stage | Result |\n|---|---|\n",
            command.code()
        );
        let _ = writeln!(page, "| (no case) | {} |", beginning(*command));
        for stage in StageName::ALL {
            let _ = writeln!(
                page,
                "| `{}` | {} |",
                stage.code(),
                words(cell(*stage, *command), *stage)
            );
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
        | CommandName::Dispose => "needs a case",
    }
}

/// Runs the command's own decision on a sample of the stage, so that the table cannot say otherwise.
fn cell(stage: StageName, command: CommandName) -> Cell {
    let Some(case) = sample(stage) else {
        return Cell::NotYet;
    };
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
                decided_at: START.plus_seconds(60),
                recorded_at: START.plus_seconds(60),
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
        CommandName::AssignOwner
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
        | CommandName::Dispose => return Cell::NotYet,
    };
    decided.map_or_else(Cell::Refused, Cell::Events)
}

const START: Timestamp = Timestamp::EPOCH;

fn sample(stage: StageName) -> Option<Case> {
    let stage = match stage {
        StageName::Received => Stage::Received { received_at: START },
        StageName::Closed => Stage::Closed {
            closed_at: START,
            because: Closure::HandledElsewhere,
        },
        StageName::GatewayAssessment
        | StageName::InformationGathering
        | StageName::AwaitingPanel
        | StageName::ConsentPending
        | StageName::Supported
        | StageName::PoliceLedPartnership
        | StageName::PostExit
        | StageName::Disposed => return None,
    };
    let nil = uuid::Uuid::nil();
    Some(Case {
        id: CaseId(nil),
        person: PersonId(nil),
        referral: ReferralId(nil),
        stage,
        escalated_at: None,
        version: 1,
    })
}

#[expect(clippy::expect_used, reason = "the text is a constant that is not empty")]
fn sample_text() -> Text {
    Text::parse("sample").expect("a constant that is not empty")
}

fn words(cell: Cell, before: StageName) -> String {
    match cell {
        Cell::NotYet => "*not yet*".into(),
        Cell::Begins => "begins a case of its own".into(),
        Cell::Refused(refusal) => format!("[{}: {refusal}]", refusal.code()),
        Cell::Events(events) => {
            let after = sample(before).and_then(|case| {
                let made = (case.id, case.person, case.referral);
                events
                    .iter()
                    .try_fold(case, |case, event| super::apply(Some(case), made, event))
            });
            let codes: Vec<String> = events.iter().map(|event| format!("`{}`", event.code())).collect();
            let stage = after.map_or("(impossible)", |case| case.stage.name().code());
            format!("{} -> `{stage}`", codes.join(", "))
        }
    }
}

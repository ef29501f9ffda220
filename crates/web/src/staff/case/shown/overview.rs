//! What comes next for a case, and what its reader can do.

use waymark_domain::MemberId;
use waymark_domain::case::{HandoverState, LooseEnd, Signature, StageName, reference};
use waymark_domain::referral::Wish;
use waymark_domain::rules::List;
use waymark_policy::Action;
use waymark_service::desk::{CaseFile, EarlierCase};
use waymark_views::pages::case::overview::{EarlierReferral, Next, OverviewPage};
use waymark_views::pages::case::said::Said;
use waymark_views::pages::case::{CaseHead, CasePlace};

use super::Words;
use super::tasks::{is_yours, lines, owner};

/// The first page of a case, for somebody.
pub(in crate::staff) fn overview(
    file: &CaseFile,
    words: &Words,
    head: CaseHead,
    reader: MemberId,
) -> OverviewPage {
    let area = words.area(&file.row.area);
    let loose: Vec<(LooseEnd, bool)> = file
        .loose_ends
        .iter()
        .map(|end| (*end, file.may.contains(&settles(*end))))
        .collect();
    let page = OverviewPage::new(head, area, file.came.at, next(file, words, reader))
        .loose_ends(&loose)
        .earlier(file.earlier.iter().map(|case| earlier(case, words)).collect())
        .tasks(lines(file, words))
        .ways(&ways(file));
    let page = match owner(file) {
        Some(owner) => page.owned_by(words.member_at_work(owner)),
        None => page,
    };
    match file.state.stage.due_on() {
        Some(day) => page.due(words.due(day)),
        None => page,
    }
}

/// What is due first for the reader; else what is due first for anybody.
fn next(file: &CaseFile, words: &Words, reader: MemberId) -> Next {
    let yours = file.tasks.iter().find(|todo| is_yours(file, todo, reader));
    match (yours, file.tasks.first()) {
        (Some(todo), _) => Next::Yours {
            task: todo.kind,
            due: Some(words.due(todo.due_on)),
        },
        (None, Some(todo)) => Next::Theirs {
            task: todo.kind,
            who: words.task_owner(todo.owner, owner(file)),
            due: Some(words.due(todo.due_on)),
        },
        (None, None) => Next::Nothing,
    }
}

const fn settles(end: LooseEnd) -> Action {
    match end {
        LooseEnd::UndecidedMatch => Action::DecideMatch,
        LooseEnd::SecondSignature => Action::SignSecond,
        LooseEnd::Handover => Action::RecordHandover,
        LooseEnd::SocialCare => Action::RecordSocialCare,
        LooseEnd::Referrer => Action::ReleaseAnswer,
    }
}

/// A case that the reader may not open is named by the area whose desk to ask.
pub(in crate::staff) fn earlier(case: &EarlierCase, words: &Words) -> EarlierReferral {
    EarlierReferral {
        reference: case.case.map_or_else(|| words.area(&case.area), reference),
        received: case.received_at.london_date().words(),
        outcome: match (&case.outcome, case.case) {
            (Some(code), _) => words.label(List::InitialOutcome, code),
            (None, Some(_)) => words.say(&Said::StillOpen.words()),
            (None, None) => words.say(&Said::NotShown.words()),
        },
        href: case.case.map(|case| CasePlace::Overview.path(case)),
    }
}

/// What the reader may do now: allowed to them, and not refused by where the case is.
fn ways(file: &CaseFile) -> Vec<CasePlace> {
    let state = &file.state;
    let stage = state.stage.name();
    let (open, at_gateway) = match stage {
        StageName::Received => (true, false),
        StageName::GatewayAssessment => (true, true),
        StageName::InformationGathering
        | StageName::AwaitingPanel
        | StageName::ConsentPending
        | StageName::Supported
        | StageName::PoliceLedPartnership
        | StageName::PostExit => (true, false),
        StageName::Closed | StageName::Disposed => (false, false),
    };
    let decision = state.decision;
    let signature_due = decision.is_some_and(|decision| decision.signature == Signature::Due);
    let handover_waits = decision.is_some_and(|decision| decision.handover == HandoverState::Waiting);
    let undecided = file.candidates.iter().any(|maybe| maybe.state == "undecided");
    let unanswered = state.referrer_answered.is_none() && file.came.feedback == Wish::Yes;
    let all = [
        (CasePlace::Note, Action::WriteNote, true),
        (CasePlace::Assign, Action::AssignOwner, open),
        (CasePlace::Deconfliction, Action::RecordDeconfliction, at_gateway),
        (
            CasePlace::Decision,
            Action::RecordGatewayDecision,
            at_gateway && decision.is_none(),
        ),
        (CasePlace::Sign, Action::SignSecond, signature_due),
        (CasePlace::Match, Action::DecideMatch, undecided),
        (CasePlace::Handover, Action::RecordHandover, handover_waits),
        (CasePlace::Told, Action::RecordTold, decision.is_some()),
        (
            CasePlace::SocialCare,
            Action::RecordSocialCare,
            decision.is_some(),
        ),
        (
            CasePlace::Answer,
            Action::ReleaseAnswer,
            decision.is_some() && unanswered,
        ),
        (CasePlace::Escalate, Action::EscalateEmergency, open),
        (CasePlace::Connection, Action::RecordConnection, true),
        (CasePlace::Disclosure, Action::RecordDisclosure, true),
        (CasePlace::Correct, Action::Correct, true),
        (CasePlace::Pause, Action::Pause, open && state.paused_on.is_none()),
        (
            CasePlace::Resume,
            Action::Resume,
            open && state.paused_on.is_some(),
        ),
        (CasePlace::Restrict, Action::Restrict, state.restriction.is_none()),
        (
            CasePlace::LiftRestriction,
            Action::LiftRestriction,
            state.restriction.is_some(),
        ),
        (CasePlace::Connected, Action::DeclareConnection, true),
    ];
    all.into_iter()
        .filter_map(|(place, action, fits)| (fits && file.may.contains(&action)).then_some(place))
        .chain([CasePlace::Why])
        .collect()
}

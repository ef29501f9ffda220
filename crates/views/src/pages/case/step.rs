//! What can be next for a case, in words, and where it is done.

use waymark_domain::CaseId;
use waymark_domain::task::TaskKind;

use super::CasePlace;
use crate::Message;

/// A task in words, as an imperative.
#[must_use]
pub fn task_words(kind: TaskKind) -> Message {
    Message::coded("task-kind-", kind.code())
}

/// Why a task is to be done, and what it takes.
pub(super) fn task_why(kind: TaskKind) -> Message {
    Message::coded("task-why-", kind.code())
}

/// Where a task of a case is done.
#[must_use]
pub fn task_path(kind: TaskKind, case: CaseId) -> String {
    place(kind).path(case)
}

const fn place(kind: TaskKind) -> CasePlace {
    match kind {
        TaskKind::AssignCase => CasePlace::Assign,
        TaskKind::Deconflict => CasePlace::Deconfliction,
        TaskKind::DecideGateway => CasePlace::Decision,
        TaskKind::DecideMatch => CasePlace::Match,
        TaskKind::ReadAddition => CasePlace::Referral,
        TaskKind::SignSecond => CasePlace::Sign,
        TaskKind::ChaseHandover => CasePlace::Handover,
        TaskKind::TellSocialCare => CasePlace::SocialCare,
        TaskKind::RevisitTold => CasePlace::Told,
        TaskKind::AnswerReferrer => CasePlace::Answer,
        TaskKind::GatherInformation | TaskKind::ReviewPoliceLed => CasePlace::Note,
        TaskKind::ReviewRestriction => CasePlace::LiftRestriction,
        TaskKind::ReviewEmergencyAccess => CasePlace::Looks,
    }
}

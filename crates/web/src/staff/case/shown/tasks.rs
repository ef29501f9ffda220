//! What is to be done for a case, and whether it is the reader's to do.

use waymark_domain::MemberId;
use waymark_domain::task::{TaskKind, TaskOwner};
use waymark_policy::Action;
use waymark_service::desk::{CaseFile, Todo};
use waymark_views::pages::case::CaseHead;
use waymark_views::pages::case::tasks::{DoneLine, TaskLine, TasksPage};

use super::Words;

/// The tasks of a case.
pub(in crate::staff) fn tasks(file: &CaseFile, words: &Words, head: CaseHead) -> TasksPage {
    let done = file.done.iter().map(|done| {
        let who = words.task_owner(done.owner, owner(file));
        DoneLine::new(done.kind, who, done.at)
    });
    TasksPage::new(head, lines(file, words), done.collect())
}

/// The open tasks, each with a link for a reader who may do it.
pub(super) fn lines(file: &CaseFile, words: &Words) -> Vec<TaskLine> {
    let line = |todo: &Todo| {
        let who = words.task_owner(todo.owner, owner(file));
        let line = TaskLine::new(todo.case, todo.kind, todo.urgency, words.due(todo.due_on), who);
        if may_do(file, todo.kind) {
            line
        } else {
            line.not_yours()
        }
    };
    file.tasks.iter().map(line).collect()
}

/// Who owns the case, or did when it closed.
pub(super) fn owner(file: &CaseFile) -> Option<MemberId> {
    file.row.owner_id.map(MemberId)
}

/// Whether a task is for the reader: theirs by its owner, and allowed.
pub(super) fn is_yours(file: &CaseFile, todo: &Todo, reader: MemberId) -> bool {
    let theirs = match todo.owner {
        TaskOwner::Member(member) => member == reader,
        TaskOwner::CaseOwner => owner(file).is_none_or(|owner| owner == reader),
        TaskOwner::Supervisors | TaskOwner::PrivacyOfficers => true,
    };
    theirs && may_do(file, todo.kind)
}

/// Whether the reader may do what settles a task of this kind.
pub(super) fn may_do(file: &CaseFile, kind: TaskKind) -> bool {
    file.may.contains(&settled_by(kind))
}

/// The act that settles a task.
const fn settled_by(kind: TaskKind) -> Action {
    match kind {
        TaskKind::AssignCase => Action::AssignOwner,
        TaskKind::Deconflict => Action::RecordDeconfliction,
        TaskKind::DecideGateway => Action::RecordGatewayDecision,
        TaskKind::DecideMatch => Action::DecideMatch,
        TaskKind::ReadAddition => Action::ReadAddition,
        TaskKind::SignSecond => Action::SignSecond,
        TaskKind::ChaseHandover => Action::RecordHandover,
        TaskKind::TellSocialCare => Action::RecordSocialCare,
        TaskKind::RevisitTold => Action::RecordTold,
        TaskKind::AnswerReferrer => Action::ReleaseAnswer,
        TaskKind::GatherInformation | TaskKind::ReviewPoliceLed => Action::WriteNote,
        TaskKind::ReviewRestriction => Action::LiftRestriction,
        TaskKind::ReviewEmergencyAccess => Action::ViewLooks,
    }
}

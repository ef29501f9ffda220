//! Rows of work, as the lists of the desk show them.

use waymark_domain::MemberId;
use waymark_domain::case::reference;
use waymark_domain::task::TaskOwner;
use waymark_service::desk::WorkItem;
use waymark_views::pages::desk_rows::TaskRow;

use super::case::shown::Words;

/// A task with the case it is for.
pub(super) fn task_row(item: &WorkItem, words: &Words) -> TaskRow {
    let (todo, case) = (&item.todo, &item.case);
    let due = words.due(todo.due_on);
    let row = TaskRow::new(case.case, todo.kind, todo.urgency, due, reference(case.case))
        .in_area(words.area(&case.area))
        .to_be_done_by(words.task_owner(todo.owner, case.owner));
    match &case.name {
        Some(name) => row.about(name.as_str()),
        None => row,
    }
}

/// Whether a task is somebody's own, and not their unit's.
pub(super) fn is_own(item: &WorkItem, member: MemberId) -> bool {
    match item.todo.owner {
        TaskOwner::Member(owner) => owner == member,
        TaskOwner::CaseOwner => item.case.owner == Some(member),
        TaskOwner::Supervisors | TaskOwner::PrivacyOfficers => false,
    }
}

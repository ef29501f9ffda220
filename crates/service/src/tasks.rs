//! Rows for what follows from events: tasks opened, ended and moved, in the change of the events themselves.

use waymark_domain::case::{Case, CaseEvent, GatewayFacts, apply};
use waymark_domain::task::{TaskChange, TaskKind, TaskOwner, follow};
use waymark_domain::{CaseId, Date};
use waymark_storage::Write;
use waymark_storage::entities::task;

use crate::{Ctx, ServiceError};

/// The writes that follow from events on a case. `before` is the case as it was; `open` are its open tasks,
/// which only an event that moves days needs.
///
/// # Errors
/// [`ServiceError::Rules`] when a limit is missing; [`ServiceError::Conflict`] for events that cannot follow.
pub(crate) fn following(
    ctx: &Ctx,
    before: Option<Case>,
    made: waymark_domain::case::Made,
    events: &[CaseEvent],
    facts: &GatewayFacts<'_>,
    open: &[task::Model],
) -> Result<Vec<Write>, ServiceError> {
    let today = ctx.now.london_date();
    let mut case = before;
    let mut writes = Vec::new();
    for event in events {
        let after = apply(case, made, event).ok_or(ServiceError::Conflict)?;
        case = Some(after);
        for change in follow(&after, event, today, facts).map_err(ServiceError::Rules)? {
            write_change(ctx, after.id, change, facts, open, &mut writes);
        }
    }
    Ok(writes)
}

fn write_change(
    ctx: &Ctx,
    case: CaseId,
    change: TaskChange,
    facts: &GatewayFacts<'_>,
    open: &[task::Model],
    into: &mut Vec<Write>,
) {
    match change {
        TaskChange::Open {
            kind,
            owner,
            due_on,
            about,
        } => into.push(Write::from(row(ctx, case, kind, owner, due_on, about))),
        TaskChange::Finish { kind, about } => into.push(Write::FinishTasks {
            case_id: case.0,
            kind: kind.code(),
            about_id: about,
            at: ctx.now.micros(),
        }),
        TaskChange::Postpone { working_days } => {
            let later = |task: &task::Model| {
                let due_on = task.due_on.parse::<Date>().ok()?;
                let due_on = facts.calendar.plus_working_days(due_on, working_days);
                Some(Write::MoveTask {
                    id: task.id,
                    read_due_on: task.due_on.clone(),
                    due_on: due_on.to_string(),
                })
            };
            let still_open = open.iter().filter(|task| task.done_at.is_none());
            into.extend(still_open.filter_map(later));
        }
    }
}

/// A new task's row.
pub(crate) fn row(
    ctx: &Ctx,
    case: CaseId,
    kind: TaskKind,
    owner: TaskOwner,
    due_on: Date,
    about: Option<uuid::Uuid>,
) -> task::Model {
    let (owner_kind, owner_id) = match owner {
        TaskOwner::CaseOwner => ("case_owner", None),
        TaskOwner::Supervisors => ("supervisors", None),
        TaskOwner::PrivacyOfficers => ("privacy_officers", None),
        TaskOwner::Member(member) => ("member", Some(member.0)),
    };
    task::Model {
        id: ctx.id(),
        case_id: case.0,
        kind: kind.code().to_owned(),
        about_id: about,
        owner_kind: owner_kind.to_owned(),
        owner_id,
        created_at: ctx.now.micros(),
        due_on: due_on.to_string(),
        reminded_at: None,
        escalated_at: None,
        done_at: None,
    }
}

/// Who has to do a task, from its row; `None` for a row that cannot be.
pub(crate) fn owner_of(row: &task::Model) -> Option<TaskOwner> {
    match (row.owner_kind.as_str(), row.owner_id) {
        ("case_owner", None) => Some(TaskOwner::CaseOwner),
        ("supervisors", None) => Some(TaskOwner::Supervisors),
        ("privacy_officers", None) => Some(TaskOwner::PrivacyOfficers),
        ("member", Some(id)) => Some(TaskOwner::Member(waymark_domain::MemberId(id))),
        _ => None,
    }
}

//! What is to be done for a case, and what was done.

use serde::Serialize;
use waymark_domain::task::{TaskKind, Urgency};
use waymark_domain::{CaseId, Timestamp};

use super::{CaseHead, CasePlace, Due, silent_debug, task_path, task_words};
use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The tasks of a case.
#[derive(Clone, Serialize)]
pub struct TasksPage {
    head: CaseHead,
    open: Vec<TaskLine>,
    done: Vec<DoneLine>,
}

/// Something to be done.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct TaskLine {
    words: Message,
    href: Option<String>,
    urgency: Message,
    due: Due,
    who: String,
}

/// Something that was done.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct DoneLine {
    words: Message,
    who: String,
    at: String,
}

silent_debug!(TasksPage, TaskLine, DoneLine);

/// How something due stands, in words.
#[must_use]
pub fn urgency_words(urgency: Urgency) -> Message {
    Message::coded("urgency-", urgency.code())
}

impl TaskLine {
    /// `task` of `case`, which `who` has to do.
    #[must_use]
    pub fn new(case: CaseId, task: TaskKind, urgency: Urgency, due: Due, who: impl Into<String>) -> Self {
        Self {
            words: task_words(task),
            href: Some(task_path(task, case)),
            urgency: urgency_words(urgency),
            due,
            who: who.into(),
        }
    }
}

impl TaskLine {
    /// The same for a reader who may not do it.
    #[must_use]
    pub fn not_yours(mut self) -> Self {
        self.href = None;
        self
    }
}

impl DoneLine {
    /// `task`, done by `who` at an instant.
    #[must_use]
    pub fn new(task: TaskKind, who: impl Into<String>, at: Timestamp) -> Self {
        Self {
            words: task_words(task),
            who: who.into(),
            at: at.london_words(),
        }
    }
}

impl TasksPage {
    /// The page with what is open, most urgent first, and what is done, newest first.
    #[must_use]
    pub fn new(head: CaseHead, open: Vec<TaskLine>, done: Vec<DoneLine>) -> Self {
        Self {
            head: head.at(CasePlace::Tasks),
            open,
            done,
        }
    }
}

impl Page for TasksPage {
    const TEMPLATE: &'static str = "pages/case/tasks/page.html";

    fn title(&self) -> Message {
        CasePlace::Tasks.words()
    }
}

//! Rows of work: what to do, whose case, by when. Only what is known is shown.

use serde::Serialize;
use waymark_domain::CaseId;
use waymark_domain::task::{TaskKind, Urgency};

use super::case::tasks::urgency_words;
use super::case::{Due, task_path, task_words};
use super::referral::silent_debug;
use crate::Message;

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// Something to be done for a case.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct TaskRow {
    words: Message,
    href: String,
    #[serde(skip)]
    urgency: Urgency,
    urgent: Message,
    due: Due,
    reference: String,
    name: Option<String>,
    area: Option<String>,
    owner: Option<String>,
}

silent_debug!(TaskRow);

impl TaskRow {
    /// `task` of the case with that reference.
    #[must_use]
    pub fn new(
        case: CaseId,
        task: TaskKind,
        urgency: Urgency,
        due: Due,
        reference: impl Into<String>,
    ) -> Self {
        Self {
            words: task_words(task),
            href: task_path(task, case),
            urgency,
            urgent: urgency_words(urgency),
            due,
            reference: reference.into(),
            name: None,
            area: None,
            owner: None,
        }
    }

    /// The same, done at `href`.
    #[must_use]
    pub fn done_at(mut self, href: impl Into<String>) -> Self {
        self.href = href.into();
        self
    }

    /// The same; the case is about somebody of that name.
    #[must_use]
    pub fn about(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The same, in an area.
    #[must_use]
    pub fn in_area(mut self, area: impl Into<String>) -> Self {
        self.area = Some(area.into());
        self
    }

    /// The same, to be done by somebody, in words.
    #[must_use]
    pub fn to_be_done_by(mut self, who: impl Into<String>) -> Self {
        self.owner = Some(who.into());
        self
    }

    /// How it stands.
    #[must_use]
    pub const fn urgency(&self) -> Urgency {
        self.urgency
    }
}

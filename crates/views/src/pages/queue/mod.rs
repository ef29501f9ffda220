//! The gateway queue: the cases of the areas that somebody is on duty for, by what is due; those without an owner
//! first.

use serde::Serialize;
use waymark_domain::CaseId;
use waymark_domain::case::StageName;
use waymark_domain::task::Urgency;

use super::case::forms::Choice;
use super::case::tasks::urgency_words;
use super::case::{Age, CasePlace, Due};
use super::referral::silent_debug;
use super::work::count;
use crate::{Form, Message, Page, paths};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// A case that waits at the gateway.
#[derive(Clone, Serialize)]
pub struct QueueCase {
    href: String,
    assign: String,
    reference: String,
    stage: Message,
    urgent: Option<Message>,
    due: Option<Due>,
    name: Option<String>,
    age: Option<Message>,
    area: Option<String>,
    owner: Option<String>,
    marks: Vec<Message>,
}

impl QueueCase {
    /// The case with that reference.
    #[must_use]
    pub fn new(case: CaseId, reference: impl Into<String>, stage: StageName) -> Self {
        Self {
            href: CasePlace::Overview.path(case),
            assign: CasePlace::Assign.path(case),
            reference: reference.into(),
            stage: Message::coded("stage-", stage.code()),
            urgent: None,
            due: None,
            name: None,
            age: None,
            area: None,
            owner: None,
            marks: Vec::new(),
        }
    }

    /// The same, with the day its stage's work is due.
    #[must_use]
    pub fn due(mut self, urgency: Urgency, due: Due) -> Self {
        self.urgent = Some(urgency_words(urgency));
        self.due = Some(due);
        self
    }

    /// The same, about somebody of that name.
    #[must_use]
    pub fn about(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The same, about somebody of that age.
    #[must_use]
    pub fn aged(mut self, age: Age) -> Self {
        self.age = Some(age.words());
        self
    }

    /// The same, in an area.
    #[must_use]
    pub fn in_area(mut self, area: impl Into<String>) -> Self {
        self.area = Some(area.into());
        self
    }

    /// The same, owned by somebody.
    #[must_use]
    pub fn owned_by(mut self, owner: impl Into<String>) -> Self {
        self.owner = Some(owner.into());
        self
    }

    /// The same; the referrer said that somebody may be hurt or is about to travel.
    #[must_use]
    pub fn urgent(mut self) -> Self {
        self.marks.push(Message::new("queue-mark-urgent"));
        self
    }

    /// The same; the person was referred before.
    #[must_use]
    pub fn repeat(mut self) -> Self {
        self.marks.push(Message::new("queue-mark-repeat"));
        self
    }

    /// The same; the case is restricted.
    #[must_use]
    pub fn restricted(mut self) -> Self {
        self.marks.push(Message::new("queue-mark-restricted"));
        self
    }
}

/// The page.
#[derive(Clone, Serialize)]
pub struct QueuePage {
    state: State,
}

#[derive(Clone, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
enum State {
    OffDuty {
        form: Option<Form>,
        areas: Vec<Choice>,
    },
    OnDuty {
        areas: String,
        parts: Vec<Part>,
        more: bool,
    },
}

#[derive(Clone, Serialize)]
struct Part {
    heading: Message,
    cases: Vec<QueueCase>,
}

silent_debug!(QueueCase, QueuePage);

impl QueuePage {
    /// What the names of the boxes of the form that starts duty begin with; the code of an area follows.
    pub const AREA: &'static str = "area-";

    /// For somebody on duty for these areas, named in words; the cases are most pressing first.
    #[must_use]
    pub fn on_duty(areas: impl Into<String>, cases: Vec<QueueCase>) -> Self {
        let (owned, waiting): (Vec<_>, Vec<_>) = cases.into_iter().partition(|case| case.owner.is_some());
        let parts = [("queue-unassigned", waiting), ("queue-assigned", owned)];
        Self {
            state: State::OnDuty {
                areas: areas.into(),
                more: false,
                parts: parts
                    .into_iter()
                    .filter(|(_, cases)| !cases.is_empty())
                    .map(|(heading, cases)| Part {
                        heading: Message::new(heading).with("count", count(cases.len())),
                        cases,
                    })
                    .collect(),
            },
        }
    }

    /// The same when more waits than fits on it.
    #[must_use]
    pub fn and_more(mut self) -> Self {
        if let State::OnDuty { more, .. } = &mut self.state {
            *more = true;
        }
        self
    }

    /// For somebody who is not on duty and has to be put on duty by a supervisor.
    #[must_use]
    pub const fn off_duty() -> Self {
        Self {
            state: State::OffDuty {
                form: None,
                areas: Vec::new(),
            },
        }
    }

    /// For somebody who is not on duty and may start it themselves, in any of these areas; `csrf` protects the
    /// form.
    #[must_use]
    pub fn may_start(areas: Vec<Choice>, csrf: crate::Hidden) -> Self {
        Self {
            state: State::OffDuty {
                form: Some(Form::to(paths::DUTY).hide(csrf.name, csrf.value)),
                areas,
            },
        }
    }
}

impl Page for QueuePage {
    const TEMPLATE: &'static str = "pages/queue/page.html";

    fn title(&self) -> Message {
        Message::new("queue-title")
    }
}

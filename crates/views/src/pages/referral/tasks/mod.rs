//! A professional's list of tasks: the sections of a referral, in any order.

use serde::Serialize;

use super::answers::Answers;
use super::reading::Reading;
use super::step::{Section, Step};
use super::{Kept, PageContext, back, check, is_done, opens, posted_names, silent_debug, steps};
use crate::{Message, Page};

/// A professional's list of tasks.
#[derive(Clone, Serialize)]
pub struct TasksPage {
    groups: Vec<Group>,
    /// Where the last check is, when nothing needs mending.
    check: Option<String>,
    reading: Reading,
    kept: Option<Kept>,
    back: String,
}

/// The tasks under one heading.
#[derive(Clone, Serialize)]
struct Group {
    heading: Message,
    tasks: Vec<Task>,
}

#[derive(Clone, Serialize)]
struct Task {
    title: String,
    href: String,
    status: Status,
}

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Done,
    Mend,
    /// The referral cannot be sent without it.
    Needed,
    Optional,
}

silent_debug!(TasksPage);

impl TasksPage {
    pub(super) fn new(answers: &Answers, context: &PageContext<'_>) -> Self {
        let setting = context.setting();
        let status = |step| match is_done(step, answers, setting) {
            true => Status::Done,
            false if was_sent(step, answers) && !check(step, answers, setting).is_empty() => Status::Mend,
            false if is_needed(step) => Status::Needed,
            false => Status::Optional,
        };
        let task = |step: &Step| Task {
            title: format!("refer-task-{}", step.slug()),
            href: step.path(),
            status: status(*step),
        };
        let groups = grouped(&steps(answers, setting));
        Self {
            groups: groups
                .iter()
                .map(|(section, steps)| Group {
                    heading: heading(*section, answers),
                    tasks: steps.iter().map(task).collect(),
                })
                .collect(),
            check: opens(Step::Check, answers, setting).then(|| Step::Check.path()),
            reading: Reading::of(answers.get("area"), context.rules),
            kept: context.kept(),
            back: back(Step::Tasks, answers, setting, false),
        }
    }
}

/// Without the worry, and something that tells who somebody is, nothing can be sent.
const fn is_needed(step: Step) -> bool {
    matches!(step, Step::Worry | Step::Name(_))
}

fn was_sent(step: Step, answers: &Answers) -> bool {
    posted_names(step, answers)
        .iter()
        .all(|name| answers.was_asked(name))
}

/// Steps under their headings, each heading where its first step stands.
pub(super) fn grouped(steps: &[Step]) -> Vec<(Section, Vec<Step>)> {
    let mut groups: Vec<(Section, Vec<Step>)> = Vec::new();
    let listed = steps
        .iter()
        .filter(|step| step.section() != Section::Whole && **step != Step::Emergency);
    for step in listed {
        match groups.iter_mut().find(|(section, _)| *section == step.section()) {
            Some((_, group)) => group.push(*step),
            None => groups.push((step.section(), vec![*step])),
        }
    }
    groups
}

/// The heading of a section. People are numbered only when there are several.
pub(super) fn heading(section: Section, answers: &Answers) -> Message {
    match section {
        Section::Work => Message::new("refer-section-work"),
        Section::Urgency => Message::new("refer-section-urgency"),
        Section::Concern => Message::new("refer-section-concern"),
        Section::Person(_) if answers.people() == 1 => Message::new("refer-section-person"),
        Section::Person(at) => Message::new("refer-person").with("number", u32::from(at.number())),
        Section::People => Message::new("refer-section-people"),
        Section::You => Message::new("refer-section-you"),
        Section::Whole => Message::new("refer-step-check"),
    }
}

impl Page for TasksPage {
    const TEMPLATE: &'static str = "pages/referral/tasks/page.html";

    fn title(&self) -> Message {
        Message::new("refer-step-tasks")
    }
}

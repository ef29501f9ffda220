//! Which pages a referral has, and which comes next: computed from what is unanswered.

use super::answers::{Answers, Mode, Position};
use super::field::fields;
use super::step::{Section, Step};
use super::{Setting, check};

/// Where a referral begins.
const START: &str = crate::paths::REFER;

/// The pages that apply to what was answered so far, in order. A page whose question no longer applies stays as
/// long as something is typed in it.
#[must_use]
pub fn steps(answers: &Answers, setting: Setting<'_>) -> Vec<Step> {
    let mut steps = match answers.mode() {
        Mode::Public | Mode::Operator => public(answers),
        Mode::Professional => professional(answers),
    };
    steps.retain(|step| applies(*step, answers, setting));
    steps
}

fn public(answers: &Answers) -> Vec<Step> {
    let mut steps = vec![Step::Danger, Step::Emergency, Step::Area, Step::Worry];
    for at in answers.positions() {
        steps.extend([Step::Name(at), Step::Birth(at), Step::Aware(at)]);
        if at == Position::FIRST {
            steps.extend([
                Step::More,
                Step::Noticed,
                Step::Online,
                Step::Contacts,
                Step::Help,
            ]);
        }
        steps.extend([Step::Find(at), Step::About(at)]);
    }
    steps.extend([Step::People, Step::You, Step::Reach, Step::Check]);
    steps
}

fn professional(answers: &Answers) -> Vec<Step> {
    let mut steps = vec![Step::Sector, Step::Subsector, Step::Danger, Step::Emergency];
    steps.extend([Step::Tasks, Step::Area, Step::Worry, Step::Online, Step::Help]);
    for at in answers.positions() {
        steps.extend([Step::Name(at), Step::Find(at), Step::Aware(at)]);
    }
    steps.extend([Step::People, Step::You, Step::Reach, Step::Check]);
    steps
}

fn applies(step: Step, answers: &Answers, setting: Setting<'_>) -> bool {
    let public = answers.mode() != Mode::Professional;
    let wished = |topic: &str| !public || answers.get(&format!("more.{topic}")) == "yes";
    let typed = || {
        fields(step, answers.mode())
            .iter()
            .any(|field| field.is_given(answers))
    };
    match step {
        Step::Emergency => matches!(answers.get("danger"), "now" | "travelling"),
        Step::Subsector => setting.subsectors(answers.get("sector")).next().is_some(),
        Step::Area => !setting.rules.areas().is_empty(),
        Step::Noticed => wished("noticed") || typed(),
        Step::Online => wished("online") || typed(),
        Step::Contacts => wished("contacts") || typed(),
        Step::Help => wished("help") || typed(),
        Step::Find(_) => wished("find") || typed(),
        Step::About(_) => wished("about") || typed(),
        Step::People => wished("others") || answers.people() > 1,
        Step::Sector
        | Step::Danger
        | Step::Worry
        | Step::More
        | Step::Name(_)
        | Step::Birth(_)
        | Step::Aware(_)
        | Step::Remove(_)
        | Step::You
        | Step::Reach
        | Step::Tasks
        | Step::Check => true,
    }
}

/// Whether a page was sent and nothing in it needs mending.
#[must_use]
pub fn is_done(step: Step, answers: &Answers, setting: Setting<'_>) -> bool {
    let asked = super::posted_names(step, answers)
        .iter()
        .all(|name| answers.was_asked(name));
    asked && check(step, answers, setting).is_empty()
}

/// Whether a page can be opened: it applies to what was answered and, for the last one, nothing needs mending.
#[must_use]
pub fn opens(step: Step, answers: &Answers, setting: Setting<'_>) -> bool {
    match step {
        Step::Check => steps(answers, setting)
            .into_iter()
            .all(|step| check(step, answers, setting).is_empty()),
        Step::Remove(position) => position.number() <= answers.people(),
        Step::Tasks => answers.mode() == Mode::Professional && intro(answers, setting).is_none(),
        Step::Sector
        | Step::Subsector
        | Step::Danger
        | Step::Emergency
        | Step::Area
        | Step::Worry
        | Step::More
        | Step::Noticed
        | Step::Online
        | Step::Contacts
        | Step::Help
        | Step::Name(_)
        | Step::Birth(_)
        | Step::Aware(_)
        | Step::Find(_)
        | Step::About(_)
        | Step::People
        | Step::You
        | Step::Reach => steps(answers, setting).contains(&step),
    }
}

/// The first page of a new referral.
#[must_use]
pub fn first(answers: &Answers, setting: Setting<'_>) -> Step {
    next(Step::Tasks, answers, setting, false)
}

/// The page after `after` was sent in order. `change` is true when it was opened from the last check.
#[must_use]
pub fn next(after: Step, answers: &Answers, setting: Setting<'_>, change: bool) -> Step {
    if let Step::Remove(_) = after {
        return if opens(Step::People, answers, setting) {
            Step::People
        } else {
            next(Step::People, answers, setting, change)
        };
    }
    match answers.mode() {
        Mode::Public | Mode::Operator => undone(answers, setting, |_| true).unwrap_or(Step::Check),
        Mode::Professional => next_task(after, answers, setting, change),
    }
}

/// A professional works through one section and comes back to the list.
fn next_task(after: Step, answers: &Answers, setting: Setting<'_>, change: bool) -> Step {
    if let Some(step) = intro(answers, setting) {
        return step;
    }
    let added = after == Step::People && !answers.was_asked("people.another");
    let within = |step: Step| match step.section() {
        Section::Person(at) if added => at.number() == answers.people(),
        section => section == after.section(),
    };
    if let Some(step) = undone(answers, setting, within).filter(|step| *step != Step::People) {
        return step;
    }
    match change && opens(Step::Check, answers, setting) {
        true => Step::Check,
        false => Step::Tasks,
    }
}

/// What a professional answers before the list of tasks.
fn intro(answers: &Answers, setting: Setting<'_>) -> Option<Step> {
    steps(answers, setting)
        .into_iter()
        .take_while(|step| *step != Step::Tasks)
        .find(|step| !is_done(*step, answers, setting))
}

fn undone(answers: &Answers, setting: Setting<'_>, within: impl Fn(Step) -> bool) -> Option<Step> {
    steps(answers, setting)
        .into_iter()
        .find(|step| within(*step) && !is_done(*step, answers, setting))
}

/// The path of the page before, in English.
#[must_use]
pub fn back(step: Step, answers: &Answers, setting: Setting<'_>, change: bool) -> String {
    if change {
        return Step::Check.path();
    }
    if let Step::Remove(_) = step {
        return Step::People.path();
    }
    let steps = steps(answers, setting);
    let at = steps.iter().position(|other| *other == step).unwrap_or_default();
    let before = steps.get(..at).and_then(<[Step]>::last).copied();
    match (answers.mode(), before) {
        (_, None) => START.to_owned(),
        (Mode::Professional, Some(before)) if is_listed(step) && !same_section(before, step) => {
            Step::Tasks.path()
        }
        (Mode::Public | Mode::Operator | Mode::Professional, Some(before)) => before.path(),
    }
}

fn is_listed(step: Step) -> bool {
    !matches!(
        step,
        Step::Sector | Step::Subsector | Step::Danger | Step::Emergency | Step::Tasks
    )
}

fn same_section(one: Step, other: Step) -> bool {
    one.section() == other.section()
}

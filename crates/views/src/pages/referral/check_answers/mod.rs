//! Everything that was answered, to be checked before it is sent.

use serde::Serialize;

use super::answers::Answers;
use super::choices::{Words, choices};
use super::field::{Field, Input, element_id, fields};
use super::question;
use super::reading::Reading;
use super::step::Step;
use super::tasks::{grouped, heading};
use super::{Kept, PageContext, Setting, back, marks, silent_debug, steps};
use crate::{Form, FormErrors, Message, Page};

/// Everything that was answered, to be checked before it is sent.
#[derive(Clone, Serialize)]
pub struct CheckPage {
    groups: Vec<Group>,
    problems: Vec<Problem>,
    /// Whether a direction mark was typed somewhere, and is written out.
    marks: bool,
    say: Option<String>,
    reading: Reading,
    kept: Option<Kept>,
    form: Form,
    #[serde(skip)]
    errors: FormErrors,
}

#[derive(Clone, Serialize)]
struct Group {
    heading: Message,
    rows: Vec<Row>,
}

#[derive(Clone, Serialize)]
struct Row {
    label: String,
    value: Shown,
    change: String,
}

/// An answer as it is shown back.
#[derive(Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Shown {
    /// What was typed, line by line.
    Typed { lines: Vec<String> },
    /// What was chosen.
    Chosen { words: Vec<Words> },
    /// "I do not know."
    Unknown,
    /// No answer.
    Empty,
}

/// Something to mend, and the page to mend it on.
#[derive(Clone, Serialize)]
struct Problem {
    message: Message,
    href: String,
}

silent_debug!(CheckPage);

impl CheckPage {
    /// The page, with what [`super::parse`] found when it was sent.
    #[must_use]
    pub fn new(
        answers: &Answers,
        problems: &[(Step, FormErrors)],
        retry_key: &str,
        context: &PageContext<'_>,
    ) -> Self {
        let setting = context.setting();
        let groups = groups(answers, setting);
        Self {
            marks: groups
                .iter()
                .flat_map(|group| &group.rows)
                .any(|row| row.is_marked()),
            groups,
            problems: problems
                .iter()
                .flat_map(|(step, errors)| errors.iter().map(|error| problem(*step, error)))
                .collect(),
            say: question::say(Step::Check, answers.mode()),
            reading: Reading::of(answers.get("area"), context.rules),
            kept: context.kept(),
            form: Form::to(Step::Check.path())
                .back_to(back(Step::Check, answers, setting, false))
                .hide("retry_key", retry_key),
            errors: problems
                .first()
                .map(|(_, errors)| errors.clone())
                .unwrap_or_default(),
        }
    }
}

fn problem(step: Step, error: &crate::FieldError) -> Problem {
    Problem {
        message: error.message.clone(),
        href: format!("{}?change=1#{}", step.path(), error.anchor),
    }
}

fn groups(answers: &Answers, setting: Setting<'_>) -> Vec<Group> {
    grouped(&steps(answers, setting))
        .into_iter()
        .map(|(section, steps)| Group {
            heading: heading(section, answers),
            rows: steps
                .iter()
                .flat_map(|step| rows(*step, answers, setting))
                .collect(),
        })
        .collect()
}

fn rows(step: Step, answers: &Answers, setting: Setting<'_>) -> Vec<Row> {
    fields(step, answers.mode())
        .iter()
        .map(|field| Row {
            label: field.message(),
            value: value(field, answers, setting),
            change: format!("{}?change=1#{}", step.path(), element_id(&field.key())),
        })
        .collect()
}

fn value(field: &Field, answers: &Answers, setting: Setting<'_>) -> Shown {
    let key = field.key();
    let typed = answers.get(&key);
    let ticked = !answers.get(&format!("{key}.unknown")).is_empty();
    match field.input {
        Input::Line(_) | Input::Lines(_) | Input::Words(_) => said(typed, ticked),
        Input::Birth => birth(&key, answers, ticked),
        Input::Choice(choice) => {
            let found = choices(choice, answers, setting).find(|offered| offered.value == typed);
            found.map_or(Shown::Empty, |offered| Shown::Chosen {
                words: vec![offered.label],
            })
        }
        Input::Ticks(topics) => {
            let ticked = topics
                .iter()
                .filter(|topic| answers.get(&format!("{key}.{topic}")) == "yes");
            let words: Vec<Words> = ticked
                .map(|topic| Words::id(format!("refer-{key}-{topic}")))
                .collect();
            if words.is_empty() {
                Shown::Empty
            } else {
                Shown::Chosen { words }
            }
        }
        Input::Seen => Shown::Empty,
    }
}

fn said(typed: &str, unknown: bool) -> Shown {
    match typed.trim() {
        "" if unknown => Shown::Unknown,
        "" => Shown::Empty,
        typed => Shown::Typed {
            lines: typed.lines().map(marks::shown).collect(),
        },
    }
}

/// The parts of a birth as typed, in the order they are asked.
fn birth(key: &str, answers: &Answers, unknown: bool) -> Shown {
    let part = |part: &str| answers.get(&format!("{key}.{part}")).trim();
    let date: Vec<&str> = ["day", "month", "year"]
        .map(part)
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let mut words = Vec::new();
    if !date.is_empty() {
        words.push(Words::Said(
            Message::new("refer-birth-born").with("date", marks::shown(&date.join(" / "))),
        ));
    }
    if !part("age").is_empty() {
        words.push(Words::Said(
            Message::new("refer-birth-aged").with("age", marks::shown(part("age"))),
        ));
    }
    match (words.is_empty(), unknown) {
        (false, _) => Shown::Chosen { words },
        (true, true) => Shown::Unknown,
        (true, false) => Shown::Empty,
    }
}

impl Row {
    fn is_marked(&self) -> bool {
        match &self.value {
            Shown::Typed { lines } => lines.iter().any(|line| line.contains("[U+")),
            Shown::Chosen { .. } | Shown::Unknown | Shown::Empty => false,
        }
    }
}

impl Page for CheckPage {
    const TEMPLATE: &'static str = "pages/referral/check_answers/page.html";

    fn title(&self) -> Message {
        Message::new("refer-step-check")
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.errors)
    }
}

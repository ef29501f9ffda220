//! A page of questions, whichever they are.

use serde::Serialize;

use super::answers::{Answers, Mode};
use super::choices::{Words, choices};
use super::field::{Choice, Field, Input, Line, element_id, fields};
use super::step::Step;
use super::{Kept, PageContext, Setting, action, back, silent_debug};
use crate::{Form, FormErrors, Message, Page};

/// More answers than this are chosen from a list that drops down.
const MOST_RADIOS: usize = 15;

/// A page of questions.
#[derive(Clone, Serialize)]
pub struct QuestionPage {
    #[serde(skip)]
    title: Message,
    /// Which person it is about, when there are several.
    person: Option<u16>,
    /// Prose before the questions.
    intro: Option<String>,
    /// Words for the advice line to read out.
    say: Option<String>,
    /// Whether the one question is the page's heading.
    alone: bool,
    fields: Vec<Asked>,
    kept: Option<Kept>,
    form: Form,
}

/// A question with what was answered so far.
#[derive(Clone, Serialize)]
pub(super) struct Asked {
    kind: &'static str,
    id: String,
    name: String,
    label: String,
    hint: Option<String>,
    value: String,
    rows: u8,
    input_type: &'static str,
    spellcheck: bool,
    options: Vec<Answer>,
    unknown: Option<Tick>,
    parts: Vec<Part>,
}

/// An answer to choose.
#[derive(Clone, Serialize)]
struct Answer {
    id: String,
    name: String,
    value: String,
    label: Words,
    hint: Option<Words>,
    apart: bool,
    chosen: bool,
}

/// "I do not know", beside a question.
#[derive(Clone, Serialize)]
struct Tick {
    id: String,
    name: String,
    ticked: bool,
}

/// One part of a birth.
#[derive(Clone, Serialize)]
struct Part {
    id: String,
    name: String,
    value: String,
    label: String,
    wide: bool,
}

silent_debug!(QuestionPage);

impl QuestionPage {
    pub(super) fn new(step: Step, answers: &Answers, errors: FormErrors, context: &PageContext<'_>) -> Self {
        let setting = context.setting();
        let fields = fields(step, answers.mode());
        let alone = is_alone(&fields);
        let title = match fields.first() {
            Some(only) if alone => only.message(),
            Some(_) | None => format!("refer-step-{}", step.slug()),
        };
        let person = step.person().filter(|_| answers.people() > 1);
        Self {
            title: Message::new(title),
            person: person.map(super::Position::number),
            intro: has_intro(step).then(|| format!("refer-intro-{}", step.slug())),
            say: say(step, answers.mode()),
            alone,
            fields: asked_on(step, answers, setting),
            kept: context.kept(),
            form: Form::to(action(step, context))
                .back_to(back(step, answers, setting, context.change))
                .with_errors(errors),
        }
    }
}

impl Page for QuestionPage {
    const TEMPLATE: &'static str = "pages/referral/question/page.html";

    fn title(&self) -> Message {
        self.title.clone()
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

/// What the advice line reads out on a page.
pub(super) fn say(step: Step, mode: Mode) -> Option<String> {
    match mode {
        Mode::Operator => Some(format!("refer-say-{}", step.slug())),
        Mode::Public | Mode::Professional => None,
    }
}

fn is_alone(fields: &[Field]) -> bool {
    match fields {
        [only] => match only.input {
            Input::Line(_) | Input::Lines(_) | Input::Words(_) | Input::Choice(_) | Input::Ticks(_) => true,
            Input::Birth | Input::Seen => false,
        },
        [] | [_, _, ..] => false,
    }
}

const fn has_intro(step: Step) -> bool {
    match step {
        Step::Emergency | Step::Name(_) | Step::Find(_) | Step::You | Step::Reach => true,
        Step::Sector
        | Step::Subsector
        | Step::Danger
        | Step::Area
        | Step::Worry
        | Step::More
        | Step::Noticed
        | Step::Online
        | Step::Contacts
        | Step::Help
        | Step::Birth(_)
        | Step::Aware(_)
        | Step::About(_)
        | Step::Remove(_)
        | Step::People
        | Step::Tasks
        | Step::Check => false,
    }
}

/// The questions of a page with what was answered so far.
pub(super) fn asked_on(step: Step, answers: &Answers, setting: Setting<'_>) -> Vec<Asked> {
    let fields = fields(step, answers.mode());
    fields
        .iter()
        .map(|field| asked(field, answers, setting))
        .collect()
}

fn asked(field: &Field, answers: &Answers, setting: Setting<'_>) -> Asked {
    let key = field.key();
    let message = field.message();
    let base = Asked {
        kind: "line",
        id: element_id(&key),
        label: message.clone(),
        hint: field.hint.then(|| format!("{message}-hint")),
        value: answers.get(&key).to_owned(),
        rows: 0,
        input_type: "text",
        spellcheck: false,
        options: Vec::new(),
        unknown: field.unknown.then(|| tick(&key, answers)),
        parts: Vec::new(),
        name: key,
    };
    match field.input {
        Input::Line(line) => Asked {
            value: on_one_line(&base.value),
            input_type: input_type(line),
            ..base
        },
        Input::Lines(_) => Asked {
            kind: "words",
            rows: 2,
            ..base
        },
        Input::Words(rows) => Asked {
            kind: "words",
            rows,
            spellcheck: true,
            ..base
        },
        Input::Birth => Asked {
            kind: "birth",
            parts: birth_parts(&base.name, answers),
            unknown: Some(tick(&base.name, answers)),
            ..base
        },
        Input::Choice(choice) => choose(base, choice, answers, setting),
        Input::Ticks(ticks) => Asked {
            kind: "ticks",
            options: ticks
                .iter()
                .map(|topic| tickable(&base.name, topic, answers))
                .collect(),
            ..base
        },
        Input::Seen => Asked {
            kind: "seen",
            value: "seen".to_owned(),
            ..base
        },
    }
}

/// A browser drops line ends from a box of one line, and two values sent for it would run together.
fn on_one_line(value: &str) -> String {
    value.lines().collect::<Vec<_>>().join(" / ")
}

const fn input_type(line: Line) -> &'static str {
    match line {
        Line::Phone => "tel",
        Line::Email => "email",
        Line::Name | Line::Other => "text",
    }
}

fn tick(key: &str, answers: &Answers) -> Tick {
    let name = format!("{key}.unknown");
    Tick {
        id: element_id(&name),
        ticked: !answers.get(&name).is_empty(),
        name,
    }
}

fn birth_parts(key: &str, answers: &Answers) -> Vec<Part> {
    let part = |part: &str| {
        let name = format!("{key}.{part}");
        Part {
            id: element_id(&name),
            value: on_one_line(answers.get(&name)),
            label: format!("refer-person-birth-{part}"),
            wide: part == "year",
            name,
        }
    };
    ["day", "month", "year", "age"].map(part).into()
}

fn choose(base: Asked, choice: Choice, answers: &Answers, setting: Setting<'_>) -> Asked {
    let options: Vec<Answer> = choices(choice, answers, setting)
        .map(|offered| Answer {
            id: String::new(),
            name: base.name.clone(),
            chosen: offered.value == base.value,
            value: offered.value,
            label: offered.label,
            hint: offered.hint,
            apart: offered.apart,
        })
        .collect();
    Asked {
        kind: if options.len() > MOST_RADIOS {
            "select"
        } else {
            "choice"
        },
        options,
        ..base
    }
}

fn tickable(key: &str, topic: &str, answers: &Answers) -> Answer {
    let name = format!("{key}.{topic}");
    Answer {
        id: element_id(&name),
        chosen: answers.get(&name) == "yes",
        value: "yes".to_owned(),
        label: Words::Said(Message::new(format!("refer-{key}-{topic}"))),
        hint: None,
        apart: false,
        name,
    }
}

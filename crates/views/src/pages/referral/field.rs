//! The questions each page asks, and the names of the fields it posts.

use super::answers::{Answers, Mode, Position, person_key};
use super::step::Step;

/// A question as a page asks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// Its name: `worry`, `you.phone`, and without the person for what is about one: `name`.
    name: &'static str,
    pub(super) input: Input,
    /// Whether a hint stands below its label.
    pub(super) hint: bool,
    /// Whether "I do not know" can be ticked beside it.
    pub(super) unknown: bool,
    at: Option<Position>,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// One line.
    Line(Line),
    /// Several short things, one on each line.
    Lines(Line),
    /// As much as somebody wishes to write, in a box that shows so many lines.
    Words(u8),
    /// A birth date as far as it is known, or an age.
    Birth,
    /// One of several.
    Choice(Choice),
    /// Any of several; each its own field.
    Ticks(&'static [&'static str]),
    /// Nothing to answer: the page was seen.
    Seen,
}

/// What a line holds, which says how much it may hold. A browser is told to keep none of it: the next person at
/// the same device must not be offered a name or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A name, of the person or of the referrer.
    Name,
    /// A telephone number of the referrer.
    Phone,
    /// An e-mail address of the referrer.
    Email,
    /// Anything else.
    Other,
}

/// Where the answers to choose from come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Sector,
    Subsector,
    Danger,
    Area,
    Gender,
    Aware,
    Relationship,
    Wish,
    YesNo,
}

impl Field {
    const fn new(name: &'static str, input: Input) -> Self {
        Self {
            name,
            input,
            hint: false,
            unknown: false,
            at: None,
        }
    }

    const fn hinted(self) -> Self {
        Self { hint: true, ..self }
    }

    /// A question of the account: hinted, answered in one's own words or by "I do not know".
    const fn account(name: &'static str, rows: u8) -> Self {
        Self {
            unknown: true,
            ..Self::new(name, Input::Words(rows)).hinted()
        }
    }

    const fn of(self, at: Position) -> Self {
        Self { at: Some(at), ..self }
    }

    /// The name it is posted and kept under: `person.2.name`.
    pub(super) fn key(&self) -> String {
        match self.at {
            Some(position) => person_key(position, self.name),
            None => self.name.to_owned(),
        }
    }

    /// The id of its message: `refer-person-name`.
    pub(super) fn message(&self) -> String {
        let name = self.name.replace(['.', '_'], "-");
        match self.at {
            Some(_) => format!("refer-person-{name}"),
            None => format!("refer-{name}"),
        }
    }

    /// The names of everything it posts.
    pub(super) fn posts(&self) -> Vec<String> {
        let key = self.key();
        let parts = |parts: &[&str]| parts.iter().map(|part| format!("{key}.{part}")).collect();
        match self.input {
            Input::Birth => parts(&["day", "month", "year", "age", "unknown"]),
            Input::Ticks(ticks) => parts(ticks),
            Input::Words(_) if self.unknown => vec![key.clone(), format!("{key}.unknown")],
            Input::Line(_) | Input::Lines(_) | Input::Words(_) | Input::Choice(_) | Input::Seen => vec![key],
        }
    }

    /// Whether anything was typed or chosen.
    pub(super) fn is_given(&self, answers: &Answers) -> bool {
        self.posts().iter().any(|name| !answers.get(name).is_empty())
    }
}

/// The id of the element of a field: a name without the dots.
pub(super) fn element_id(name: &str) -> String {
    name.replace(['.', '_'], "-")
}

/// What more there may be to tell, and the page each asks for.
pub(super) const MORE: [&str; 7] = ["noticed", "online", "contacts", "help", "find", "about", "others"];

/// The questions of a page.
pub(super) fn fields(step: Step, mode: Mode) -> Vec<Field> {
    let professional = mode == Mode::Professional;
    match step {
        Step::Sector => vec![choice("sector", Choice::Sector)],
        Step::Subsector => vec![choice("subsector", Choice::Subsector)],
        Step::Danger => vec![choice("danger", Choice::Danger)],
        Step::Emergency => vec![Field::new("emergency", Input::Seen)],
        Step::Area => vec![choice("area", Choice::Area).hinted()],
        Step::Worry if professional => {
            let mut fields = vec![Field::new("worry", Input::Words(10)).hinted()];
            fields.extend(noticed());
            fields
        }
        Step::Worry => vec![Field::new("worry", Input::Words(12)).hinted()],
        Step::More => vec![Field::new("more", Input::Ticks(&MORE)).hinted()],
        Step::Noticed => noticed(),
        Step::Online if professional => {
            let mut fields = vec![Field::account("online", 8)];
            fields.extend(contacts());
            fields
        }
        Step::Online => vec![Field::account("online", 8)],
        Step::Contacts => contacts(),
        Step::Help => ["needs", "services", "strengths", "if_nothing"]
            .map(|name| Field::account(name, 4))
            .into(),
        Step::Name(at) => about(at, &name_fields(professional)),
        Step::Birth(at) => about(at, &[Field::new("birth", Input::Birth)]),
        Step::Aware(at) => about(
            at,
            &[
                choice("person_aware", Choice::Aware),
                choice("family_aware", Choice::Aware),
            ],
        ),
        Step::Find(at) => about(at, &FIND),
        Step::About(at) => about(at, &ABOUT),
        Step::Remove(at) => about(at, &[choice("remove", Choice::YesNo)]),
        Step::People => vec![choice("people.another", Choice::YesNo)],
        Step::You => you_fields(professional),
        Step::Reach => REACH.into(),
        Step::Tasks | Step::Check => Vec::new(),
    }
}

const fn choice(name: &'static str, choice: Choice) -> Field {
    Field::new(name, Input::Choice(choice))
}

const fn line(name: &'static str) -> Field {
    Field::new(name, Input::Line(Line::Other))
}

const fn lines(name: &'static str) -> Field {
    Field::new(name, Input::Lines(Line::Other))
}

const fn own(name: &'static str, line: Line) -> Field {
    Field::new(name, Input::Line(line))
}

fn about(at: Position, fields: &[Field]) -> Vec<Field> {
    fields.iter().map(|field| field.of(at)).collect()
}

fn noticed() -> Vec<Field> {
    ["noticed", "when", "words"]
        .map(|name| Field::account(name, 4))
        .into()
}

fn contacts() -> Vec<Field> {
    ["contacts", "threats"].map(|name| Field::account(name, 4)).into()
}

const ABOUT: [Field; 3] = [
    choice("gender", Choice::Gender),
    line("place").hinted(),
    line("language").hinted(),
];

const FIND: [Field; 5] = [
    Field::new("address", Input::Words(3)),
    line("postcode"),
    lines("phones").hinted(),
    lines("emails").hinted(),
    lines("handles").hinted(),
];

const REACH: [Field; 4] = [
    own("you.phone", Line::Phone),
    own("you.email", Line::Email),
    Field::new("you.safe_times", Input::Words(3)).hinted(),
    choice("feedback", Choice::Wish).hinted(),
];

/// Professionals say at once who somebody is; others are asked for the birth on a page of its own.
fn name_fields(professional: bool) -> Vec<Field> {
    let mut fields = vec![
        Field::new("name", Input::Line(Line::Name)),
        Field::new("other_names", Input::Lines(Line::Name)).hinted(),
        Field::new("description", Input::Words(3)).hinted(),
    ];
    if professional {
        fields.insert(2, Field::new("birth", Input::Birth));
        fields.extend(ABOUT);
    }
    fields
}

fn you_fields(professional: bool) -> Vec<Field> {
    let name = own("you.name", Line::Name).hinted();
    let confidential = choice("confidential", Choice::Wish).hinted();
    if professional {
        let role = own("you.role", Line::Other);
        vec![name, role, own("you.organisation", Line::Other), confidential]
    } else {
        vec![
            choice("you.relationship", Choice::Relationship),
            name,
            confidential,
        ]
    }
}

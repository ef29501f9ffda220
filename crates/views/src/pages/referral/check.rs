//! What is wrong with a page as it was sent: all of it at once, in the order of the questions.

use waymark_domain::text::{InvalidText, PersonName, Text};

use super::answers::{Answers, Position, person_key};
use super::choices::choices;
use super::field::{Field, Input, Line, element_id, fields};
use super::step::Step;
use super::{Setting, birth, parse};
use crate::{FormErrors, Message};

/// What is wrong with a page as it was sent.
#[must_use]
pub fn check(step: Step, answers: &Answers, setting: Setting<'_>) -> FormErrors {
    let mut errors = FormErrors::none();
    for field in fields(step, answers.mode()) {
        check_field(&mut errors, &field, step, answers, setting);
    }
    match step {
        Step::Worry if answers.get("worry").trim().is_empty() => {
            add(&mut errors, "worry", "missing", Message::new("refer-error-worry"));
        }
        Step::Sector if answers.get("sector").is_empty() => {
            add(
                &mut errors,
                "sector",
                "missing",
                Message::new("refer-error-sector"),
            );
        }
        Step::Name(at) if errors.is_empty() && parse::is_nobody(answers, at, setting.today) => {
            let key = person_key(at, "name");
            add(&mut errors, &key, "missing", Message::new("refer-error-nobody"));
        }
        Step::People if answers.get("people.another") == "yes" && setting.is_full(answers) => {
            add(
                &mut errors,
                "people.another",
                "too_many",
                Message::new("refer-error-too-many"),
            );
        }
        Step::Worry
        | Step::Sector
        | Step::Name(_)
        | Step::People
        | Step::Subsector
        | Step::Danger
        | Step::Emergency
        | Step::Area
        | Step::More
        | Step::Noticed
        | Step::Online
        | Step::Contacts
        | Step::Help
        | Step::Birth(_)
        | Step::Aware(_)
        | Step::Find(_)
        | Step::About(_)
        | Step::Remove(_)
        | Step::You
        | Step::Reach
        | Step::Tasks
        | Step::Check => {}
    }
    errors
}

fn check_field(errors: &mut FormErrors, field: &Field, step: Step, answers: &Answers, setting: Setting<'_>) {
    let key = field.key();
    let typed = answers.get(&key);
    match field.input {
        Input::Line(Line::Email) => {
            check_length(errors, &key, Text::parse(typed).err());
            check_email(errors, &key, typed);
        }
        Input::Line(Line::Name) => check_length(errors, &key, PersonName::parse(typed).err()),
        Input::Lines(Line::Name) => {
            let longest = typed.lines().filter_map(|line| PersonName::parse(line).err());
            check_length(errors, &key, longest.into_iter().find(is_too_long));
            check_length(errors, &key, Text::parse(typed).err());
        }
        Input::Line(_) | Input::Lines(_) | Input::Words(_) => {
            check_length(errors, &key, Text::parse(typed).err());
        }
        Input::Birth => check_birth(errors, &key, step.person(), answers, setting),
        Input::Choice(choice) => {
            let known =
                typed.is_empty() || choices(choice, answers, setting).any(|choice| choice.value == typed);
            if !known {
                add(errors, &key, "not_a_choice", Message::new("refer-error-choice"));
            }
        }
        Input::Ticks(_) | Input::Seen => {}
    }
}

fn is_too_long(invalid: &InvalidText) -> bool {
    matches!(invalid, InvalidText::TooLong { .. })
}

/// Too long is said with the limit and the length; what was typed stays.
fn check_length(errors: &mut FormErrors, key: &str, invalid: Option<InvalidText>) {
    if let Some(InvalidText::TooLong { chars, limit }) = invalid {
        add(errors, key, "too_long", too_long(chars, limit));
    }
}

/// Says how long a text is and how long it may be.
pub(crate) fn too_long(chars: usize, limit: usize) -> Message {
    Message::new("refer-error-too-long")
        .with("chars", grouped(chars))
        .with("limit", grouped(limit))
}

/// A number as both languages write it: `100,000`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut written = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % 3 == first {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// An address that could not be written to helps nobody; whether it exists is not asked.
fn check_email(errors: &mut FormErrors, key: &str, typed: &str) {
    let typed = typed.trim();
    let parts = typed.split_once('@');
    let whole = parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let one = !typed.contains(char::is_whitespace) && typed.matches('@').count() == 1;
    if typed.is_empty() || whole && one {
        return;
    }
    add(errors, key, "email", Message::new("refer-error-email"));
}

fn check_birth(
    errors: &mut FormErrors,
    key: &str,
    at: Option<Position>,
    answers: &Answers,
    setting: Setting<'_>,
) {
    let Some(at) = at else { return };
    if let Err(slip) = birth::read(answers, at, setting.today) {
        let anchor = element_id(&format!("{key}.{}", slip.part()));
        errors.add_at(key, anchor, slip.code(), Message::new(slip.message()));
    }
}

/// An error about a choice leads to its first answer, whose id is the field's own.
fn add(errors: &mut FormErrors, key: &str, code: &'static str, message: Message) {
    errors.add_at(key, element_id(key), code, message);
}

/// One error about one field.
pub(super) fn one(key: &str, code: &'static str, message: &'static str) -> FormErrors {
    let mut errors = FormErrors::none();
    add(&mut errors, key, code, Message::new(message));
    errors
}

/// What still has to be answered or mended before the referral can be sent, page by page.
#[must_use]
pub fn problems(answers: &Answers, setting: Setting<'_>) -> Vec<(Step, FormErrors)> {
    super::steps(answers, setting)
        .into_iter()
        .map(|step| (step, check(step, answers, setting)))
        .filter(|(_, errors)| !errors.is_empty())
        .collect()
}

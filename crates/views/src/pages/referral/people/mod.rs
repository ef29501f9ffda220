//! The people a referral is about so far, and whether there is one more.

use serde::Serialize;

use super::absorb::SHOWN;
use super::answers::{Answers, Position, person_key};
use super::question::{self, Asked};
use super::step::Step;
use super::{Kept, PageContext, action, back, marks, silent_debug};
use crate::{Form, FormErrors, Message, Page};

/// The people a referral is about so far.
#[derive(Clone, Serialize)]
pub struct PeoplePage {
    people: Vec<Person>,
    /// The most people of one referral, when there are so many.
    full: bool,
    say: Option<String>,
    another: Option<Asked>,
    kept: Option<Kept>,
    form: Form,
}

#[derive(Clone, Serialize)]
struct Person {
    number: u16,
    name: String,
    change: String,
    remove: String,
}

silent_debug!(PeoplePage);

impl PeoplePage {
    pub(super) fn new(answers: &Answers, errors: FormErrors, context: &PageContext<'_>) -> Self {
        let setting = context.setting();
        Self {
            people: answers.positions().map(|at| person(answers, at)).collect(),
            full: setting.is_full(answers),
            say: question::say(Step::People, answers.mode()),
            another: question::asked_on(Step::People, answers, setting)
                .into_iter()
                .next(),
            kept: context.kept(),
            form: Form::to(action(Step::People, context))
                .back_to(back(Step::People, answers, setting, context.change))
                .hide(SHOWN, answers.people().to_string())
                .with_errors(errors),
        }
    }
}

fn person(answers: &Answers, at: Position) -> Person {
    Person {
        number: at.number(),
        name: marks::shown(answers.get(&person_key(at, "name")).trim()),
        change: Step::Name(at).path(),
        remove: Step::Remove(at).path(),
    }
}

impl Page for PeoplePage {
    const TEMPLATE: &'static str = "pages/referral/people/page.html";

    fn title(&self) -> Message {
        Message::new("refer-step-people")
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

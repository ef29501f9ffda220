//! What a change makes different, line by line.

use serde::Serialize;
use waymark_domain::case::StageName;
use waymark_domain::rules::{Area, Entry, List, Number, RuleDifference};

use super::areas::kinds_code;
use super::rule_list::used;
use super::rules::{amount, list_words, number_words};
use super::{confirmed_words, silent_debug};
use crate::Message;

/// One thing that becomes different.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    what: String,
    before: Option<String>,
    after: Option<String>,
}

silent_debug!(Difference);

impl Difference {
    /// Something, in words, as it is and as it would be; none where it is not there.
    #[must_use]
    pub fn new(what: impl Into<String>, before: Option<String>, after: Option<String>) -> Self {
        Self {
            what: what.into(),
            before,
            after,
        }
    }
}

/// What is different in a rule set, in the words that `text` makes of a message: a line for each thing.
pub fn rule_lines(differences: &[RuleDifference], text: impl Fn(&Message) -> String) -> Vec<Difference> {
    let lines = Lines { text: &text };
    let mut all = Vec::new();
    for difference in differences {
        match difference {
            RuleDifference::Number { code, before, after } => {
                let what = text(&number_words(code));
                lines.add(&mut all, &what, before.as_ref(), after.as_ref(), &lines.number());
            }
            RuleDifference::Entry { list, before, after } => {
                let code = before.as_ref().or(after.as_ref());
                let what = lines.coded(*list, code.map_or("", |entry| entry.code.as_str()));
                lines.add(&mut all, &what, before.as_ref(), after.as_ref(), &lines.entry());
            }
            RuleDifference::Area { before, after } => {
                let (before, after) = (before.as_deref(), after.as_deref());
                let name = before.or(after).map_or("", |area| area.name.as_str());
                let what = text(&Message::new("difference-area").with("name", name.to_owned()));
                lines.add(&mut all, &what, before, after, &lines.area());
            }
        }
    }
    all
}

/// The words of what is different.
struct Lines<'a, F> {
    text: &'a F,
}

/// A part of a thing: what it is, and what it says.
type Part<'a, T> = (Message, Box<dyn Fn(&T) -> Option<String> + 'a>);

impl<F: Fn(&Message) -> String> Lines<'_, F> {
    /// A line for each part that is different.
    fn add<T>(
        &self,
        to: &mut Vec<Difference>,
        what: &str,
        before: Option<&T>,
        after: Option<&T>,
        parts: &[Part<'_, T>],
    ) {
        for (field, says) in parts {
            let (before, after) = (before.and_then(says), after.and_then(says));
            if before != after {
                let field = (self.text)(field);
                let words = Message::new("difference-of")
                    .with("what", what.to_owned())
                    .with("field", field);
                to.push(Difference::new((self.text)(&words), before, after));
            }
        }
    }

    fn coded(&self, list: List, code: &str) -> String {
        let list = (self.text)(&list_words(list));
        let words = Message::new("difference-code").with("list", list);
        (self.text)(&words.with("code", code.to_owned()))
    }

    fn number(&self) -> [Part<'_, Number>; 3] {
        [
            (
                Message::new("difference-amount"),
                Box::new(|number| Some(amount(number.value, &number.unit))),
            ),
            (
                Message::new("difference-source"),
                Box::new(|number| Some(number.source.clone())),
            ),
            (
                Message::new("difference-confirmed"),
                Box::new(|number| Some((self.text)(&confirmed_words(number.unconfirmed)))),
            ),
        ]
    }

    fn entry(&self) -> [Part<'_, Entry>; 6] {
        [
            (
                Message::new("difference-label"),
                Box::new(|entry| Some(entry.label.clone())),
            ),
            (
                Message::new("difference-label-cy"),
                Box::new(|entry| entry.label_cy.clone()),
            ),
            (
                Message::new("difference-parent"),
                Box::new(|entry| entry.parent.as_ref().map(ToString::to_string)),
            ),
            (
                Message::new("difference-used"),
                Box::new(|entry| Some((self.text)(&used(entry.valid_from, entry.valid_to)))),
            ),
            (
                Message::new("difference-source"),
                Box::new(|entry| entry.source.clone()),
            ),
            (
                Message::new("difference-confirmed"),
                Box::new(|entry| Some((self.text)(&confirmed_words(entry.unconfirmed)))),
            ),
        ]
    }

    fn area(&self) -> Vec<Part<'_, Area>> {
        let mut parts: Vec<Part<'_, Area>> = vec![
            (
                Message::new("difference-name"),
                Box::new(|area| Some(area.name.clone())),
            ),
            (
                Message::new("difference-name-cy"),
                Box::new(|area| area.name_cy.clone()),
            ),
            (
                Message::new("difference-force"),
                Box::new(|area| Some(area.force.to_string())),
            ),
            (
                Message::new("difference-controller"),
                Box::new(|area| Some(area.controller.to_string())),
            ),
            (
                Message::new("difference-mailbox"),
                Box::new(|area| Some(area.desk_mailbox.clone())),
            ),
            (
                Message::new("difference-read"),
                Box::new(|area| Some(area.read_times.clone())),
            ),
            (
                Message::new("difference-read-cy"),
                Box::new(|area| area.read_times_cy.clone()),
            ),
            (
                Message::new("difference-telephone"),
                Box::new(|area| area.telephone.clone()),
            ),
            (
                Message::new("difference-again"),
                Box::new(|area| {
                    let again = Message::new("areas-again-minutes");
                    Some((self.text)(
                        &again.with("minutes", u32::from(area.alert_again_minutes)),
                    ))
                }),
            ),
        ];
        parts.extend(StageName::ALL.iter().map(|stage| self.owners(*stage)));
        parts
    }

    /// Whose people may own a case at a stage.
    fn owners(&self, stage: StageName) -> Part<'_, Area> {
        let words = (self.text)(&Message::coded("stage-", stage.code()));
        let says = move |area: &Area| {
            let owners = area.owners.get(&stage).map(kinds_code);
            let words = owners.map_or_else(
                || Message::new("difference-default-owners"),
                |code| Message::coded("area-owners-", code),
            );
            Some((self.text)(&words))
        };
        (
            Message::new("difference-owners").with("stage", words),
            Box::new(says),
        )
    }
}

//! The code lists and numbers of the rule set in force.

use serde::Serialize;
use waymark_domain::rules::{List, Number, RuleSet};

use super::{AdminPlace, confirmed_words};
use crate::{Message, Page};

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct RulesPage {
    since: String,
    note: String,
    lists: Vec<ListLine>,
    numbers: Vec<NumberLine>,
    history: &'static str,
    back: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct ListLine {
    href: String,
    words: Message,
    codes: usize,
    unconfirmed: usize,
}

#[derive(Clone, Debug, Serialize)]
struct NumberLine {
    href: String,
    words: Message,
    value: u16,
    unit: String,
    source: String,
    unconfirmed: bool,
    confirmed: Message,
}

/// A number of the rule set in words.
#[must_use]
pub fn number_words(code: &str) -> Message {
    Message::coded("number-", &code.replace('.', "-"))
}

/// A code list in words.
#[must_use]
pub fn list_words(list: List) -> Message {
    Message::coded("list-", list.code())
}

impl RulesPage {
    /// The page of a rule set.
    #[must_use]
    pub fn new(rules: &RuleSet) -> Self {
        let list = |list: &List| ListLine {
            href: AdminPlace::List.of(list.code()),
            words: list_words(*list),
            codes: rules.all_entries(*list).len(),
            unconfirmed: rules
                .all_entries(*list)
                .iter()
                .filter(|entry| entry.unconfirmed)
                .count(),
        };
        Self {
            since: rules.valid_from.words(),
            note: rules.note.clone(),
            lists: List::ALL.iter().map(list).collect(),
            numbers: rules
                .numbers()
                .map(|(code, number)| number_line(code, number))
                .collect(),
            history: AdminPlace::History.route(),
            back: AdminPlace::Home.route(),
        }
    }
}

fn number_line(code: &str, number: &Number) -> NumberLine {
    NumberLine {
        href: AdminPlace::Number.of(code),
        words: number_words(code),
        value: number.value,
        unit: number.unit.clone(),
        source: number.source.clone(),
        unconfirmed: number.unconfirmed,
        confirmed: confirmed_words(number.unconfirmed),
    }
}

impl Page for RulesPage {
    const TEMPLATE: &'static str = "pages/admin/rules/page.html";

    fn title(&self) -> Message {
        Message::new("rules-title")
    }
}

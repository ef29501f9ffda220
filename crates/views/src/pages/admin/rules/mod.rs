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
    amount: String,
    source: String,
    unconfirmed: bool,
    confirmed: Message,
}

/// A number of the rule set in words; how long somebody may be idle can be set for one role.
#[must_use]
pub fn number_words(code: &str) -> Message {
    if let Some(role) = code.strip_prefix("session.idle_minutes.") {
        return Message::new("number-session-idle_minutes-for").with("role", role.replace('_', " "));
    }
    Message::coded("number-", &code.replace('.', "-"))
}

/// The unit of numbers that are a yes or a no.
pub(super) const YES_OR_NO: &str = "yes or no";

/// A number and its unit in words.
#[must_use]
pub fn amount(value: u16, unit: &str) -> String {
    match (value, unit) {
        (0, YES_OR_NO) => "no".to_owned(),
        (_, YES_OR_NO) => "yes".to_owned(),
        (1, unit) => format!("1 {}", unit.strip_suffix('s').unwrap_or(unit)),
        (value, unit) => format!("{value} {unit}"),
    }
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
        amount: amount(number.value, &number.unit),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_said_as_people_say_it() {
        let said = [
            (1, "working days"),
            (5, "working days"),
            (1, YES_OR_NO),
            (0, YES_OR_NO),
        ]
        .map(|(value, unit)| amount(value, unit));
        assert_eq!(said, ["1 working day", "5 working days", "yes", "no"]);
    }
}

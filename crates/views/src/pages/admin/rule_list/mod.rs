//! One code list.

use serde::Serialize;
use waymark_domain::Date;
use waymark_domain::rules::{Entry, List, RuleSet};

use super::rules::list_words;
use super::{AdminPlace, confirmed_words};
use crate::{Message, Page};

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct RuleListPage {
    #[serde(skip)]
    list: List,
    source: Option<String>,
    entries: Vec<EntryLine>,
    new: String,
    back: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct EntryLine {
    href: String,
    code: String,
    label: String,
    label_cy: Option<String>,
    parent: Option<String>,
    used: Message,
    source: Option<String>,
    unconfirmed: bool,
    confirmed: Message,
}

impl RuleListPage {
    /// The page of a list of a rule set.
    #[must_use]
    pub fn new(rules: &RuleSet, list: List) -> Self {
        let form = AdminPlace::Entry.of(list.code());
        Self {
            list,
            source: rules.source(list).map(str::to_owned),
            entries: rules
                .all_entries(list)
                .iter()
                .map(|entry| line(entry, &form))
                .collect(),
            new: form,
            back: AdminPlace::Rules.route(),
        }
    }
}

fn line(entry: &Entry, form: &str) -> EntryLine {
    EntryLine {
        href: format!("{form}?code={}", entry.code),
        code: entry.code.to_string(),
        label: entry.label.clone(),
        label_cy: entry.label_cy.clone(),
        parent: entry.parent.as_ref().map(ToString::to_string),
        used: used(entry.valid_from, entry.valid_to),
        source: entry.source.clone(),
        unconfirmed: entry.unconfirmed,
        confirmed: confirmed_words(entry.unconfirmed),
    }
}

/// From and to when a code is used, in words.
pub(super) fn used(from: Option<Date>, to: Option<Date>) -> Message {
    match (from, to) {
        (None, None) => Message::new("entry-used-always"),
        (Some(from), None) => Message::new("entry-used-from").with("from", from.words()),
        (None, Some(to)) => Message::new("entry-used-to").with("to", to.words()),
        (Some(from), Some(to)) => Message::new("entry-used-between")
            .with("from", from.words())
            .with("to", to.words()),
    }
}

impl Page for RuleListPage {
    const TEMPLATE: &'static str = "pages/admin/rule_list/page.html";

    fn title(&self) -> Message {
        list_words(self.list)
    }
}

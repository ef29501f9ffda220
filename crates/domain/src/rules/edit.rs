//! One edit of a rule set, as somebody proposes it: kept as text until it is agreed to, then made on the newest
//! version.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::raw::{self, RawArea, RawEntry, RawNumber};
use super::{Area, Entry, InvalidRules, List, Number, RuleSet};
use crate::Date;

/// One edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleEdit {
    /// A number that is there gets another value or source.
    Number {
        /// Its code.
        code: String,
        /// The number as it is to be.
        number: Number,
    },
    /// A code of a list is added, or is to be as given.
    Entry {
        /// The list.
        list: List,
        /// The code as it is to be.
        entry: Entry,
    },
    /// An area that is there is to be as given.
    Area(Box<Area>),
}

/// What is different between two rule sets, as the codes of what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleDifference {
    /// A number.
    Number {
        /// Its code.
        code: String,
        /// As it was.
        before: Option<Number>,
        /// As it is.
        after: Option<Number>,
    },
    /// A code of a list.
    Entry {
        /// The list.
        list: List,
        /// As it was.
        before: Option<Entry>,
        /// As it is.
        after: Option<Entry>,
    },
    /// An area.
    Area {
        /// As it was.
        before: Option<Box<Area>>,
        /// As it is.
        after: Option<Box<Area>>,
    },
}

/// Exactly one of them is there.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EditDocument {
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<CodedNumber>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<ListedEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<RawArea>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CodedNumber {
    code: String,
    to: RawNumber,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListedEntry {
    list: String,
    to: RawEntry,
}

impl RuleEdit {
    /// The edit as text, for as long as it waits.
    ///
    /// # Errors
    /// [`InvalidRules::Unreadable`] if it has no written form, which no edit lacks.
    pub fn to_text(&self) -> Result<String, InvalidRules> {
        let mut document = EditDocument::default();
        match self {
            Self::Number { code, number } => {
                document.number = Some(CodedNumber {
                    code: code.clone(),
                    to: RawNumber::from(number),
                });
            }
            Self::Entry { list, entry } => {
                document.entry = Some(ListedEntry {
                    list: list.code().to_owned(),
                    to: RawEntry::from(entry),
                });
            }
            Self::Area(area) => document.area = Some(RawArea::from(area.as_ref())),
        }
        toml::to_string(&document).map_err(|error| InvalidRules::Unreadable(error.to_string()))
    }

    /// Reads an edit back.
    ///
    /// # Errors
    /// [`InvalidRules`] unless the text is exactly one edit.
    pub fn parse(text: &str) -> Result<Self, InvalidRules> {
        let document: EditDocument =
            toml::from_str(text).map_err(|error| InvalidRules::Unreadable(error.to_string()))?;
        match (document.number, document.entry, document.area) {
            (Some(one), None, None) => Ok(Self::Number {
                code: one.code,
                number: raw::number(one.to),
            }),
            (None, Some(one), None) => Ok(Self::Entry {
                list: raw::list(&one.list)?,
                entry: raw::entry(one.to)?,
            }),
            (None, None, Some(area)) => Ok(Self::Area(Box::new(raw::area(area)?))),
            (Some(_), Some(_), _)
            | (Some(_), None, Some(_))
            | (None, Some(_), Some(_))
            | (None, None, None) => Err(InvalidRules::Missing("the one edit".to_owned())),
        }
    }
}

impl RuleSet {
    /// This rule set with one edit made, in force from a day for a reason.
    ///
    /// # Errors
    /// [`InvalidRules`] when there is no such number or area, or the whole would not hold together.
    pub fn edited(&self, edit: &RuleEdit, from: Date, note: &str) -> Result<Self, InvalidRules> {
        let mut rules = self.clone();
        rules.valid_from = from;
        note.clone_into(&mut rules.note);
        match edit {
            RuleEdit::Number { code, number } => {
                let there = rules.numbers.get_mut(code);
                let there = there.ok_or_else(|| InvalidRules::Missing(format!("number {code}")))?;
                *there = Number {
                    unit: there.unit.clone(),
                    ..number.clone()
                };
            }
            RuleEdit::Entry { list, entry } => {
                let entries = rules.lists.entry(*list).or_default();
                // Of a code that changed its meaning over the years the newest meaning is the one that is edited.
                let there = entries.iter_mut().rev().find(|known| known.code == entry.code);
                match there {
                    Some(there) => {
                        *there = Entry {
                            ages: there.ages,
                            ..entry.clone()
                        };
                    }
                    None => entries.push(entry.clone()),
                }
            }
            RuleEdit::Area(area) => {
                let there = rules.areas.iter_mut().find(|known| known.code == area.code);
                let there = there.ok_or_else(|| InvalidRules::Missing(format!("area {}", area.code)))?;
                *there = area.as_ref().clone();
            }
        }
        raw::check(&rules)?;
        Ok(rules)
    }

    /// What is different in `after`, apart from its first day and its note.
    pub fn differences(&self, after: &Self) -> Vec<RuleDifference> {
        let mut all = Vec::new();
        let codes: BTreeSet<&String> = self.numbers.keys().chain(after.numbers.keys()).collect();
        for code in codes {
            let (before, after) = (self.numbers.get(code), after.numbers.get(code));
            if before != after {
                all.push(RuleDifference::Number {
                    code: code.clone(),
                    before: before.cloned(),
                    after: after.cloned(),
                });
            }
        }
        for list in List::ALL {
            let (before, after) = (self.all_entries(*list), after.all_entries(*list));
            let gone = before.iter().filter(|entry| !after.contains(entry));
            let mut gone: Vec<&Entry> = gone.collect();
            for new in after.iter().filter(|entry| !before.contains(entry)) {
                let was = gone.iter().position(|old| old.code == new.code);
                all.push(RuleDifference::Entry {
                    list: *list,
                    before: was.map(|at| gone.remove(at).clone()),
                    after: Some(new.clone()),
                });
            }
            all.extend(gone.into_iter().map(|old| RuleDifference::Entry {
                list: *list,
                before: Some(old.clone()),
                after: None,
            }));
        }
        for area in &self.areas {
            let now = after.area(area.code.as_str());
            if now != Some(area) {
                all.push(RuleDifference::Area {
                    before: Some(Box::new(area.clone())),
                    after: now.cloned().map(Box::new),
                });
            }
        }
        let new = after
            .areas
            .iter()
            .filter(|area| self.area(area.code.as_str()).is_none());
        all.extend(new.map(|area| RuleDifference::Area {
            before: None,
            after: Some(Box::new(area.clone())),
        }));
        all
    }
}

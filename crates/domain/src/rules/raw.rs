//! The text form, and its way into the checked one.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Area, Entry, InvalidRules, List, Number, RuleSet};
use crate::Date;
use crate::case::{OwnerKind, StageName};
use crate::text::Code;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) extends: Option<String>,
    pub(super) valid_from: String,
    pub(super) note: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) number: BTreeMap<String, RawNumber>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) default: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) list: BTreeMap<String, RawList>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) entry: BTreeMap<String, Vec<RawEntry>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) area: Vec<RawArea>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNumber {
    pub(super) value: u16,
    pub(super) unit: String,
    pub(super) source: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) unconfirmed: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawList {
    pub(super) source: String,
    pub(super) entries: Vec<RawEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEntry {
    pub(super) code: String,
    pub(super) label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min_age: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_age: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) unconfirmed: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawArea {
    pub(super) code: String,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name_cy: Option<String>,
    pub(super) force: String,
    pub(super) controller: String,
    pub(super) desk_mailbox: String,
    pub(super) read_times: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) read_times_cy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) telephone: Option<String>,
    pub(super) alert_again_minutes: u16,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) owners: BTreeMap<String, Vec<String>>,
}

pub(super) fn read(text: &str) -> Result<RuleSet, InvalidRules> {
    let document: Document =
        toml::from_str(text).map_err(|error| InvalidRules::Unreadable(error.to_string()))?;
    let mut rules = base(document.extends.as_deref())?;
    rules.valid_from = date(&document.valid_from)?;
    rules.note = document.note;
    rules
        .numbers
        .extend(document.number.into_iter().map(|(code, raw)| (code, number(raw))));
    for (name, value) in document.default {
        rules.defaults.insert(name, code(&value)?);
    }
    for (name, raw) in document.list {
        let list = list(&name)?;
        rules.list_sources.insert(list, raw.source);
        rules.lists.insert(
            list,
            raw.entries.into_iter().map(entry).collect::<Result<_, _>>()?,
        );
    }
    for (name, local) in document.entry {
        let entries = rules.lists.entry(list(&name)?).or_default();
        for local in local {
            let local = entry(local)?;
            entries.retain(|entry| entry.code != local.code);
            entries.push(local);
        }
    }
    rules.areas = document.area.into_iter().map(area).collect::<Result<_, _>>()?;
    check(&rules)?;
    Ok(rules)
}

fn base(extends: Option<&str>) -> Result<RuleSet, InvalidRules> {
    match extends {
        Some("shipped") => RuleSet::shipped(),
        Some(other) => Err(InvalidRules::Malformed(format!(
            "extends = {other:?}; only \"shipped\" can be"
        ))),
        None => Ok(RuleSet {
            valid_from: date("2015-04-01")?,
            note: String::new(),
            numbers: BTreeMap::new(),
            defaults: BTreeMap::new(),
            lists: BTreeMap::new(),
            list_sources: BTreeMap::new(),
            areas: Vec::new(),
        }),
    }
}

pub(super) fn list(name: &str) -> Result<List, InvalidRules> {
    List::from_code(name).ok_or_else(|| InvalidRules::Malformed(format!("there is no list called {name}")))
}

/// Each list is there, no code stands twice for one day, parents exist, areas name known codes.
pub(super) fn check(rules: &RuleSet) -> Result<(), InvalidRules> {
    for list in List::ALL {
        let entries = rules.lists.get(list);
        let entries = entries.ok_or_else(|| InvalidRules::Missing(format!("list {}", list.code())))?;
        for (index, entry) in entries.iter().enumerate() {
            let again = entries.iter().skip(index + 1).any(|other| {
                other.code == entry.code
                    && entry
                        .valid_from
                        .is_none_or(|from| other.valid_to.is_none_or(|to| from <= to))
                    && other
                        .valid_from
                        .is_none_or(|from| entry.valid_to.is_none_or(|to| from <= to))
            });
            if again {
                return Err(InvalidRules::Twice(format!(
                    "{} in list {}",
                    entry.code,
                    list.code()
                )));
            }
        }
    }
    for (child, parent) in [(List::Subsector, List::Sector), (List::Force, List::Region)] {
        let parents = rules
            .all_entries(child)
            .iter()
            .filter_map(|entry| entry.parent.as_ref());
        for code in parents {
            known(rules, parent, code)?;
        }
    }
    for area in &rules.areas {
        known(rules, List::Force, &area.force)?;
        known(rules, List::Controller, &area.controller)?;
    }
    Ok(())
}

fn known(rules: &RuleSet, list: List, code: &Code) -> Result<(), InvalidRules> {
    let found = rules.all_entries(list).iter().any(|entry| entry.code == *code);
    let missing = || InvalidRules::Missing(format!("{code} in list {}", list.code()));
    found.then_some(()).ok_or_else(missing)
}

pub(super) fn number(raw: RawNumber) -> Number {
    let RawNumber {
        value,
        unit,
        source,
        unconfirmed,
    } = raw;
    Number {
        value,
        unit,
        source,
        unconfirmed,
    }
}

pub(super) fn entry(raw: RawEntry) -> Result<Entry, InvalidRules> {
    Ok(Entry {
        code: code(&raw.code)?,
        label: raw.label,
        label_cy: raw.cy,
        parent: raw.parent.as_deref().map(code).transpose()?,
        valid_from: raw.from.as_deref().map(date).transpose()?,
        valid_to: raw.to.as_deref().map(date).transpose()?,
        ages: raw.min_age.map(|min| (min, raw.max_age.unwrap_or(u8::MAX))),
        source: raw.source,
        unconfirmed: raw.unconfirmed,
    })
}

pub(super) fn area(raw: RawArea) -> Result<Area, InvalidRules> {
    Ok(Area {
        code: code(&raw.code)?,
        name: raw.name,
        name_cy: raw.name_cy,
        force: code(&raw.force)?,
        controller: code(&raw.controller)?,
        desk_mailbox: raw.desk_mailbox,
        read_times: raw.read_times,
        read_times_cy: raw.read_times_cy,
        telephone: raw.telephone,
        alert_again_minutes: raw.alert_again_minutes,
        owners: raw.owners.into_iter().map(owners).collect::<Result<_, _>>()?,
    })
}

fn owners((stage, kinds): (String, Vec<String>)) -> Result<(StageName, BTreeSet<OwnerKind>), InvalidRules> {
    let malformed = |text: &str| InvalidRules::Malformed(format!("{text:?} is neither a stage nor an owner"));
    let stage = StageName::from_code(&stage).ok_or_else(|| malformed(&stage))?;
    let kinds = kinds
        .iter()
        .map(|kind| OwnerKind::from_code(kind).ok_or_else(|| malformed(kind)))
        .collect::<Result<_, _>>()?;
    Ok((stage, kinds))
}

fn code(text: &str) -> Result<Code, InvalidRules> {
    text.parse()
        .map_err(|_| InvalidRules::Malformed(format!("{text:?} is not a code")))
}

fn date(text: &str) -> Result<Date, InvalidRules> {
    text.parse()
        .map_err(|_| InvalidRules::Malformed(format!("{text:?} is not a date")))
}

/// What is confirmed is not said: a document names what is not.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

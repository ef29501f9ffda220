//! The rule set: every number, list and area that practice may change, as dated data with its source.
//!
//! A rule set is a TOML document. The program ships one built from public sources; an office loads its own
//! version, and the newest whose first day has come is in force. An office's version may say
//! `extends = "shipped"` and give only what differs. What no public source confirms is marked `unconfirmed`
//! and shown so.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Date;
use crate::text::Code;

/// The rule set's text could not be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidRules {
    /// Not the TOML that is expected; the message names line and field.
    #[error("the rule set cannot be read: {0}")]
    Unreadable(String),
    /// A code or date is not well formed.
    #[error("the rule set has an entry that is not well formed: {0}")]
    Malformed(String),
    /// Something the program needs is not there.
    #[error("the rule set lacks {0}")]
    Missing(String),
    /// A code stands twice in one list for the same day.
    #[error("the rule set gives {0} twice")]
    Twice(String),
}

/// A list of codes that an office may edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// Where a referral came from, as the published figures group it.
    Sector,
    /// A finer grouping within a sector.
    Subsector,
    /// What the referral was about: not a finding about the person.
    Concern,
    /// Bands of age at referral.
    AgeBand,
    /// Gender.
    Gender,
    /// Ethnicity, 18+1 self-defined groups.
    Ethnicity,
    /// Who stated the ethnicity.
    EthnicityStatedBy,
    /// Territorial police forces of England and Wales.
    Force,
    /// The nine regions of policing.
    Region,
    /// Kinds of agency that may know a person.
    Agency,
    /// What a member of the public is to the person they worry about.
    Relationship,
    /// The outcome of the first assessment.
    InitialOutcome,
    /// Where a person was signposted to.
    SignpostedTo,
    /// The state of consent to support.
    Consent,
    /// How support ended.
    Exit,
    /// What an enquiry was about.
    EnquiryKind,
    /// The fixed, outcome-free answers that an officer may release to a referrer.
    SafeAnswer,
    /// Organisations that can be answerable for a record.
    Controller,
    /// Lawful bases.
    LawfulBasis,
    /// Purposes.
    Purpose,
    /// Classes of retention.
    Retention,
}

crate::duty::coded!(List {
    Sector = "sector",
    Subsector = "subsector",
    Concern = "concern",
    AgeBand = "age_band",
    Gender = "gender",
    Ethnicity = "ethnicity",
    EthnicityStatedBy = "ethnicity_stated_by",
    Force = "force",
    Region = "region",
    Agency = "agency",
    Relationship = "relationship",
    InitialOutcome = "initial_outcome",
    SignpostedTo = "signposted_to",
    Consent = "consent",
    Exit = "exit",
    EnquiryKind = "enquiry_kind",
    SafeAnswer = "safe_answer",
    Controller = "controller",
    LawfulBasis = "lawful_basis",
    Purpose = "purpose",
    Retention = "retention",
});

/// A number that practice sets: a time limit, an age, an interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The value, in `unit`.
    pub value: u16,
    /// Working days, months, years, people, hours or minutes.
    pub unit: String,
    /// Where it comes from.
    pub source: String,
    /// Whether no public source was seen.
    pub unconfirmed: bool,
}

/// One code of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The code kept with records.
    pub code: Code,
    /// The label in English.
    pub label: String,
    /// The label in Welsh, where one is known.
    pub label_cy: Option<String>,
    /// The code it lies under: a subsector's sector, a force's region.
    pub parent: Option<Code>,
    /// First day of use.
    pub valid_from: Option<Date>,
    /// Last day of use.
    pub valid_to: Option<Date>,
    /// Lowest and highest age in years, for age bands.
    pub ages: Option<(u8, u8)>,
    /// Where it comes from, if not the list's own source.
    pub source: Option<String>,
    /// Whether no public source was seen.
    pub unconfirmed: bool,
}

impl Entry {
    /// Whether the code was in use on a day.
    pub fn in_use_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// The label in a language, English where Welsh is not known.
    pub fn label_in(&self, welsh: bool) -> &str {
        self.label_cy.as_deref().filter(|_| welsh).unwrap_or(&self.label)
    }
}

/// A place with a desk that reads referrals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// The area's code.
    pub code: Code,
    /// Its name.
    pub name: String,
    /// Its name in Welsh.
    pub name_cy: Option<String>,
    /// The police force, a code of [`List::Force`].
    pub force: Code,
    /// The controller of records received there, a code of [`List::Controller`].
    pub controller: Code,
    /// Where the duty desk gets its content-free mail.
    pub desk_mailbox: String,
    /// When referrals are read there, in a sentence.
    pub read_times: String,
    /// The same in Welsh.
    pub read_times_cy: Option<String>,
    /// The local advice line, if there is one.
    pub telephone: Option<String>,
    /// Minutes after which an unopened urgent alert is sent again.
    pub alert_again_minutes: u16,
}

/// A whole rule set: checked, in force from one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSet {
    /// First day it is in force.
    pub valid_from: Date,
    /// What this version is and why it was made.
    pub note: String,
    numbers: BTreeMap<String, Number>,
    defaults: BTreeMap<String, Code>,
    lists: BTreeMap<List, Vec<Entry>>,
    list_sources: BTreeMap<List, String>,
    areas: Vec<Area>,
}

impl RuleSet {
    /// The rule set shipped with the program. It has no areas: those are an office's own.
    ///
    /// # Errors
    /// [`InvalidRules`] if the shipped text is damaged; a test holds that it is not.
    pub fn shipped() -> Result<Self, InvalidRules> {
        Self::parse(Self::SHIPPED)
    }

    /// The shipped rule set as text, to be edited.
    pub const SHIPPED: &str = include_str!("../data/rules.toml");

    /// Reads and checks a rule set.
    ///
    /// # Errors
    /// [`InvalidRules`] naming the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, InvalidRules> {
        raw::read(text)
    }

    /// A number by its code, such as `review.child_months`.
    ///
    /// # Errors
    /// [`InvalidRules::Missing`].
    pub fn number(&self, code: &str) -> Result<u16, InvalidRules> {
        let number = self
            .numbers
            .get(code)
            .ok_or_else(|| InvalidRules::Missing(format!("number {code}")));
        number.map(|number| number.value)
    }

    /// All numbers with their codes.
    pub fn numbers(&self) -> impl Iterator<Item = (&str, &Number)> {
        self.numbers.iter().map(|(code, number)| (code.as_str(), number))
    }

    /// A default code by its name, such as `purpose.referral`.
    ///
    /// # Errors
    /// [`InvalidRules::Missing`].
    pub fn default_code(&self, name: &str) -> Result<Code, InvalidRules> {
        self.defaults
            .get(name)
            .cloned()
            .ok_or_else(|| InvalidRules::Missing(format!("default {name}")))
    }

    /// The codes of a list in use on a day, in the list's order.
    pub fn entries(&self, list: List, on: Date) -> impl Iterator<Item = &Entry> {
        self.all_entries(list)
            .iter()
            .filter(move |entry| entry.in_use_on(on))
    }

    /// All codes of a list, those no longer in use too.
    pub fn all_entries(&self, list: List) -> &[Entry] {
        self.lists.get(&list).map_or(&[], Vec::as_slice)
    }

    /// One code of a list as in use on a day.
    pub fn entry(&self, list: List, code: &str, on: Date) -> Option<&Entry> {
        self.entries(list, on).find(|entry| entry.code.as_str() == code)
    }

    /// Where a list comes from.
    pub fn source(&self, list: List) -> Option<&str> {
        self.list_sources.get(&list).map(String::as_str)
    }

    /// The areas.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// One area.
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.code.as_str() == code)
    }
}

mod raw {
    //! The text form, and its way into the checked one.

    use super::*;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Document {
        extends: Option<String>,
        valid_from: String,
        note: String,
        #[serde(default)]
        number: BTreeMap<String, RawNumber>,
        #[serde(default)]
        default: BTreeMap<String, String>,
        #[serde(default)]
        list: BTreeMap<String, RawList>,
        #[serde(default)]
        entry: BTreeMap<String, Vec<RawEntry>>,
        #[serde(default)]
        area: Vec<RawArea>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RawNumber {
        value: u16,
        unit: String,
        source: String,
        #[serde(default)]
        unconfirmed: bool,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RawList {
        source: String,
        entries: Vec<RawEntry>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RawEntry {
        code: String,
        label: String,
        cy: Option<String>,
        parent: Option<String>,
        from: Option<String>,
        to: Option<String>,
        min_age: Option<u8>,
        max_age: Option<u8>,
        source: Option<String>,
        #[serde(default)]
        unconfirmed: bool,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RawArea {
        code: String,
        name: String,
        name_cy: Option<String>,
        force: String,
        controller: String,
        desk_mailbox: String,
        read_times: String,
        read_times_cy: Option<String>,
        telephone: Option<String>,
        alert_again_minutes: u16,
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

    fn list(name: &str) -> Result<List, InvalidRules> {
        List::from_code(name)
            .ok_or_else(|| InvalidRules::Malformed(format!("there is no list called {name}")))
    }

    /// Each list is there, no code stands twice for one day, parents exist, areas name known codes.
    fn check(rules: &RuleSet) -> Result<(), InvalidRules> {
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

    fn number(raw: RawNumber) -> Number {
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

    fn entry(raw: RawEntry) -> Result<Entry, InvalidRules> {
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

    fn area(raw: RawArea) -> Result<Area, InvalidRules> {
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
        })
    }

    fn code(text: &str) -> Result<Code, InvalidRules> {
        text.parse()
            .map_err(|_| InvalidRules::Malformed(format!("{text:?} is not a code")))
    }

    fn date(text: &str) -> Result<Date, InvalidRules> {
        text.parse()
            .map_err(|_| InvalidRules::Malformed(format!("{text:?} is not a date")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn codes(rules: &RuleSet, list: List, on: &str) -> Vec<String> {
        rules
            .entries(list, day(on))
            .map(|entry| entry.code.to_string())
            .collect()
    }

    #[test]
    fn the_shipped_rule_set_is_whole() {
        let rules = RuleSet::shipped().unwrap();
        assert_eq!(rules.all_entries(List::Force).len(), 43);
        assert_eq!(rules.all_entries(List::Region).len(), 9);
        assert_eq!(rules.number("review.child_months"), Ok(12));
        assert_eq!(
            rules.number("no.such"),
            Err(InvalidRules::Missing("number no.such".into()))
        );
    }

    #[test]
    fn each_number_and_list_says_where_it_comes_from() {
        let rules = RuleSet::shipped().unwrap();
        for (code, number) in rules.numbers() {
            assert!(!number.source.is_empty(), "{code}");
        }
        for list in List::ALL {
            assert!(
                rules.source(*list).is_some_and(|source| !source.is_empty()),
                "{}",
                list.code()
            );
        }
    }

    #[test]
    fn the_concern_list_is_the_one_of_the_referral_year() {
        let rules = RuleSet::shipped().unwrap();
        assert_eq!(
            codes(&rules, List::Concern, "2016-03-31"),
            ["islamist", "xrw", "other", "unspecified"]
        );
        let split = codes(&rules, List::Concern, "2022-05-01");
        assert!(split.contains(&"school_massacre".into()) && !split.contains(&"mixed".into()));
        let latest = codes(&rules, List::Concern, "2024-12-01");
        assert!(latest.contains(&"extreme_violence".into()) && !latest.contains(&"school_massacre".into()));
    }

    #[test]
    fn a_code_twice_on_one_day_is_refused() {
        let twice = RuleSet::SHIPPED.replace(
            "{ code = \"male\", label = \"Male\"",
            "{ code = \"female\", label = \"Male\"",
        );
        assert_eq!(
            RuleSet::parse(&twice),
            Err(InvalidRules::Twice("female in list gender".into()))
        );
    }

    const LOCAL: &str = r#"
        extends = "shipped"
        valid_from = "2026-01-01"
        note = "Fenmarsh"
        [number]
        "limit.gateway_assessment" = { value = 3, unit = "working days", source = "local protocol" }
        [[entry.controller]]
        code = "fenmarsh"
        label = "Fenmarsh Police"
        [[entry.gender]]
        code = "female"
        label = "Woman or girl"
        [[area]]
        code = "fenmarsh"
        name = "Fenmarsh"
        force = "gwent"
        controller = "fenmarsh"
        desk_mailbox = "desk@fenmarsh.example"
        read_times = "Referrals are read from 8am to 6pm."
        alert_again_minutes = 10
    "#;

    #[test]
    fn an_office_gives_only_what_differs() {
        let rules = RuleSet::parse(LOCAL).unwrap();
        assert_eq!(rules.number("limit.gateway_assessment"), Ok(3));
        assert_eq!(rules.number("review.child_months"), Ok(12));
        assert_eq!(rules.area("fenmarsh").unwrap().controller.as_str(), "fenmarsh");
        let female = rules.entry(List::Gender, "female", day("2026-11-23")).unwrap();
        assert_eq!(female.label, "Woman or girl");
        assert_eq!(rules.all_entries(List::Gender).len(), 4);
    }

    #[test]
    fn an_area_whose_controller_nobody_knows_is_refused() {
        let unknown = LOCAL.replace("controller = \"fenmarsh\"", "controller = \"elsewhere\"");
        let missing = InvalidRules::Missing("elsewhere in list controller".into());
        assert_eq!(RuleSet::parse(&unknown), Err(missing));
    }

    #[test]
    fn an_unknown_field_is_refused_by_name() {
        let error = RuleSet::parse(&format!("colour = \"red\"\n{}", RuleSet::SHIPPED)).unwrap_err();
        assert!(error.to_string().contains("colour"), "{error}");
    }
}

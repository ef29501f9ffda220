//! The rule set: every number, list and area that practice may change, as dated data with its source.
//!
//! A rule set is a TOML document. The program ships one built from public sources; an office loads its own
//! version, and the newest whose first day has come is in force. An office's version may say
//! `extends = "shipped"` and give only what differs. What no public source confirms is marked `unconfirmed`
//! and shown so.

mod edit;
mod raw;
#[cfg(test)]
mod tests;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use crate::Date;
use crate::case::{OwnerKind, StageName};
use crate::text::Code;

pub use edit::{RuleDifference, RuleEdit};

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
    /// Words by which intelligence is marked: a text that carries one is not taken.
    IntelligenceMark,
    /// Why emergency access may be needed.
    EmergencyReason,
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
    IntelligenceMark = "intelligence_mark",
    EmergencyReason = "emergency_reason",
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
    /// Whose people may own a case at a stage, where the area says otherwise than [`RuleSet::may_own`]'s default.
    pub owners: BTreeMap<StageName, BTreeSet<OwnerKind>>,
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
    pub const SHIPPED: &str = include_str!("../../data/rules.toml");

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

    /// Whether these people may own a case at this stage in this area. Unless the area says otherwise, the
    /// police own up to the gateway and police-led partnerships, and either may gather information.
    ///
    /// Rule: docs/rules.md R-027
    pub fn may_own(&self, area: &str, stage: StageName, kind: OwnerKind) -> bool {
        let said = self.area(area).and_then(|area| area.owners.get(&stage));
        said.map_or_else(|| default_owner(stage, kind), |kinds| kinds.contains(&kind))
    }

    /// One area.
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.code.as_str() == code)
    }
}

const fn default_owner(stage: StageName, kind: OwnerKind) -> bool {
    match stage {
        StageName::Received | StageName::GatewayAssessment | StageName::PoliceLedPartnership => {
            matches!(kind, OwnerKind::Police)
        }
        StageName::InformationGathering
        | StageName::AwaitingPanel
        | StageName::ConsentPending
        | StageName::Supported
        | StageName::PostExit
        | StageName::Closed
        | StageName::Disposed => match kind {
            OwnerKind::Police | OwnerKind::LocalAuthority => true,
        },
    }
}

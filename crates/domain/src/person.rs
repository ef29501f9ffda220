//! Who a record is about: names and what else identifies somebody, as somebody gave it.

use crate::rules::{List, RuleSet};
use crate::text::{Code, PersonName, Text};
use crate::{Date, PartialDate};

/// What is known of a birth, as precisely as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Birth {
    /// Nobody could say.
    #[default]
    Unknown,
    /// A date, perhaps only its year.
    Born(PartialDate),
    /// An age somebody guessed, in years, on the day they did.
    AgedAbout {
        /// The guess.
        years: u8,
        /// The day it was made.
        on: Date,
    },
}

impl Birth {
    /// The age in completed years on a day, as far as it is certain enough to act on: a guess counts as it
    /// was made, moved by whole years.
    pub fn age_on(self, day: Date) -> Option<u8> {
        match self {
            Self::Unknown => None,
            Self::Born(date) => date.age_on(day),
            Self::AgedAbout { years, on } => {
                let passed = on.age_on(day).unwrap_or(0);
                years.checked_add(passed)
            }
        }
    }

    /// Whether the person is certainly 18 or over on a day: a birth year alone can be enough. Anybody else is
    /// treated with a child's protections.
    pub fn is_adult_on(self, day: Date) -> bool {
        let youngest = match self {
            Self::Born(date) => date.latest().and_then(|latest| latest.age_on(day)),
            Self::Unknown | Self::AgedAbout { .. } => self.age_on(day),
        };
        youngest.is_some_and(|age| age >= 18)
    }
}

/// An ethnicity, and who stated it: kept apart from any decision, for fairness figures only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ethnicity {
    /// A code of [`List::Ethnicity`].
    pub code: Code,
    /// A code of [`List::EthnicityStatedBy`].
    pub stated_by: Code,
}

/// What identifies a person, as one source gave it. Everything but one name may be missing, and even the
/// name: "the man at number 4" is a referral too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// The name used most, if any is known.
    pub name: Option<PersonName>,
    /// Other names, nicknames, earlier names, spellings.
    pub other_names: Vec<PersonName>,
    /// When they were born.
    pub birth: Birth,
    /// A code of [`List::Gender`].
    pub gender: Option<Code>,
    /// Ethnicity and who stated it.
    pub ethnicity: Option<Ethnicity>,
    /// Where they live or stay.
    pub address: Option<Text>,
    /// The postcode, as it was given.
    pub postcode: Option<Text>,
    /// Telephone numbers, as given.
    pub phones: Vec<Text>,
    /// E-mail addresses, as given.
    pub emails: Vec<Text>,
    /// Names used online and where.
    pub handles: Vec<Text>,
    /// School, college or place of work.
    pub place: Option<Text>,
    /// First language, and whether an interpreter is needed.
    pub language: Option<Text>,
    /// Anything else that helps to know who is meant.
    pub description: Option<Text>,
}

/// Something of an identity is not in the rule set's lists.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the code is not in the list {}", list.code())]
pub struct UnknownCode {
    /// The list.
    pub list: List,
}

impl Identity {
    /// Whether anything at all is known that could tell who is meant.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether its codes stand in the rule set on a day.
    ///
    /// # Errors
    /// [`UnknownCode`] naming the list.
    pub fn check(&self, rules: &RuleSet, on: Date) -> Result<(), UnknownCode> {
        let stated = self.ethnicity.as_ref();
        let codes = [
            (List::Gender, self.gender.as_ref()),
            (List::Ethnicity, stated.map(|stated| &stated.code)),
            (List::EthnicityStatedBy, stated.map(|stated| &stated.stated_by)),
        ];
        for (list, code) in codes {
            check_code(rules, list, code, on)?;
        }
        Ok(())
    }
}

/// Whether a code, if there is one, stands in a list on a day.
///
/// # Errors
/// [`UnknownCode`] naming the list.
pub fn check_code(rules: &RuleSet, list: List, code: Option<&Code>, on: Date) -> Result<(), UnknownCode> {
    let known = code.is_none_or(|code| rules.entry(list, code.as_str(), on).is_some());
    known.then_some(()).ok_or(UnknownCode { list })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guessed_age_grows_with_the_years() {
        let on: Date = "2026-11-23".parse().unwrap();
        let birth = Birth::AgedAbout { years: 14, on };
        assert_eq!(birth.age_on(on), Some(14));
        assert_eq!(birth.age_on(on.plus_months(23)), Some(15));
    }

    #[test]
    fn a_code_that_is_not_in_the_list_is_named_by_its_list() {
        let rules = RuleSet::shipped().unwrap();
        let today = "2026-11-23".parse().unwrap();
        let identity = Identity {
            gender: "purple".parse().ok(),
            ..Identity::default()
        };
        assert_eq!(
            identity.check(&rules, today),
            Err(UnknownCode { list: List::Gender })
        );
    }
}

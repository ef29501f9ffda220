//! From what was written to a referral: everything that is to be mended is said at once.

use waymark_domain::person::{Birth, Ethnicity, Identity};
use waymark_domain::referral::{Account, Answer, Channel, Question, Referral, Referrer, Subject};
use waymark_domain::text::{Code, InvalidText, PersonName, Text};
use waymark_domain::{Date, PartialDate};

use super::sent::{
    LanguageSent, Said, SentAccount, SentBirth, SentEthnicity, SentPerson, SentReferral, SentReferrer,
};
use crate::staff::api::body::Few;
use crate::staff::api::problem::FieldError;

/// The oldest that anybody is guessed to be, in years.
const OLDEST: u8 = 130;

/// What is to be mended so far.
#[derive(Default)]
struct Faults(Vec<FieldError>);

impl Faults {
    fn add(&mut self, field: String, code: &'static str) {
        self.0.push(FieldError { field, code });
    }

    fn taken<T>(&mut self, field: impl Into<String>, taken: Result<T, &'static str>) -> Option<T> {
        taken.map_err(|code| self.add(field.into(), code)).ok()
    }

    /// A text that may be missing; one of white space alone is missing.
    fn text(&mut self, field: impl Into<String>, raw: Option<&str>) -> Option<Text> {
        self.taken(field, optional(raw, Text::parse)).flatten()
    }

    fn name(&mut self, field: impl Into<String>, raw: Option<&str>) -> Option<PersonName> {
        self.taken(field, optional(raw, PersonName::parse)).flatten()
    }

    fn code(&mut self, field: impl Into<String>, raw: Option<&str>) -> Option<Code> {
        let parsed = raw
            .map(|raw| raw.parse::<Code>().map_err(|_| "unknown"))
            .transpose();
        self.taken(field, parsed).flatten()
    }

    fn texts(&mut self, field: &str, raw: &Few<String>) -> Vec<Text> {
        let each = raw.0.iter().enumerate();
        each.filter_map(|(at, raw)| self.text(format!("{field}.{at}"), Some(raw)))
            .collect()
    }

    fn names(&mut self, field: &str, raw: &Few<String>) -> Vec<PersonName> {
        let each = raw.0.iter().enumerate();
        each.filter_map(|(at, raw)| self.name(format!("{field}.{at}"), Some(raw)))
            .collect()
    }
}

fn optional<T>(
    raw: Option<&str>,
    parse: impl FnOnce(&str) -> Result<T, InvalidText>,
) -> Result<Option<T>, &'static str> {
    match raw.map(parse) {
        None | Some(Err(InvalidText::Empty)) => Ok(None),
        Some(Ok(text)) => Ok(Some(text)),
        Some(Err(InvalidText::TooLong { .. })) => Err("too_long"),
    }
}

impl SentReferral {
    /// The referral that was meant.
    ///
    /// # Errors
    /// Everything that is to be mended.
    pub(super) fn parse(&self, today: Date) -> Result<Referral, Vec<FieldError>> {
        let mut faults = Faults::default();
        let sector = faults.code("sector", Some(&self.sector));
        let people = self.people.0.iter().enumerate();
        let subjects = people.map(|(at, person)| person.parse(&format!("people.{at}"), today, &mut faults));
        let subjects = subjects.collect();
        let area = faults.code("area", self.area.as_deref());
        let subsector = faults.code("subsector", self.subsector.as_deref());
        let account = self.account.parse(&mut faults);
        let referrer = self.referrer.as_ref().map(|referrer| referrer.parse(&mut faults));
        let (Some(sector), true) = (sector, faults.0.is_empty()) else {
            return Err(faults.0);
        };
        Ok(Referral {
            channel: Channel::Partner,
            area,
            sector,
            subsector,
            danger: self.danger.into(),
            subjects,
            account,
            referrer: referrer.unwrap_or_default(),
            confidential: self.confidential.into(),
            feedback: self.feedback.into(),
            in_welsh: self.language == LanguageSent::Cy,
        })
    }
}

impl SentPerson {
    fn parse(&self, within: &str, today: Date, faults: &mut Faults) -> Subject {
        let at = |field: &str| format!("{within}.{field}");
        let birth = self.birth.as_ref();
        let identity = Identity {
            name: faults.name(at("name"), self.name.as_deref()),
            other_names: faults.names(&at("other_names"), &self.other_names),
            birth: birth.map_or(Birth::Unknown, |birth| birth.parse(&at("birth"), today, faults)),
            gender: faults.code(at("gender"), self.gender.as_deref()),
            ethnicity: self
                .ethnicity
                .as_ref()
                .and_then(|ethnicity| ethnicity.parse(&at("ethnicity"), faults)),
            address: faults.text(at("address"), self.address.as_deref()),
            postcode: faults.text(at("postcode"), self.postcode.as_deref()),
            phones: faults.texts(&at("phones"), &self.phones),
            emails: faults.texts(&at("emails"), &self.emails),
            handles: faults.texts(&at("handles"), &self.handles),
            place: faults.text(at("place"), self.place.as_deref()),
            language: faults.text(at("language"), self.language.as_deref()),
            description: faults.text(at("description"), self.description.as_deref()),
        };
        Subject {
            identity,
            person_aware: self.person_aware.into(),
            family_aware: self.family_aware.into(),
        }
    }
}

impl SentBirth {
    fn parse(&self, within: &str, today: Date, faults: &mut Faults) -> Birth {
        let born = PartialDate::new(self.year, self.month, self.day).map_err(|_| "not_a_date");
        let Some(born) = faults.taken(within, born) else {
            return Birth::Unknown;
        };
        match (born, self.about_years) {
            (PartialDate::Unknown, None) => Birth::Unknown,
            (PartialDate::Unknown, Some(years)) if years <= OLDEST => Birth::AgedAbout { years, on: today },
            (PartialDate::Unknown, Some(_)) => {
                faults.add(format!("{within}.about_years"), "too_large");
                Birth::Unknown
            }
            (PartialDate::Year(_) | PartialDate::Month { .. } | PartialDate::Day(_), Some(_)) => {
                faults.add(within.to_owned(), "date_and_age");
                Birth::Unknown
            }
            (PartialDate::Year(_) | PartialDate::Month { .. } | PartialDate::Day(_), None) => {
                if born.earliest().is_some_and(|earliest| earliest > today) {
                    faults.add(within.to_owned(), "in_the_future");
                }
                Birth::Born(born)
            }
        }
    }
}

impl SentEthnicity {
    fn parse(&self, within: &str, faults: &mut Faults) -> Option<Ethnicity> {
        let code = faults.code(format!("{within}.code"), Some(&self.code));
        let stated_by = faults.code(format!("{within}.stated_by"), Some(&self.stated_by));
        Some(Ethnicity {
            code: code?,
            stated_by: stated_by?,
        })
    }
}

impl SentAccount {
    fn parse(&self, faults: &mut Faults) -> Account {
        let worry = faults.text("account.worry", Some(&self.worry));
        let rest = [
            (Question::Noticed, &self.noticed),
            (Question::When, &self.when),
            (Question::Words, &self.words),
            (Question::Online, &self.online),
            (Question::Contacts, &self.contacts),
            (Question::Threats, &self.threats),
            (Question::IfNothing, &self.if_nothing),
            (Question::Needs, &self.needs),
            (Question::Services, &self.services),
            (Question::Strengths, &self.strengths),
        ];
        let worry = worry.map(|worry| (Question::Worry, Answer::Said(worry)));
        let rest = rest.into_iter().filter_map(|(question, said)| {
            let answer = match said {
                Said::NotAsked => None,
                Said::NotKnown => Some(Answer::NotKnown),
                Said::This(raw) => faults
                    .text(format!("account.{}", question.code()), Some(raw))
                    .map(Answer::Said),
            };
            Some((question, answer?))
        });
        worry.into_iter().chain(rest).collect()
    }
}

impl SentReferrer {
    fn parse(&self, faults: &mut Faults) -> Referrer {
        Referrer {
            name: faults.name("referrer.name", self.name.as_deref()),
            relationship: faults.code("referrer.relationship", self.relationship.as_deref()),
            role: faults.text("referrer.role", self.role.as_deref()),
            organisation: faults.text("referrer.organisation", self.organisation.as_deref()),
            phone: faults.text("referrer.phone", self.phone.as_deref()),
            email: faults.text("referrer.email", self.email.as_deref()),
            safe_times: faults.text("referrer.safe_times", self.safe_times.as_deref()),
        }
    }
}

//! The demo's stories, as they are written down in `referrals.toml`, and their way into the domain.

use std::collections::BTreeMap;

use serde::Deserialize;
use waymark_domain::enquiry::Enquiry;
use waymark_domain::person::{Birth, Identity};
use waymark_domain::referral::{Answer, Aware, Channel, Danger, Question, Referral, Referrer, Subject, Wish};
use waymark_domain::text::{Code, PersonName, Text};
use waymark_domain::{Date, PartialDate};

/// All of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stories {
    pub(super) referral: Vec<Told>,
    pub(super) enquiry: Vec<Asked>,
}

/// A referral.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    pub(super) hours_ago: i64,
    pub(super) channel: String,
    pub(super) area: Option<String>,
    pub(super) sector: String,
    pub(super) subsector: Option<String>,
    pub(super) danger: String,
    pub(super) feedback: String,
    pub(super) confidential: String,
    #[serde(default)]
    pub(super) welsh: bool,
    /// What the desk did with it: a course of `cases.toml`.
    pub(super) course: String,
    /// Whether the desk takes the person to be one of an earlier case.
    #[serde(default)]
    pub(super) again: bool,
    /// The answer that is released to the referrer.
    pub(super) answer: Option<String>,
    /// What was added later.
    #[serde(default)]
    pub(super) added: Vec<String>,
    pub(super) referrer: Teller,
    pub(super) person: Vec<Person>,
    pub(super) account: BTreeMap<String, String>,
}

/// An enquiry.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    pub(super) hours_ago: i64,
    kind: String,
    area: Option<String>,
    advice: String,
}

/// Who refers.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Teller {
    pub(super) name: Option<String>,
    pub(super) relationship: Option<String>,
    pub(super) role: Option<String>,
    pub(super) organisation: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) email: Option<String>,
    pub(super) safe_times: Option<String>,
}

/// Who is referred.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) other_names: Vec<String>,
    pub(super) born: Option<String>,
    pub(super) aged_about: Option<u8>,
    pub(super) gender: Option<String>,
    pub(super) address: Option<String>,
    pub(super) postcode: Option<String>,
    #[serde(default)]
    pub(super) phones: Vec<String>,
    #[serde(default)]
    pub(super) emails: Vec<String>,
    #[serde(default)]
    pub(super) handles: Vec<String>,
    pub(super) place: Option<String>,
    pub(super) language: Option<String>,
    pub(super) description: Option<String>,
    pub(super) knows: String,
    pub(super) family: String,
}

/// What is wrong with the stories, by the word that cannot be read; a test holds that nothing is.
#[derive(Debug, thiserror::Error)]
#[error("the demo's stories are damaged: {0:?} cannot be read")]
pub(super) struct Damaged(pub(super) String);

impl Stories {
    pub(super) fn read() -> Result<Self, Damaged> {
        toml::from_str(include_str!("referrals.toml")).map_err(|error| Damaged(error.to_string()))
    }
}

impl Told {
    /// As the form would have sent it on a day.
    pub(super) fn referral(&self, today: Date) -> Result<Referral, Damaged> {
        Ok(Referral {
            channel: coded(&self.channel, Channel::from_code)?,
            area: maybe(self.area.as_ref(), code)?,
            sector: code(&self.sector)?,
            subsector: maybe(self.subsector.as_ref(), code)?,
            danger: coded(&self.danger, Danger::from_code)?,
            subjects: self
                .person
                .iter()
                .map(|person| person.subject(today))
                .collect::<Result<_, _>>()?,
            account: self.account.iter().map(answer).collect::<Result<_, _>>()?,
            referrer: self.referrer.referrer()?,
            confidential: coded(&self.confidential, Wish::from_code)?,
            feedback: coded(&self.feedback, Wish::from_code)?,
            in_welsh: self.welsh,
        })
    }
}

impl Asked {
    pub(super) fn enquiry(&self) -> Result<Enquiry, Damaged> {
        Ok(Enquiry {
            kind: code(&self.kind)?,
            area: maybe(self.area.as_ref(), code)?,
            advice: text(&self.advice)?,
        })
    }
}

impl Teller {
    fn referrer(&self) -> Result<Referrer, Damaged> {
        Ok(Referrer {
            name: maybe(self.name.as_ref(), name)?,
            relationship: maybe(self.relationship.as_ref(), code)?,
            role: maybe(self.role.as_ref(), text)?,
            organisation: maybe(self.organisation.as_ref(), text)?,
            phone: maybe(self.phone.as_ref(), text)?,
            email: maybe(self.email.as_ref(), text)?,
            safe_times: maybe(self.safe_times.as_ref(), text)?,
        })
    }
}

impl Person {
    fn subject(&self, today: Date) -> Result<Subject, Damaged> {
        Ok(Subject {
            identity: Identity {
                name: maybe(self.name.as_ref(), name)?,
                other_names: all(&self.other_names, name)?,
                birth: self.birth(today)?,
                gender: maybe(self.gender.as_ref(), code)?,
                ethnicity: None,
                address: maybe(self.address.as_ref(), text)?,
                postcode: maybe(self.postcode.as_ref(), text)?,
                phones: all(&self.phones, text)?,
                emails: all(&self.emails, text)?,
                handles: all(&self.handles, text)?,
                place: maybe(self.place.as_ref(), text)?,
                language: maybe(self.language.as_ref(), text)?,
                description: maybe(self.description.as_ref(), text)?,
            },
            person_aware: coded(&self.knows, Aware::from_code)?,
            family_aware: coded(&self.family, Aware::from_code)?,
        })
    }

    fn birth(&self, today: Date) -> Result<Birth, Damaged> {
        match (&self.born, self.aged_about) {
            (Some(born), _) => partial_date(born).map(Birth::Born),
            (None, Some(years)) => Ok(Birth::AgedAbout { years, on: today }),
            (None, None) => Ok(Birth::Unknown),
        }
    }
}

/// A year, a year and a month, or a whole date.
fn partial_date(raw: &str) -> Result<PartialDate, Damaged> {
    let mut parts = raw.split('-');
    let year = parts.next().and_then(|part| part.parse().ok());
    let [month, day] = [parts.next(), parts.next()].map(|part| part.and_then(|part| part.parse().ok()));
    PartialDate::new(year, month, day).map_err(|_| Damaged(raw.to_owned()))
}

fn answer((question, said): (&String, &String)) -> Result<(Question, Answer), Damaged> {
    let answer = if said == "unknown" {
        Answer::NotKnown
    } else {
        Answer::Said(text(said)?)
    };
    Ok((coded(question, Question::from_code)?, answer))
}

pub(super) fn coded<T>(raw: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Damaged> {
    read(raw).ok_or_else(|| Damaged(raw.to_owned()))
}

pub(super) fn code(raw: &str) -> Result<Code, Damaged> {
    raw.parse().map_err(|_| Damaged(raw.to_owned()))
}

pub(super) fn text(raw: &str) -> Result<Text, Damaged> {
    Text::parse(raw).map_err(|_| Damaged(raw.to_owned()))
}

fn name(raw: &str) -> Result<PersonName, Damaged> {
    PersonName::parse(raw).map_err(|_| Damaged(raw.to_owned()))
}

fn maybe<T>(raw: Option<&String>, read: impl Fn(&str) -> Result<T, Damaged>) -> Result<Option<T>, Damaged> {
    raw.map(|raw| read(raw)).transpose()
}

fn all<T>(raw: &[String], read: impl Fn(&str) -> Result<T, Damaged>) -> Result<Vec<T>, Damaged> {
    raw.iter().map(|raw| read(raw)).collect()
}

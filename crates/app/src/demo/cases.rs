//! The demo's cases that are made from small lists, as `cases.toml` says: who, what worried somebody, and what the
//! desk did then.

use std::collections::BTreeMap;

use serde::Deserialize;
use waymark_domain::Date;
use waymark_domain::case::{
    Connection, Disclosure, GatewayOutcome, Handover, Note, NoteKind, Sort, Statement, Told as PersonTold,
};
use waymark_domain::text::Text;
use waymark_service::desk::Decision;

use super::told::{Damaged, Person, Teller, Told, code, coded, text};

/// All of them, with the lists they are made from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Casework {
    given: Vec<Given>,
    family: Vec<String>,
    streets: Vec<String>,
    worry: BTreeMap<String, Worry>,
    words: BTreeMap<String, Vec<String>>,
    note: Vec<Noted>,
    connection: Vec<Connected>,
    disclosure: Vec<Disclosed>,
    decision: Vec<Decided>,
    course: BTreeMap<String, Vec<Step>>,
    case: Vec<Invented>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    name: String,
    gender: String,
}

/// What worried somebody, and who told it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Worry {
    channel: String,
    sector: String,
    subsector: Option<String>,
    role: Option<String>,
    organisation: Option<String>,
    relationship: Option<String>,
    feedback: Option<String>,
    worry: String,
    noticed: String,
    needs: String,
    strengths: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Noted {
    kind: String,
    fact: String,
    fact_source: String,
    allegation: String,
    allegation_source: String,
    opinion: String,
    opinion_source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Connected {
    who: String,
    how: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Disclosed {
    agency: String,
    recipient: String,
    purpose: String,
    legal_basis: String,
    authorised_by: String,
    content: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Decided {
    outcome: String,
    concern: String,
    facts: String,
    options: String,
    not_checked: String,
    reason: String,
    service: Option<String>,
    contact: Option<String>,
}

/// One thing that the desk did with a case.
#[derive(Deserialize)]
pub(super) struct Step {
    /// Hours after the referral came in.
    pub(super) after: i64,
    /// What.
    #[serde(flatten)]
    pub(super) deed: Deed,
}

/// What the desk does with a case.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Deed {
    /// An officer on duty takes it.
    Take,
    /// A supervisor gives it to a case officer.
    Give,
    /// The owner hands it to the council's coordinator.
    Pass,
    /// The check against investigations.
    Check { result: String },
    /// A note.
    Write,
    /// A connection to somebody.
    Connect,
    /// Something is told to somebody outside.
    Disclose,
    /// The clock stops.
    Pause,
    /// The clock runs again.
    Resume,
    /// Few may see it from now on.
    Restrict,
    /// The owner proposes to lift that.
    Lift,
    /// An emergency is passed on, and the desk says that it knows.
    Escalate,
    /// Somebody from elsewhere takes emergency access.
    Emergency,
    /// An officer says that they know somebody in it.
    Know,
    /// The gateway's decision; records that may be the same person are decided first.
    Decide { outcome: String },
    /// The supervisor sends the decision back.
    Return,
    /// Whatever is left hanging is settled, but for these.
    Settle { leave: Vec<String> },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Invented {
    days: i64,
    area: String,
    worry: String,
    age: Option<i16>,
    again: Option<usize>,
    course: String,
}

impl Casework {
    pub(super) fn read() -> Result<Self, Damaged> {
        toml::from_str(include_str!("cases.toml")).map_err(|error| Damaged(error.to_string()))
    }

    /// What the desk did by a course.
    pub(super) fn course(&self, name: &str) -> Result<&[Step], Damaged> {
        let steps = self.course.get(name).ok_or_else(|| Damaged(name.to_owned()))?;
        Ok(steps)
    }

    /// The words of a list, gone through in turn.
    pub(super) fn words(&self, list: &str, turn: usize) -> Result<Text, Damaged> {
        let words = self.words.get(list).ok_or_else(|| Damaged(list.to_owned()))?;
        text(in_turn(words, turn)?)
    }

    /// The referrals, as they would have been told in a year.
    pub(super) fn referrals(&self, year: i16) -> Result<Vec<Told>, Damaged> {
        let numbered = self.case.iter().enumerate();
        numbered
            .map(|(number, case)| self.referral(number, case, year))
            .collect()
    }

    fn referral(&self, number: usize, case: &Invented, year: i16) -> Result<Told, Damaged> {
        let worry = self
            .worry
            .get(&case.worry)
            .ok_or_else(|| Damaged(case.worry.clone()))?;
        let said = [
            ("worry", &worry.worry),
            ("noticed", &worry.noticed),
            ("needs", &worry.needs),
            ("strengths", &worry.strengths),
        ];
        Ok(Told {
            hours_ago: case.days * 24 + 2 + hours(number),
            channel: worry.channel.clone(),
            area: Some(case.area.clone()),
            sector: worry.sector.clone(),
            subsector: worry.subsector.clone(),
            danger: "no".to_owned(),
            feedback: worry.feedback.clone().unwrap_or_else(|| "yes".to_owned()),
            confidential: "no".to_owned(),
            course: case.course.clone(),
            again: case.again.is_some(),
            answer: None,
            welsh: false,
            added: Vec::new(),
            referrer: Teller {
                relationship: worry.relationship.clone(),
                role: worry.role.clone(),
                organisation: worry.organisation.clone(),
                email: Some(format!("desk{number}@referrer.example.org")),
                ..Teller::default()
            },
            person: vec![self.person(case.again.unwrap_or(number), year)?],
            account: said
                .map(|(question, words)| (question.to_owned(), words.clone()))
                .into(),
        })
    }

    fn person(&self, number: usize, year: i16) -> Result<Person, Damaged> {
        let case = self.case.get(number).ok_or_else(|| Damaged(number.to_string()))?;
        let age = case
            .age
            .ok_or_else(|| Damaged(format!("the age of case {number}")))?;
        let given = in_turn(&self.given, number)?;
        let family = in_turn(&self.family, number * 7)?;
        let street = in_turn(&self.streets, number)?;
        let (month, day) = (number % 12 + 1, number % 28 + 1);
        Ok(Person {
            name: Some(format!("{} {family}", given.name)),
            // A birthday later in the year than today makes them a year younger: none of the ages is at a limit.
            born: Some(format!("{}-{month:02}-{day:02}", year - age)),
            gender: Some(given.gender.clone()),
            address: Some(format!("{} {street}", number + 3)),
            postcode: Some(format!("ZZ{} {}AA", number % 9 + 1, number % 8 + 1)),
            knows: "not_told".to_owned(),
            family: "not_known".to_owned(),
            ..Person::default()
        })
    }

    /// A note with a fact, an allegation and an opinion.
    pub(super) fn note(&self, turn: usize) -> Result<Note, Damaged> {
        let noted = in_turn(&self.note, turn)?;
        let said = |sort, words, source| {
            Ok(Statement {
                sort,
                words: text(words)?,
                source: text(source)?,
            })
        };
        Ok(Note {
            kind: coded(&noted.kind, NoteKind::from_code)?,
            about: None,
            statements: vec![
                said(Sort::Fact, &noted.fact, &noted.fact_source)?,
                said(Sort::Allegation, &noted.allegation, &noted.allegation_source)?,
                said(Sort::Opinion, &noted.opinion, &noted.opinion_source)?,
            ],
        })
    }

    /// Somebody the person is connected to.
    pub(super) fn connection(&self, turn: usize) -> Result<Connection, Damaged> {
        let known = in_turn(&self.connection, turn)?;
        Ok(Connection {
            who: text(&known.who)?,
            how: text(&known.how)?,
            source: text(&known.source)?,
        })
    }

    /// Something told to somebody outside on a day.
    pub(super) fn disclosure(&self, turn: usize, on: Date) -> Result<Disclosure, Damaged> {
        let told = in_turn(&self.disclosure, turn)?;
        Ok(Disclosure {
            agency: code(&told.agency)?,
            recipient: text(&told.recipient)?,
            purpose: text(&told.purpose)?,
            legal_basis: text(&told.legal_basis)?,
            authorised_by: text(&told.authorised_by)?,
            on,
            content: text(&told.content)?,
        })
    }

    /// A decision of an outcome, made on a day. Every third person is not told of it yet.
    pub(super) fn decision(&self, outcome: &str, turn: usize, on: Date) -> Result<Decision, Damaged> {
        let of: Vec<&Decided> = self
            .decision
            .iter()
            .filter(|decision| decision.outcome == outcome)
            .collect();
        let decided = in_turn(&of, turn)?;
        let told = if turn.is_multiple_of(3) {
            PersonTold::NotTold {
                because: self.words("not_told", turn)?,
                revisit_on: on.plus_days(10),
            }
        } else {
            PersonTold::Told { on }
        };
        Ok(Decision {
            outcome: coded(outcome, GatewayOutcome::from_code)?,
            concern: code(&decided.concern)?,
            facts: text(&decided.facts)?,
            options: text(&decided.options)?,
            not_checked: text(&decided.not_checked)?,
            reason: text(&decided.reason)?,
            weighed_together: None,
            handover: Some(decided.handover()?),
            told,
            decided_at: None,
        })
    }
}

impl Decided {
    fn handover(&self) -> Result<Handover, Damaged> {
        match (&self.service, &self.contact) {
            (Some(service), Some(contact)) => Ok(Handover::To {
                service: code(service)?,
                contact: text(contact)?,
            }),
            (Some(_) | None, _) => Ok(Handover::None {
                because: text("Nothing is left that another service would have to do.")?,
            }),
        }
    }
}

/// What is told on one day is told over the whole of it.
fn hours(number: usize) -> i64 {
    i64::try_from(number * 5 % 20).unwrap_or(0)
}

fn in_turn<T>(list: &[T], turn: usize) -> Result<&T, Damaged> {
    let chosen = turn.checked_rem(list.len()).and_then(|turn| list.get(turn));
    chosen.ok_or_else(|| Damaged("an empty list".to_owned()))
}

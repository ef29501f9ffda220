//! From a draft to a referral ready to be received.

use waymark_domain::Date;
use waymark_domain::person::{Birth, Identity};
use waymark_domain::referral::{
    Account, Answer, Aware, Danger, Question, Referral, Referrer, Refusal, Subject, Wish,
};
use waymark_domain::rules::List;
use waymark_domain::text::{Code, PersonName, Text};

use super::answers::{Answers, Position, person_key};
use super::choices::FRIENDS_AND_FAMILY;
use super::step::Step;
use super::{Setting, birth, check, problems};
use crate::FormErrors;

/// The referral, or what to mend page by page.
///
/// # Errors
/// Each page that needs mending with what is wrong in it, in the order of the pages.
pub fn parse(
    answers: &Answers,
    setting: Setting<'_>,
    in_welsh: bool,
) -> Result<Referral, Vec<(Step, FormErrors)>> {
    let problems = problems(answers, setting);
    if !problems.is_empty() {
        return Err(problems);
    }
    let Some(sector) = sector(answers, setting) else {
        let errors = check::one("sector", "missing", "refer-error-sector");
        return Err(vec![(Step::Sector, errors)]);
    };
    Ok(Referral {
        channel: answers.mode().channel(),
        area: code(answers, "area").filter(|code| setting.rules.area(code.as_str()).is_some()),
        sector,
        subsector: code(answers, "subsector").filter(|_| answers.mode().asks_sector()),
        danger: Danger::from_code(answers.get("danger")).unwrap_or_default(),
        subjects: answers
            .positions()
            .map(|at| subject(answers, at, setting.today))
            .collect(),
        account: account(answers),
        referrer: referrer(answers),
        confidential: Wish::from_code(answers.get("confidential")).unwrap_or_default(),
        feedback: Wish::from_code(answers.get("feedback")).unwrap_or_default(),
        in_welsh,
    })
}

/// The page and the error that a refusal of the domain means. An operator's matter has none: the rule set lacks
/// something, and no page can mend it; nor has a code that [`parse`] has already held against its list.
#[must_use]
pub fn errors_for(refusal: &Refusal) -> Option<(Step, FormErrors)> {
    let name = |position: usize| {
        let position = u16::try_from(position).ok().and_then(Position::new)?;
        Some((Step::Name(position), person_key(position, "name")))
    };
    match refusal {
        Refusal::NoSubject => {
            let (step, key) = name(1)?;
            Some((step, check::one(&key, "missing", "refer-error-nobody")))
        }
        Refusal::NothingKnownOfSubject { position } => {
            let (step, key) = name(*position)?;
            Some((step, check::one(&key, "missing", "refer-error-nobody")))
        }
        Refusal::TooManySubjects { .. } => Some((
            Step::People,
            check::one("people.another", "too_many", "refer-error-too-many"),
        )),
        Refusal::NoWorry => Some((Step::Worry, check::one("worry", "missing", "refer-error-worry"))),
        Refusal::UnknownArea => Some((
            Step::Area,
            check::one("area", "not_a_choice", "refer-error-choice"),
        )),
        Refusal::Code(unknown) => coded(unknown.list),
        Refusal::Rules(_) => None,
    }
}

fn coded(list: List) -> Option<(Step, FormErrors)> {
    let (step, key) = match list {
        List::Sector => (Step::Sector, "sector".to_owned()),
        List::Subsector => (Step::Subsector, "subsector".to_owned()),
        List::Relationship => (Step::You, "you.relationship".to_owned()),
        List::Gender
        | List::Concern
        | List::AgeBand
        | List::Ethnicity
        | List::EthnicityStatedBy
        | List::Force
        | List::Region
        | List::Agency
        | List::InitialOutcome
        | List::SignpostedTo
        | List::Consent
        | List::Exit
        | List::EnquiryKind
        | List::SafeAnswer
        | List::Controller
        | List::LawfulBasis
        | List::Purpose
        | List::Retention
        | List::IntelligenceMark
        | List::EmergencyReason => return None,
    };
    Some((step, check::one(&key, "not_a_choice", "refer-error-choice")))
}

/// Whether nothing at all tells who the person is.
pub(super) fn is_nobody(answers: &Answers, at: Position, today: Date) -> bool {
    identity(answers, at, today).is_empty()
}

/// A professional says the sector; for anybody else it follows from what they are to the person.
fn sector(answers: &Answers, setting: Setting<'_>) -> Option<Code> {
    let code = match answers.mode().asks_sector() {
        true => answers.get("sector"),
        false => match answers.get("you.relationship") {
            "parent" | "relative" | "partner" | "friend" | "self" => FRIENDS_AND_FAMILY,
            "professional" => "other",
            _ => "community",
        },
    };
    let known = setting.rules.entry(List::Sector, code, setting.today);
    known.map(|entry| entry.code.clone())
}

fn subject(answers: &Answers, at: Position, today: Date) -> Subject {
    let aware = |name| Aware::from_code(answers.get(&person_key(at, name))).unwrap_or_default();
    Subject {
        identity: identity(answers, at, today),
        person_aware: aware("person_aware"),
        family_aware: aware("family_aware"),
    }
}

fn identity(answers: &Answers, at: Position, today: Date) -> Identity {
    let typed = |name| answers.get(&person_key(at, name));
    let text = |name| Text::parse(typed(name)).ok();
    let texts = |name| {
        typed(name)
            .lines()
            .filter_map(|line| Text::parse(line).ok())
            .collect()
    };
    Identity {
        name: PersonName::parse(typed("name")).ok(),
        other_names: typed("other_names")
            .lines()
            .filter_map(|line| PersonName::parse(line).ok())
            .collect(),
        birth: birth::read(answers, at, today).unwrap_or(Birth::Unknown),
        gender: code(answers, &person_key(at, "gender")),
        ethnicity: None,
        address: text("address"),
        postcode: text("postcode"),
        phones: texts("phones"),
        emails: texts("emails"),
        handles: texts("handles"),
        place: text("place"),
        language: text("language"),
        description: text("description"),
    }
}

fn account(answers: &Answers) -> Account {
    let answer = |question: Question| {
        let said = Text::parse(answers.get(question.code())).ok().map(Answer::Said);
        let unknown = !answers.get(&format!("{}.unknown", question.code())).is_empty();
        said.or(unknown.then_some(Answer::NotKnown))
    };
    Question::ALL
        .iter()
        .filter_map(|question| Some((*question, answer(*question)?)))
        .collect()
}

fn referrer(answers: &Answers) -> Referrer {
    let text = |key| Text::parse(answers.get(key)).ok();
    let relationship = match answers.mode().asks_sector() {
        true => "professional".parse().ok(),
        false => code(answers, "you.relationship"),
    };
    Referrer {
        name: PersonName::parse(answers.get("you.name")).ok(),
        relationship,
        role: text("you.role"),
        organisation: text("you.organisation"),
        phone: text("you.phone"),
        email: text("you.email"),
        safe_times: text("you.safe_times"),
    }
}

fn code(answers: &Answers, key: &str) -> Option<Code> {
    answers.get(key).parse().ok()
}

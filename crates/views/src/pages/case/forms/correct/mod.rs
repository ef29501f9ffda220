//! Corrects who the person is: a new version beside the old, which stays.

use serde::Serialize;
use waymark_domain::PartialDate;
use waymark_domain::person::{Birth, Identity};
use waymark_domain::text::{PersonName, Text};

use crate::FormErrors;
use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{CaseForm, Choice, Present, raw_form};
use crate::pages::case::{CasePlace, silent_debug};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed. Lists hold one entry a line.
    CorrectForm {
        /// The name used most.
        name,
        /// Other names.
        other_names,
        /// The day of birth.
        birth_day,
        /// Its month.
        birth_month,
        /// Its year.
        birth_year,
        /// An age in years, where no date is known.
        age,
        /// The code of the gender.
        gender,
        /// Address.
        address,
        /// Postcode.
        postcode,
        /// Telephone numbers.
        phones,
        /// E-mail addresses.
        emails,
        /// Names used online.
        handles,
        /// School, college or work.
        place,
        /// First language.
        language,
        /// Anything else.
        description,
        /// Why it is corrected.
        reason,
    }
}

/// What is recorded now, beside the fields.
#[derive(Clone, Serialize)]
pub struct Recorded {
    now: CorrectForm,
    birth: Option<String>,
    genders: Vec<Choice>,
    gender: Option<String>,
}

/// A valid form. Ethnicity, which no form of staff asks, stays as it was.
#[derive(Clone, PartialEq, Eq)]
pub struct Correction {
    /// Who the person is.
    pub identity: Identity,
    /// Why it is corrected.
    pub reason: Text,
}

silent_debug!(Recorded, Correction);

impl Recorded {
    /// This identity, with the genders to choose from.
    #[must_use]
    pub fn new(identity: &Identity, genders: Vec<Choice>) -> Self {
        let gender = identity.gender.as_ref();
        let chosen = gender.and_then(|code| genders.iter().find(|choice| choice.value == code.as_str()));
        Self {
            now: CorrectForm::of(identity),
            birth: birth_words(identity.birth),
            gender: chosen.map(|choice| choice.text.clone()),
            genders,
        }
    }

    /// The form filled with what is recorded, to be changed.
    #[must_use]
    pub fn filled_in(&self) -> CorrectForm {
        self.now.clone()
    }
}

impl CaseForm for CorrectForm {
    const TEMPLATE: &'static str = "pages/case/forms/correct/page.html";
    const PLACE: CasePlace = CasePlace::Correct;
    const BACK: CasePlace = CasePlace::Referral;
    type Shown = Recorded;
}

impl CorrectForm {
    /// The form filled with what is recorded, to be changed.
    #[must_use]
    pub fn of(identity: &Identity) -> Self {
        let text = |text: &Option<Text>| {
            text.as_ref()
                .map_or_else(String::new, |text| text.as_str().to_owned())
        };
        let lines = |texts: &[Text]| texts.iter().map(Text::as_str).collect::<Vec<_>>().join("\n");
        let names: Vec<_> = identity.other_names.iter().map(PersonName::as_str).collect();
        let (date, age) = match identity.birth {
            Birth::Unknown => (PartialDate::Unknown, String::new()),
            Birth::Born(date) => (date, String::new()),
            Birth::AgedAbout { years, .. } => (PartialDate::Unknown, years.to_string()),
        };
        let (year, month, day) = parts(date);
        Self {
            name: identity
                .name
                .as_ref()
                .map_or_else(String::new, |name| name.as_str().to_owned()),
            other_names: names.join("\n"),
            birth_day: day,
            birth_month: month,
            birth_year: year,
            age,
            gender: identity
                .gender
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
            address: text(&identity.address),
            postcode: text(&identity.postcode),
            phones: lines(&identity.phones),
            emails: lines(&identity.emails),
            handles: lines(&identity.handles),
            place: text(&identity.place),
            language: text(&identity.language),
            description: text(&identity.description),
            reason: String::new(),
        }
    }

    /// Who the person is, and why it is corrected.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, recorded: &Recorded, present: Present) -> Result<Correction, FormErrors> {
        let mut reading = Reading::default();
        let name = reading.optional_name("name", &self.name);
        let names = self.other_names.lines();
        let other_names = names
            .filter_map(|line| reading.optional_name("other_names", line))
            .collect();
        let birth = self.birth(&mut reading, present);
        let gender = match self.gender.is_empty() {
            true => None,
            false => reading.code("gender", &self.gender, &recorded.genders, "correct-error-gender"),
        };
        let identity = Identity {
            name,
            other_names,
            birth: birth.unwrap_or_default(),
            gender,
            ethnicity: None,
            address: reading.optional("address", &self.address),
            postcode: reading.optional("postcode", &self.postcode),
            phones: lines(&mut reading, "phones", &self.phones),
            emails: lines(&mut reading, "emails", &self.emails),
            handles: lines(&mut reading, "handles", &self.handles),
            place: reading.optional("place", &self.place),
            language: reading.optional("language", &self.language),
            description: reading.optional("description", &self.description),
        };
        let reason = reading.text("reason", &self.reason, "correct-error-reason");
        reading.finish(reason.map(|reason| Correction { identity, reason }))
    }

    fn birth(&self, reading: &mut Reading, present: Present) -> Option<Birth> {
        let part = |typed: &str| match typed.trim() {
            "" => Some(None),
            typed => typed.parse::<i16>().ok().map(Some),
        };
        let small = |typed: &str| match typed.trim() {
            "" => Some(None),
            typed => typed.parse::<i8>().ok().map(Some),
        };
        let date = (|| {
            let (year, month, day) = (
                part(&self.birth_year)?,
                small(&self.birth_month)?,
                small(&self.birth_day)?,
            );
            PartialDate::new(year, month, day).ok()
        })();
        match date {
            None => reading.wrong_at(("birth", "birth_day"), "impossible", "correct-error-birth"),
            Some(PartialDate::Unknown) if self.age.trim().is_empty() => Some(Birth::Unknown),
            Some(PartialDate::Unknown) => match self.age.trim().parse() {
                Ok(years @ 0..=120) => Some(Birth::AgedAbout {
                    years,
                    on: present.today(),
                }),
                Ok(_) | Err(_) => reading.wrong("age", "impossible", "correct-error-age"),
            },
            Some(date) if date.earliest().is_some_and(|first| first > present.today()) => {
                reading.wrong_at(("birth", "birth_day"), "future", "form-error-date-future")
            }
            Some(date) => Some(Birth::Born(date)),
        }
    }
}

fn lines(reading: &mut Reading, field: &'static str, typed: &str) -> Vec<Text> {
    typed
        .lines()
        .filter_map(|line| reading.optional(field, line))
        .collect()
}

fn parts(date: PartialDate) -> (String, String, String) {
    match date {
        PartialDate::Unknown => (String::new(), String::new(), String::new()),
        PartialDate::Year(year) => (year.to_string(), String::new(), String::new()),
        PartialDate::Month { year, month } => (year.to_string(), month.to_string(), String::new()),
        PartialDate::Day(day) => (
            day.year().to_string(),
            day.month().to_string(),
            day.day().to_string(),
        ),
    }
}

fn birth_words(birth: Birth) -> Option<String> {
    match birth {
        Birth::Unknown => None,
        Birth::Born(PartialDate::Day(day)) => Some(day.words()),
        Birth::Born(date) => Some(date.to_string()).filter(|text| !text.is_empty()),
        Birth::AgedAbout { years, .. } => Some(years.to_string()),
    }
}

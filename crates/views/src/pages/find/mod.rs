//! Find a case or a person. What is asked for is posted, so that it never stands in an address.

use serde::Serialize;
use waymark_domain::case::StageName;
use waymark_domain::text::{PersonName, Text};
use waymark_domain::{CaseId, PartialDate};

use super::case::forms::raw_form;
use super::case::forms::reading::Reading;
use super::case::{Age, CasePlace};
use super::referral::silent_debug;
use super::work::count;
use crate::{Form, FormErrors, Message, Page, paths};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// What is looked for, as typed.
    FindForm {
        /// Anything: a name, a reference, a telephone number, an address.
        anything,
        /// A name, perhaps only a part of it or how it sounds.
        name,
        /// The day of the month of a birth; may be missing.
        born_day,
        /// Its month; may be missing.
        born_month,
        /// Its year.
        born_year,
        /// A reference, or the start of one.
        reference,
        /// An address, or a postcode.
        address,
        /// A telephone number.
        telephone,
        /// Words in what was written.
        words,
    }
}

/// A valid search: each part narrows it further.
#[derive(Clone, PartialEq, Eq)]
pub struct Search {
    /// Anything.
    pub anything: Option<Text>,
    /// A name.
    pub name: Option<PersonName>,
    /// A birth, as precisely as it is known.
    pub born: Option<PartialDate>,
    /// A reference.
    pub reference: Option<Text>,
    /// An address.
    pub address: Option<Text>,
    /// A telephone number.
    pub telephone: Option<Text>,
    /// Words in what was written.
    pub words: Option<Text>,
}

silent_debug!(Search);

impl FindForm {
    /// What is looked for.
    ///
    /// # Errors
    /// Everything that is wrong; that nothing was typed, among others.
    pub fn parse(&self) -> Result<Search, FormErrors> {
        let mut reading = Reading::default();
        if self.is_empty() {
            let nothing: Option<Search> = reading.wrong("anything", "missing", "find-error-nothing");
            return reading.finish(nothing);
        }
        let search = Search {
            anything: reading.optional("anything", &self.anything),
            name: reading.optional_name("name", &self.name),
            born: self.born(&mut reading),
            reference: reading.optional("reference", &self.reference),
            address: reading.optional("address", &self.address),
            telephone: reading.optional("telephone", &self.telephone),
            words: reading.optional("words", &self.words),
        };
        reading.finish(Some(search))
    }

    fn born(&self, reading: &mut Reading) -> Option<PartialDate> {
        let [day, month, year] = [&self.born_day, &self.born_month, &self.born_year].map(|part| part.trim());
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return None;
        }
        partial([day, month, year])
            .or_else(|| reading.wrong_at(("born", "born_day"), "impossible", "find-error-born"))
    }

    fn is_empty(&self) -> bool {
        self.typed().iter().all(|typed| typed.trim().is_empty())
    }

    fn typed(&self) -> [&str; 9] {
        [
            &self.anything,
            &self.name,
            &self.born_day,
            &self.born_month,
            &self.born_year,
            &self.reference,
            &self.address,
            &self.telephone,
            &self.words,
        ]
    }

    /// Whether any of the further fields is in use, so that they must not be folded away.
    fn goes_further(&self) -> bool {
        self.typed().iter().skip(1).any(|typed| !typed.trim().is_empty())
    }
}

/// A date from whichever of its parts were typed.
fn partial([day, month, year]: [&str; 3]) -> Option<PartialDate> {
    let year = year.parse().ok()?;
    let month = typed(month)?;
    let day = typed(day)?;
    PartialDate::new(Some(year), month, day).ok()
}

/// A number that may be missing; none for what is no number.
#[expect(clippy::option_option, reason = "missing and wrong are two things")]
fn typed(part: &str) -> Option<Option<i8>> {
    if part.is_empty() {
        Some(None)
    } else {
        part.parse().ok().map(Some)
    }
}

/// Why something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The name is written like that.
    NameSame,
    /// The name is written nearly like that.
    NameClose,
    /// The name sounds like that.
    NameSounds,
    /// The one name is part of the other.
    NamePart,
    /// Another name that the person goes by.
    OtherName,
    /// The day of birth.
    Born,
    /// The day of birth with day and month changed round.
    BornSwapped,
    /// A day of birth that is another by one digit.
    BornSlip,
    /// A birth that fits as far as it is known.
    BornAbout,
    /// The reference.
    Reference,
    /// The address.
    Address,
    /// The postcode.
    Postcode,
    /// The first half of the postcode.
    District,
    /// The telephone number.
    Telephone,
    /// The e-mail address.
    Email,
    /// The name used online.
    Handle,
    /// Words in what was written.
    Words,
}

impl Because {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::NameSame,
        Self::NameClose,
        Self::NameSounds,
        Self::NamePart,
        Self::OtherName,
        Self::Born,
        Self::BornSwapped,
        Self::BornSlip,
        Self::BornAbout,
        Self::Reference,
        Self::Address,
        Self::Postcode,
        Self::District,
        Self::Telephone,
        Self::Email,
        Self::Handle,
        Self::Words,
    ];

    fn words(self) -> Message {
        Message::new(match self {
            Self::NameSame => "find-because-name-same",
            Self::NameClose => "find-because-name-close",
            Self::NameSounds => "find-because-name-sounds",
            Self::NamePart => "find-because-name-part",
            Self::OtherName => "find-because-other-name",
            Self::Born => "find-because-born",
            Self::BornSwapped => "find-because-born-swapped",
            Self::BornSlip => "find-because-born-slip",
            Self::BornAbout => "find-because-born-about",
            Self::Reference => "find-because-reference",
            Self::Address => "find-because-address",
            Self::Postcode => "find-because-postcode",
            Self::District => "find-because-district",
            Self::Telephone => "find-because-telephone",
            Self::Email => "find-because-email",
            Self::Handle => "find-because-handle",
            Self::Words => "find-because-words",
        })
    }
}

/// A case that was found.
#[derive(Clone, Serialize)]
pub struct Found {
    href: String,
    reference: String,
    stage: Message,
    name: Option<String>,
    age: Option<Message>,
    area: Option<String>,
    owner: Option<String>,
    because: Vec<Message>,
}

impl Found {
    /// The case with that reference, found for these reasons.
    #[must_use]
    pub fn new(case: CaseId, reference: impl Into<String>, stage: StageName, because: &[Because]) -> Self {
        Self {
            href: CasePlace::Overview.path(case),
            reference: reference.into(),
            stage: Message::coded("stage-", stage.code()),
            name: None,
            age: None,
            area: None,
            owner: None,
            because: because.iter().map(|because| because.words()).collect(),
        }
    }

    /// The same, about somebody of that name.
    #[must_use]
    pub fn about(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The same, about somebody of that age.
    #[must_use]
    pub fn aged(mut self, age: Age) -> Self {
        self.age = Some(age.words());
        self
    }

    /// The same, in an area.
    #[must_use]
    pub fn in_area(mut self, area: impl Into<String>) -> Self {
        self.area = Some(area.into());
        self
    }

    /// The same, owned by somebody.
    #[must_use]
    pub fn owned_by(mut self, owner: impl Into<String>) -> Self {
        self.owner = Some(owner.into());
        self
    }
}

/// What became of a search.
#[derive(Clone, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
enum Answer {
    NotAsked,
    Warming,
    Nothing,
    Cases { heading: Message, found: Vec<Found> },
    TooMany { heading: Message, found: Vec<Found> },
}

/// The page.
#[derive(Clone, Serialize)]
pub struct FindPage {
    typed: FindForm,
    further: bool,
    form: Form,
    answer: Answer,
    stopped: Option<Message>,
}

silent_debug!(Found, FindPage);

impl FindPage {
    fn with(typed: FindForm, answer: Answer) -> Self {
        Self {
            further: typed.goes_further(),
            typed,
            form: Form::to(paths::FIND),
            answer,
            stopped: None,
        }
    }

    /// Nothing was asked yet.
    #[must_use]
    pub fn start() -> Self {
        Self::with(FindForm::default(), Answer::NotAsked)
    }

    /// What was typed cannot be looked for.
    #[must_use]
    pub fn wrong(typed: FindForm, errors: FormErrors) -> Self {
        let mut page = Self::with(typed, Answer::NotAsked);
        page.form = page.form.with_errors(errors);
        page
    }

    /// The names are still being read after a restart: nothing can be said yet.
    #[must_use]
    pub fn warming(typed: FindForm) -> Self {
        Self::with(typed, Answer::Warming)
    }

    /// What the reader may see and was found; best first.
    #[must_use]
    pub fn found(typed: FindForm, found: Vec<Found>) -> Self {
        let answer = if found.is_empty() {
            Answer::Nothing
        } else {
            Answer::Cases {
                heading: Message::new("find-found").with("count", count(found.len())),
                found,
            }
        };
        Self::with(typed, answer)
    }

    /// More was found than can be shown: these are the first.
    #[must_use]
    pub fn too_many(typed: FindForm, first: Vec<Found>) -> Self {
        let heading = Message::new("find-too-many").with("count", count(first.len()));
        Self::with(
            typed,
            Answer::TooMany {
                heading,
                found: first,
            },
        )
    }

    /// The same, saying that words were looked for in so many cases and not in those before.
    #[must_use]
    pub fn stopped_after(mut self, cases: u32) -> Self {
        self.stopped = Some(Message::new("find-stopped").with("count", cases));
        self
    }

    /// The same with one more hidden field, such as the anti-forgery token.
    #[must_use]
    pub fn hide(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.form = self.form.hide(name, value);
        self
    }
}

impl Page for FindPage {
    const TEMPLATE: &'static str = "pages/find/page.html";

    fn title(&self) -> Message {
        Message::new("find-title")
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn born(day: &str, month: &str, year: &str) -> Result<Option<PartialDate>, &'static str> {
        let form = FindForm {
            born_day: day.into(),
            born_month: month.into(),
            born_year: year.into(),
            ..FindForm::default()
        };
        form.parse()
            .map(|search| search.born)
            .map_err(|errors| errors.iter().next().map_or("", |error| error.code))
    }

    #[test]
    fn a_birth_is_looked_for_as_precisely_as_it_was_typed() {
        assert_eq!(born("", "", "2009"), Ok(Some(PartialDate::Year(2009))));
        let month = PartialDate::Month { year: 2009, month: 3 };
        assert_eq!(born("", " 3 ", "2009"), Ok(Some(month)));
        assert!(born("7", "3", "2009").is_ok());
        for (day, month, year) in [
            ("7", "", "2009"),
            ("7", "3", ""),
            ("31", "2", "2009"),
            ("x", "3", "2009"),
        ] {
            assert_eq!(born(day, month, year), Err("impossible"), "{day} {month} {year}");
        }
    }

    #[test]
    fn nothing_is_looked_for_when_nothing_was_typed() {
        let errors = FindForm::default().parse().unwrap_err();
        assert_eq!(errors.about("anything").map(|error| error.code), Some("missing"));
    }
}

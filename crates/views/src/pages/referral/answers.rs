//! What somebody has typed so far, exactly as they typed it.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use waymark_domain::referral::Channel;

/// Who is filling in the referral, and so how it is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Anybody: one question a page.
    #[default]
    Public,
    /// Somebody at work: a list of tasks, the sector first.
    Professional,
    /// The advice line during a call: the public questions with words to read out.
    Operator,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 3] = [Self::Public, Self::Professional, Self::Operator];

    /// The code a start form posts as `mode`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Professional => "professional",
            Self::Operator => "operator",
        }
    }

    /// From its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }

    /// Whether the sector is asked, because it does not follow from what somebody is to the person.
    pub(super) const fn asks_sector(self) -> bool {
        match self {
            Self::Professional => true,
            Self::Public | Self::Operator => false,
        }
    }

    /// How a referral made in this mode came in.
    #[must_use]
    pub const fn channel(self) -> Channel {
        match self {
            Self::Public => Channel::Public,
            Self::Professional => Channel::Professional,
            Self::Operator => Channel::AdviceLine,
        }
    }
}

/// Which of the people of a referral, counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position(u16);

impl Position {
    /// The first person.
    pub const FIRST: Self = Self(1);

    /// From a number; `None` for nought.
    #[must_use]
    pub fn new(number: u16) -> Option<Self> {
        (number > 0).then_some(Self(number))
    }

    /// The number, from one.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A draft: the raw fields of every page so far. Text that is too long or wrong stays in it, so that it can be
/// shown back. Its serialised form is what is sealed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    mode: Mode,
    fields: BTreeMap<String, String>,
}

/// A draft is personal: it never shows in a log by accident.
impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answers(..)")
    }
}

const PEOPLE: &str = "people";

impl Answers {
    /// A new draft with nothing answered.
    #[must_use]
    pub fn new(mode: Mode) -> Self {
        Self {
            mode,
            fields: BTreeMap::new(),
        }
    }

    /// Who is filling it in.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// What was typed in a field; nothing when it was not asked yet.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        self.fields.get(key).map_or("", String::as_str)
    }

    /// Whether the field's page was ever sent, though the field may have been left empty.
    #[must_use]
    pub fn was_asked(&self, key: &str) -> bool {
        self.fields.contains_key(key)
    }

    /// How many people it is about so far: one at least.
    #[must_use]
    pub fn people(&self) -> u16 {
        self.get(PEOPLE).parse().unwrap_or(1).max(1)
    }

    /// The positions of the people it is about.
    pub fn positions(&self) -> impl Iterator<Item = Position> + use<> {
        (1..=self.people()).map(Position)
    }

    pub(super) fn put(&mut self, key: String, value: String) {
        self.fields.insert(key, value);
    }

    pub(super) fn forget(&mut self, key: &str) {
        self.fields.remove(key);
    }

    pub(super) fn add_person(&mut self) {
        let count = self.people().saturating_add(1);
        self.put(PEOPLE.to_owned(), count.to_string());
    }

    /// Takes one person out; those after move up. The last one left is emptied instead.
    pub(super) fn remove_person(&mut self, position: Position) {
        let count = self.people();
        let fields = std::mem::take(&mut self.fields);
        for (key, value) in fields {
            match of_person(&key) {
                Some((number, _)) if number == position.0 => {}
                Some((number, name)) if number > position.0 => {
                    self.put(person_key(Position(number - 1), name), value);
                }
                Some(_) | None => self.put(key, value),
            }
        }
        self.put(PEOPLE.to_owned(), count.saturating_sub(1).max(1).to_string());
    }
}

/// The key of a field about one person: `person.2.name`.
pub(super) fn person_key(position: Position, name: &str) -> String {
    format!("person.{position}.{name}")
}

fn of_person(key: &str) -> Option<(u16, &str)> {
    let (number, name) = key.strip_prefix("person.")?.split_once('.')?;
    Some((number.parse().ok()?, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removing_a_person_moves_the_others_up_and_touches_nothing_else() {
        let mut answers = Answers::new(Mode::Public);
        for (key, value) in [
            ("worry", "w"),
            ("person.1.name", "a"),
            ("person.2.name", "b"),
            ("person.3.birth.day", "3"),
        ] {
            answers.put(key.into(), value.into());
        }
        answers.add_person();
        answers.add_person();
        answers.remove_person(Position(2));
        let mut left = Answers::new(Mode::Public);
        for (key, value) in [
            ("worry", "w"),
            ("person.1.name", "a"),
            ("person.2.birth.day", "3"),
            ("people", "2"),
        ] {
            left.put(key.into(), value.into());
        }
        assert_eq!(answers, left);
    }

    #[test]
    fn the_last_person_is_emptied_and_not_taken_away() {
        let mut answers = Answers::new(Mode::Public);
        answers.put("person.1.name".into(), "a".into());
        answers.remove_person(Position::FIRST);
        assert_eq!((answers.people(), answers.get("person.1.name")), (1, ""));
    }

    #[test]
    fn a_draft_comes_back_from_its_sealed_form_and_never_shows_in_debug() {
        let mut answers = Answers::new(Mode::Operator);
        answers.put("worry".into(), "Wren".into());
        let json = serde_json::to_string(&answers).unwrap();
        assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), answers);
        assert_eq!(format!("{answers:?}"), "Answers(..)");
    }
}

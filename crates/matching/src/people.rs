//! The people, as an index that finds them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use waymark_domain::PersonId;
use waymark_domain::person::Birth;

use crate::birth::{self, BirthAlike, births};
use crate::dictionary::Dictionary;
use crate::fold::fold;
use crate::name::{Name, NameAlike, words_alike};
use crate::place::{Postcode, PostcodeAlike};

/// Names that one person is found by: a bound on what one record can take.
const MOST_NAMES: usize = 12;
/// Words of an address that somebody is found by.
const MOST_ADDRESS_WORDS: usize = 16;
/// Letters of a word of an address.
const MOST_LETTERS: usize = 24;

/// What is compared of one person.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct PersonRecord {
    names: Vec<Name>,
    birth: Birth,
    postcode: Option<Postcode>,
    address: Vec<String>,
}

impl PersonRecord {
    /// A person by their names, the one used most first, their birth, postcode and address.
    pub fn new<'a>(
        names: impl IntoIterator<Item = &'a str>,
        birth: Birth,
        postcode: Option<&str>,
        address: Option<&str>,
    ) -> Self {
        let names = names.into_iter().map(Name::new).filter(|name| !name.is_empty());
        Self {
            names: names.take(MOST_NAMES).collect(),
            birth,
            postcode: postcode.and_then(Postcode::parse),
            address: address.map(address_words).unwrap_or_default(),
        }
    }

    /// The names, the one used most first.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// The birth, as far as it is known.
    pub const fn birth(&self) -> Birth {
        self.birth
    }

    /// The postcode, if one was given that looks like one.
    pub const fn postcode(&self) -> Option<&Postcode> {
        self.postcode.as_ref()
    }
}

fn address_words(address: &str) -> Vec<String> {
    let words = fold(address);
    let mut words: Vec<String> = words
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(MOST_LETTERS).collect())
        .take(MOST_ADDRESS_WORDS)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Who is looked for. Each part that is given narrows it; what is not known of a person contradicts nothing.
#[derive(Clone, Default)]
pub struct Wanted {
    /// A name.
    pub name: Option<Name>,
    /// A birth.
    pub birth: Birth,
    /// A postcode, or its first half.
    pub postcode: Option<Postcode>,
    /// Words of an address, as [`Wanted::at`] makes them.
    pub address: Vec<String>,
}

impl Wanted {
    /// With an address, or words of one.
    #[must_use]
    pub fn at(mut self, address: &str) -> Self {
        self.address = address_words(address);
        self
    }

    /// Whether nobody is described.
    pub fn is_empty(&self) -> bool {
        self.name.as_ref().is_none_or(Name::is_empty)
            && birth::is_unknown(self.birth)
            && self.postcode.is_none()
            && self.address.is_empty()
    }
}

/// Why somebody was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The name, in any order.
    Name(NameAlike),
    /// It is not the name they use most.
    OtherName,
    /// The birth.
    Birth(BirthAlike),
    /// The postcode.
    Postcode(PostcodeAlike),
    /// Words of the address.
    Address,
}

/// Somebody who was found. Hits are in order: closest first, then as the records were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Who.
    pub person: PersonId,
    /// Why.
    pub reasons: Vec<Reason>,
    apart: u8,
}

struct Slot {
    person: PersonId,
    record: PersonRecord,
}

/// Everybody, found by what is compared.
#[derive(Default)]
pub struct People {
    slots: Vec<Option<Slot>>,
    free: Vec<u32>,
    places: HashMap<PersonId, u32>,
    names: Dictionary,
    addresses: Dictionary,
    districts: BTreeMap<String, BTreeSet<u32>>,
    years: BTreeMap<i16, BTreeSet<u32>>,
}

macro_rules! hidden {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )*};
}
hidden!(PersonRecord, Wanted, People);

impl People {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// What is known of a person.
    pub fn get(&self, person: PersonId) -> Option<&PersonRecord> {
        self.slot(*self.places.get(&person)?).map(|slot| &slot.record)
    }

    /// Takes a person in, or what is known of them now.
    pub fn put(&mut self, person: PersonId, record: PersonRecord) {
        self.remove(person);
        let place = self.free.pop().unwrap_or_else(|| {
            self.slots.push(None);
            u32::try_from(self.slots.len() - 1).unwrap_or(u32::MAX)
        });
        for key in record.names.iter().flat_map(Name::keys) {
            self.names.add(key, place);
        }
        for word in &record.address {
            self.addresses.add(word, place);
        }
        if let Some(postcode) = &record.postcode {
            self.districts
                .entry(postcode.district().to_owned())
                .or_default()
                .insert(place);
        }
        if let Some((first, last)) = birth::years(record.birth) {
            for year in first..=last {
                self.years.entry(year).or_default().insert(place);
            }
        }
        self.places.insert(person, place);
        if let Some(slot) = self.slots.get_mut(place as usize) {
            *slot = Some(Slot { person, record });
        }
    }

    /// Forgets a person.
    pub fn remove(&mut self, person: PersonId) {
        let Some(place) = self.places.remove(&person) else {
            return;
        };
        let Some(slot) = self.slots.get_mut(place as usize).and_then(Option::take) else {
            return;
        };
        self.free.push(place);
        for key in slot.record.names.iter().flat_map(Name::keys) {
            self.names.remove(key, place);
        }
        for word in &slot.record.address {
            self.addresses.remove(word, place);
        }
        if let Some(postcode) = &slot.record.postcode {
            forget(&mut self.districts, &postcode.district().to_owned(), place);
        }
        if let Some((first, last)) = birth::years(slot.record.birth) {
            for year in first..=last {
                forget(&mut self.years, &year, place);
            }
        }
    }

    /// Forgets everybody for whom `stays` is false.
    pub fn retain(&mut self, stays: impl Fn(PersonId) -> bool) {
        let gone: Vec<PersonId> = self
            .places
            .keys()
            .copied()
            .filter(|person| !stays(*person))
            .collect();
        for person in gone {
            self.remove(person);
        }
    }

    /// Whoever fits, closest first, of those that `admits` lets through: nobody else is compared, counted or
    /// returned.
    pub fn find(&self, wanted: &Wanted, admits: impl Fn(PersonId) -> bool) -> Vec<Hit> {
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<Hit> = self
            .reached_by(wanted)
            .into_iter()
            .filter_map(|place| self.slot(place))
            .filter(|slot| admits(slot.person))
            .filter_map(|slot| fits(wanted, slot))
            .collect();
        hits.sort_unstable_by_key(|hit| (hit.apart, hit.person));
        hits
    }

    fn slot(&self, place: u32) -> Option<&Slot> {
        self.slots.get(place as usize)?.as_ref()
    }

    /// Whoever may fit, by the part that tells people apart best.
    fn reached_by(&self, wanted: &Wanted) -> BTreeSet<u32> {
        if let Some(name) = wanted.name.as_ref().filter(|name| !name.is_empty()) {
            return name.keys().flat_map(|word| self.names.like(word)).collect();
        }
        if let Some((first, last)) = birth::years(wanted.birth) {
            // One digit of a year may be wrong, and the year is one of four.
            let mut years: BTreeSet<i16> = (first..=last).collect();
            for step in [1, 10, 100, 1_000] {
                years.extend((-9..=9).map(|by| first.saturating_add(by * step)));
            }
            let places = years.iter().filter_map(|year| self.years.get(year));
            return places.flatten().copied().collect();
        }
        if let Some(postcode) = &wanted.postcode {
            let places = self.districts.get(postcode.district());
            return places.into_iter().flatten().copied().collect();
        }
        let reached = wanted.address.iter().map(|word| self.addresses.like(word));
        reached.reduce(|one, other| &one & &other).unwrap_or_default()
    }
}

fn forget<K: Ord>(places: &mut BTreeMap<K, BTreeSet<u32>>, key: &K, place: u32) {
    if let Some(there) = places.get_mut(key) {
        there.remove(&place);
        if there.is_empty() {
            places.remove(key);
        }
    }
}

/// How far apart an unknown part leaves two records, for the order alone.
const NOT_KNOWN: u8 = 5;

/// Whether somebody fits, and why.
fn fits(wanted: &Wanted, slot: &Slot) -> Option<Hit> {
    let record = &slot.record;
    let (mut reasons, mut apart) = (Vec::new(), 0);
    if let Some(name) = wanted.name.as_ref().filter(|name| !name.is_empty()) {
        let (alike, nth) = best_name(name, record)?;
        reasons.push(Reason::Name(alike));
        if nth > 0 {
            reasons.push(Reason::OtherName);
        }
        apart += 2 * alike as u8 + u8::from(nth > 0);
    }
    if !birth::is_unknown(wanted.birth) {
        if birth::is_unknown(record.birth) {
            apart += NOT_KNOWN;
        } else {
            let alike = births(wanted.birth, record.birth)?;
            reasons.push(Reason::Birth(alike));
            apart += alike as u8;
        }
    }
    if let Some(postcode) = &wanted.postcode {
        match &record.postcode {
            None => apart += NOT_KNOWN,
            Some(theirs) => {
                let alike = postcode.alike(theirs)?;
                reasons.push(Reason::Postcode(alike));
                apart += alike as u8;
            }
        }
    }
    if !wanted.address.is_empty() {
        if record.address.is_empty() {
            apart += NOT_KNOWN;
        } else {
            let stands = |word: &String| {
                record
                    .address
                    .iter()
                    .any(|theirs| same_address_word(word, theirs))
            };
            if !wanted.address.iter().all(stands) {
                return None;
            }
            reasons.push(Reason::Address);
        }
    }
    (!reasons.is_empty()).then_some(Hit {
        person: slot.person,
        reasons,
        apart,
    })
}

/// The closest of a person's names, and which of them it is.
fn best_name(name: &Name, record: &PersonRecord) -> Option<(NameAlike, usize)> {
    let names = (0..).zip(&record.names);
    names
        .filter_map(|(nth, theirs)| Some((name.alike(theirs)?, nth)))
        .min()
}

/// House numbers are the same or are not; words may have a slip.
fn same_address_word(one: &str, other: &str) -> bool {
    let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    if has_digit(one) || has_digit(other) {
        return one == other;
    }
    words_alike(one, other).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;
    use waymark_domain::PartialDate;

    use super::*;

    fn id(number: u128) -> PersonId {
        PersonId(Uuid::from_u128(number))
    }

    fn born(date: &str) -> Birth {
        Birth::Born(date.parse().unwrap())
    }

    fn people() -> People {
        let mut people = People::default();
        let all = [
            (
                1,
                "Adam Fletcher",
                "2009-03-07",
                Some("M14 5XX"),
                Some("12 Elm Grove, Marchland"),
            ),
            (2, "Zoë Müller", "2010-11-02", None, None),
            (3, "Ŵyn Pryce", "2009", Some("LL55 1AB"), Some("3 Station Road")),
            (4, "محمد كريم", "2008-12-01", None, None),
            (
                5,
                "Adam Harris",
                "",
                Some("M14 6ZZ"),
                Some("14 Elm Grove, Marchland"),
            ),
        ];
        for (number, name, birth, postcode, address) in all {
            let birth = born(birth);
            people.put(
                id(number),
                PersonRecord::new(
                    [name, "Kestrel"].into_iter().take(1 + usize::from(number == 5)),
                    birth,
                    postcode,
                    address,
                ),
            );
        }
        people
    }

    fn named(name: &str) -> Wanted {
        Wanted {
            name: Some(Name::new(name)),
            ..Wanted::default()
        }
    }

    fn found(wanted: &Wanted) -> Vec<u128> {
        people()
            .find(wanted, |_| true)
            .iter()
            .map(|hit| hit.person.0.as_u128())
            .collect()
    }

    #[test]
    fn people_are_found_by_names_that_are_nearly_theirs() {
        for (name, who) in [
            ("Adam Flecther", vec![1]),
            ("fletcher adam", vec![1]),
            ("Zoe Mueller", vec![2]),
            ("Wyn Price", vec![3]),
            ("Mohammed Karim", vec![4]),
            ("Adam", vec![1, 5]),
            ("kestral", vec![5]),
            ("Fletch", vec![1]),
            ("Nobody Atall", vec![]),
        ] {
            assert_eq!(found(&named(name)), who, "{name}");
        }
    }

    #[test]
    fn a_birth_narrows_and_what_is_not_known_contradicts_nothing() {
        let adam = |birth| Wanted {
            birth: born(birth),
            ..named("Adam")
        };
        assert_eq!(found(&adam("2009-03-07")), [1, 5]);
        assert_eq!(found(&adam("2009-07-03")), [1, 5]);
        assert_eq!(found(&adam("2009")), [1, 5]);
        assert_eq!(found(&adam("1987-06-05")), [5]);
        let alone = |birth| Wanted {
            birth: born(birth),
            ..Wanted::default()
        };
        assert_eq!(found(&alone("2009-07-03")), [1, 3]);
        assert_eq!(found(&alone("2019-03-07")), [1]);
        assert_eq!(found(&alone("2009")), [1, 3]);
    }

    #[test]
    fn people_are_found_by_where_they_live() {
        let at = |postcode: Option<&str>, address: &str| {
            let wanted = Wanted {
                postcode: postcode.and_then(Postcode::parse),
                ..Wanted::default()
            };
            found(&wanted.at(address))
        };
        assert_eq!(at(Some("m14"), ""), [1, 5]);
        assert_eq!(at(Some("M14 5XX"), ""), [1]);
        assert_eq!(at(None, "elm grove"), [1, 5]);
        assert_eq!(at(None, "12 Elm Grve"), [1]);
        assert_eq!(at(None, "1 Elm Grove"), Vec::<u128>::new());
    }

    #[test]
    fn whoever_is_not_admitted_is_neither_found_nor_counted_and_whoever_went_is_gone() {
        let mut people = people();
        let hits = people.find(&named("Adam"), |person| person != id(1));
        assert_eq!(hits.iter().map(|hit| hit.person).collect::<Vec<_>>(), [id(5)]);
        people.retain(|person| person != id(5));
        assert_eq!(people.find(&named("Adam"), |_| true).len(), 1);
        people.put(
            id(1),
            PersonRecord::new(["Bram Fletcher"], Birth::Unknown, None, None),
        );
        assert!(people.find(&named("Adam"), |_| true).is_empty());
        assert_eq!(people.len(), 4);
    }

    #[test]
    fn nothing_of_a_person_shows_in_debug() {
        let (people, wanted) = (people(), named("Fletcher"));
        let shown = format!(
            "{people:?} {wanted:?} {:?} {:?}",
            people.get(id(1)),
            people.find(&wanted, |_| true)
        );
        assert!(!shown.to_lowercase().contains("fletcher"), "{shown}");
    }

    proptest! {
        #[test]
        fn nothing_typed_stops_the_search(name in any::<String>(), other in any::<String>(), postcode in any::<String>(), address in any::<String>(), year in 1_i16..=9999) {
            let mut people = people();
            let birth = Birth::Born(PartialDate::Year(year));
            people.put(id(9), PersonRecord::new([name.as_str(), other.as_str()], birth, Some(&postcode), Some(&address)));
            let wanted = Wanted { birth, postcode: Postcode::parse(&postcode), ..named(&name) }.at(&address);
            let hits = people.find(&wanted, |_| true);
            prop_assert!(wanted.is_empty() || hits.iter().any(|hit| hit.person == id(9)));
            people.remove(id(9));
            prop_assert_eq!(people.len(), 5);
        }

        /// The same people give the same order, whatever the order they came in.
        #[test]
        fn the_order_hangs_on_nothing_else(mut numbers in Just((1_u128..12).collect::<Vec<_>>()).prop_shuffle()) {
            let filled = |numbers: &[u128]| {
                let mut people = People::default();
                for number in numbers {
                    people.put(id(*number), PersonRecord::new(["Adam Fletcher"], Birth::Unknown, None, None));
                }
                people.find(&named("Adam Fletchar"), |_| true)
            };
            let shuffled = filled(&numbers);
            numbers.sort_unstable();
            prop_assert_eq!(shuffled, filled(&numbers));
        }
    }
}

//! Names: words in any order, with or without titles, parts and accents.

use std::fmt;

use waymark_domain::text::PersonName;

use crate::fold::fold;

/// Words that come before a name and are none.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "prof",
    "professor",
    "rev",
    "reverend",
    "imam",
    "sheikh",
    "shaykh",
    "hajji",
    "father",
    "rabbi",
];
/// Words that belong to the one after them, as often written as one with it.
const PARTICLES: &[&str] = &[
    "o", "mc", "mac", "al", "el", "ul", "de", "di", "da", "la", "le", "van", "von", "der", "bin", "ibn",
    "ben", "abu", "abd", "abdul", "abdel", "st", "ap", "ab",
];
/// Words of a name that are compared; more would be no name.
const MOST_WORDS: usize = 8;
/// Letters of a word that are compared.
const MOST_LETTERS: usize = 24;

/// A name in its plain spelling.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Name {
    /// Its words, double-barrelled ones apart.
    words: Vec<String>,
    /// The same with what belongs together written as one, if that is different.
    joined: Option<Vec<String>>,
}

/// How alike two names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameAlike {
    /// The same words, in any order.
    Same,
    /// Words within a slip or two of each other.
    Close,
    /// Words that sound alike, or a short form or an initial.
    Sounds,
    /// Part of the one is the other.
    Part,
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Name(..)")
    }
}

impl From<&PersonName> for Name {
    fn from(name: &PersonName) -> Self {
        Self::new(name.as_str())
    }
}

impl Name {
    /// A name as it was written.
    pub fn new(written: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut joined: Vec<String> = Vec::new();
        for written_word in written.split(|c: char| c.is_whitespace() || c == ',' || c == '.') {
            let folded = fold(written_word);
            let parts: Vec<String> = folded
                .split(' ')
                .filter(|part| !part.is_empty())
                .map(short)
                .collect();
            let whole = parts.concat();
            if whole.is_empty() || TITLES.contains(&whole.as_str()) {
                continue;
            }
            match joined.last_mut() {
                Some(last) if PARTICLES.contains(&last.as_str()) => last.push_str(&whole),
                Some(_) | None => joined.push(whole),
            }
            words.extend(parts);
        }
        words.truncate(MOST_WORDS);
        joined.truncate(MOST_WORDS);
        joined.iter_mut().for_each(|word| *word = short(word));
        Self {
            joined: (joined != words).then_some(joined),
            words,
        }
    }

    /// Whether nothing of it can be compared.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Every word by which it is found.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.words
            .iter()
            .chain(self.joined.iter().flatten())
            .map(String::as_str)
    }

    /// Whether both are the same words, in any order.
    pub fn is_same(&self, other: &Self) -> bool {
        self.alike(other) == Some(NameAlike::Same)
    }

    /// How alike the two are, if at all. It is the same both ways round.
    pub fn alike(&self, other: &Self) -> Option<NameAlike> {
        let ours = std::iter::once(&self.words).chain(&self.joined);
        ours.flat_map(|ours| {
            let theirs = std::iter::once(&other.words).chain(&other.joined);
            theirs.filter_map(move |theirs| alike(ours, theirs))
        })
        .min()
    }
}

/// The beginning of a word.
fn short(word: &str) -> String {
    word.chars().take(MOST_LETTERS).collect()
}

/// Pairs the words off, the closest first; every word of the shorter name must find one. A name of one word
/// is part of a longer one; of two and more words the longer may have more.
fn alike(ours: &[String], theirs: &[String]) -> Option<NameAlike> {
    // One order for both, so that the answer does not hang on who asks.
    let (ours, theirs) = if ours <= theirs {
        (ours, theirs)
    } else {
        (theirs, ours)
    };
    let fewer = ours.len().min(theirs.len());
    if fewer == 0 {
        return None;
    }
    let mut pairs: Vec<(WordAlike, usize, usize)> = Vec::new();
    for (i, one) in ours.iter().enumerate() {
        for (j, other) in theirs.iter().enumerate() {
            pairs.extend(words_alike(one, other).map(|how| (how, i, j)));
        }
    }
    pairs.sort_unstable();
    let (mut used_ours, mut used_theirs) = (vec![false; ours.len()], vec![false; theirs.len()]);
    let (mut paired, mut worst) = (0, WordAlike::Same);
    let mut best_is_initial = true;
    for (how, i, j) in pairs {
        if let (Some(one), Some(other)) = (used_ours.get_mut(i), used_theirs.get_mut(j))
            && !*one
            && !*other
        {
            (*one, *other) = (true, true);
            paired += 1;
            worst = worst.max(how);
            best_is_initial &= how == WordAlike::Initial;
        }
    }
    if paired < fewer || best_is_initial {
        return None;
    }
    let whole = ours.len() == theirs.len();
    Some(match (worst, whole, fewer) {
        (WordAlike::Same, true, _) => NameAlike::Same,
        (_, false, 1) => NameAlike::Part,
        (WordAlike::Same | WordAlike::Close, _, _) => NameAlike::Close,
        (WordAlike::Sounds | WordAlike::Initial, _, _) => NameAlike::Sounds,
    })
}

/// How alike two words are, closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WordAlike {
    Same,
    Close,
    Sounds,
    Initial,
}

/// How alike two words are, if at all.
pub(crate) fn words_alike(one: &str, other: &str) -> Option<WordAlike> {
    if one == other {
        return Some(WordAlike::Same);
    }
    let (shorter, longer) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if shorter.len() == 1 {
        return longer.starts_with(shorter).then_some(WordAlike::Initial);
    }
    if longer.len() - shorter.len() <= slips(shorter) && strsim::osa_distance(one, other) <= slips(shorter) {
        return Some(WordAlike::Close);
    }
    let sound = skeleton(one);
    if sound.len() >= LEAST_SOUND && sound == skeleton(other) {
        return Some(WordAlike::Sounds);
    }
    // What was typed may be the beginning of the word.
    (shorter.len() >= 4 && longer.starts_with(shorter)).then_some(WordAlike::Sounds)
}

/// How many letters may be wrong in a word: a short one has no room for many.
pub(crate) const fn slips(word: &str) -> usize {
    match word.len() {
        0..=2 => 0,
        3..=6 => 1,
        _ => 2,
    }
}

/// A sound of fewer consonants would be everybody's.
pub(crate) const LEAST_SOUND: usize = 3;

/// The consonants of a word as they sound, so that other spellings of it and other ways of writing it in Latin
/// letters meet: Muhammad, Mohamed and Mehmet; Yusuf and Youssef; Stephen and Steven.
pub(crate) fn skeleton(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut sound = String::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let next = letters.get(at + 1).copied();
        let (heard, taken) = match (letter, next) {
            ('p', Some('h')) => (Some('f'), 2),
            ('g' | 'k', Some('h')) => (Some('k'), 2),
            ('s' | 'c', Some('h')) | ('c', Some('e' | 'i' | 'y')) => (Some('s'), 2),
            ('t' | 'd', Some('h')) => (Some('d'), 2),
            ('c', Some('k')) => (Some('k'), 2),
            ('c' | 'q' | 'k', _) => (Some('k'), 1),
            ('z' | 's' | 'x', _) => (Some('s'), 1),
            ('v' | 'f' | 'w', _) if at > 0 || letter != 'w' => (Some('f'), 1),
            ('t' | 'd', _) => (Some('d'), 1),
            ('j' | 'g', _) => (Some('g'), 1),
            ('a' | 'e' | 'i' | 'o' | 'u' | 'y', _) if at > 0 => (None, 1),
            ('a' | 'e' | 'i' | 'o' | 'u', _) => (Some('a'), 1),
            ('h', None) => (None, 1),
            (other, _) => (Some(other), 1),
        };
        if let Some(heard) = heard
            && !sound.ends_with(heard)
        {
            sound.push(heard);
        }
        at += taken;
    }
    sound
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn how(one: &str, other: &str) -> Option<NameAlike> {
        Name::new(one).alike(&Name::new(other))
    }

    #[test]
    fn a_name_is_the_same_in_any_order_case_and_dress() {
        for (one, other) in [
            ("Adam Fletcher", "FLETCHER, Adam"),
            ("Zoë Müller", "zoe muller"),
            ("Ŵyn Pryce", "Wyn Pryce"),
            ("Mr. Adam Fletcher", "Adam Fletcher"),
            ("Sam O'Brien", "Sam O Brien"),
            ("Ana Smith-Jones", "Ana Smith Jones"),
            ("Ana Smith-Jones", "Ana Smithjones"),
            ("Omar Al-Rashid", "Omar Alrashid"),
        ] {
            assert_eq!(how(one, other), Some(NameAlike::Same), "{one} and {other}");
        }
    }

    #[test]
    fn a_slip_or_two_hides_nobody() {
        for (one, other) in [
            ("Adam Fletcher", "Adam Flecther"),
            ("Adam Fletcher", "Adam Fletchar"),
            ("Zoë Müller", "Zoe Mueller"),
            ("Ana Smith-Jones", "Ana Jones"),
            ("John Paul Adams", "John Adams"),
        ] {
            assert_eq!(how(one, other), Some(NameAlike::Close), "{one} and {other}");
        }
        for (one, other) in [
            ("Muhammad Karim", "Mehmet Karim"),
            ("Youssef Hasan", "Yusuf Hassan"),
            ("محمد كريم", "Mohammed Karim"),
            ("A. Fletcher", "Adam Fletcher"),
        ] {
            assert!(
                how(one, other) <= Some(NameAlike::Sounds) && how(one, other).is_some(),
                "{one} and {other}"
            );
        }
        assert_eq!(how("Adam", "Adam Fletcher"), Some(NameAlike::Part));
    }

    #[test]
    fn other_names_are_other_names() {
        for (one, other) in [
            ("Adam Fletcher", "Adam Harris"),
            ("Ann", "Dan"),
            ("A B", "Adam Brown"),
            ("A", "Adam"),
            ("", ""),
            ("Mr", "Mrs"),
        ] {
            assert_eq!(how(one, other), None, "{one} and {other}");
        }
    }

    proptest! {
        #[test]
        fn no_name_stops_the_comparison_and_it_is_the_same_both_ways(one in any::<String>(), other in any::<String>()) {
            let (one, other) = (Name::new(&one), Name::new(&other));
            prop_assert_eq!(one.alike(&other), other.alike(&one));
            prop_assert!(one.is_empty() || one.is_same(&one));
        }

        #[test]
        fn one_slip_in_a_name_is_never_too_many(first in "[a-z]{4,10}", last in "[a-z]{5,12}", at in 0_usize..5, slip in "[a-z]") {
            let mut letters: Vec<char> = last.chars().collect();
            letters.remove(at);
            letters.insert(at, slip.chars().next().unwrap_or('x'));
            let slipped: String = letters.into_iter().collect();
            prop_assume!(!TITLES.contains(&first.as_str()) && !TITLES.contains(&last.as_str()) && !TITLES.contains(&slipped.as_str()));
            prop_assume!(!PARTICLES.contains(&first.as_str()));
            let alike = how(&format!("{first} {last}"), &format!("{slipped} {first}"));
            prop_assert!(alike <= Some(NameAlike::Close) && alike.is_some(), "{:?}", alike);
        }
    }
}

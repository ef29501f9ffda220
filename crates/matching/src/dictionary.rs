//! Words and where they stand, found by a word that is not quite the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::name::{LEAST_SOUND, skeleton, slips, words_alike};

/// The words of one kind (of names, of addresses), each with the places where it stands. Each word is kept
/// under several keys: itself, its sound, and itself with a letter or two left out, which is what two spellings
/// that are a slip or two apart have in common.
#[derive(Default)]
pub(crate) struct Dictionary {
    words: BTreeMap<Box<str>, BTreeSet<u32>>,
    near: HashMap<Box<str>, Vec<Box<str>>>,
}

impl Dictionary {
    pub(crate) fn add(&mut self, word: &str, place: u32) {
        if let Some(places) = self.words.get_mut(word) {
            places.insert(place);
            return;
        }
        self.words.insert(word.into(), BTreeSet::from([place]));
        for key in keys(word) {
            self.near.entry(key.into()).or_default().push(word.into());
        }
    }

    pub(crate) fn remove(&mut self, word: &str, place: u32) {
        let Some(places) = self.words.get_mut(word) else {
            return;
        };
        places.remove(&place);
        if !places.is_empty() {
            return;
        }
        self.words.remove(word);
        for key in keys(word) {
            if let Some(words) = self.near.get_mut(key.as_str()) {
                words.retain(|kept| &**kept != word);
                if words.is_empty() {
                    self.near.remove(key.as_str());
                }
            }
        }
    }

    /// Where exactly this word stands.
    pub(crate) fn exactly(&self, word: &str) -> impl Iterator<Item = u32> {
        self.words.get(word).into_iter().flatten().copied()
    }

    /// Where words stand that are alike.
    pub(crate) fn like(&self, word: &str) -> BTreeSet<u32> {
        let mut alike: BTreeSet<&str> = BTreeSet::new();
        for key in keys(word) {
            let words = self.near.get(key.as_str()).into_iter().flatten();
            alike.extend(
                words
                    .map(|word| &**word)
                    .filter(|kept| words_alike(kept, word).is_some()),
            );
        }
        if word.len() >= 4 {
            let from = self
                .words
                .range::<str, _>((std::ops::Bound::Included(word), std::ops::Bound::Unbounded));
            alike.extend(
                from.map(|(kept, _)| &**kept)
                    .take_while(|kept| kept.starts_with(word)),
            );
            // And what was written down may be the beginning of what is looked for.
            alike.extend((4..word.len()).filter_map(|end| {
                let (kept, _) = self.words.get_key_value(word.get(..end)?)?;
                Some(&**kept)
            }));
        }
        alike.iter().flat_map(|word| self.exactly(word)).collect()
    }

    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.near.is_empty()
    }
}

/// The keys of a word. What is left out is as many letters as may be wrong in it.
fn keys(word: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::from([word.to_owned()]);
    let mut last: BTreeSet<String> = keys.clone();
    for _ in 0..slips(word) {
        last = last.iter().flat_map(|word| without_one(word)).collect();
        keys.extend(last.iter().cloned());
    }
    keys.retain(|key| key.len() > 1 || key == word);
    let sound = skeleton(word);
    if sound.len() >= LEAST_SOUND {
        // Capitals: no word is spelt so.
        keys.insert(sound.to_ascii_uppercase());
    }
    keys
}

fn without_one(word: &str) -> Vec<String> {
    let without = |at: usize| {
        let mut word = word.to_owned();
        word.remove(at);
        word
    };
    (0..word.len()).map(without).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// The keys find what the comparison would have: no pair of words that are close is missed.
        #[test]
        fn no_close_word_is_missed(word in "[a-e]{2,9}", other in "[a-e]{2,9}") {
            let mut dictionary = Dictionary::default();
            dictionary.add(&word, 7);
            let found = dictionary.like(&other).contains(&7);
            prop_assert_eq!(found, words_alike(&word, &other).is_some(), "{} {}", word, other);
        }

        #[test]
        fn nothing_stays_of_what_went(words in proptest::collection::vec("[a-c]{1,5}", 0..20)) {
            let mut dictionary = Dictionary::default();
            for (place, word) in (0..).zip(&words) {
                dictionary.add(word, place);
            }
            for (place, word) in (0..).zip(&words) {
                dictionary.remove(word, place);
            }
            prop_assert!(dictionary.is_empty());
        }
    }
}

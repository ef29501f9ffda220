//! What a passphrase must be: 15 to 128 characters of any writing, and not one that guessers try first.
//!
//! The list of common ones is short and our own, made from well-known habits. It is no list of passphrases that
//! were stolen somewhere: a phrase may be known elsewhere and still be taken here.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;

/// How many characters a passphrase has.
pub const PASSPHRASE_CHARS: RangeInclusive<usize> = 15..=128;

/// Letters and digits of well-known passphrases, one a line.
const COMMON: &str = include_str!("../../data/common-passphrases.txt");
/// Rows of keys and the orders that everybody knows.
const RUNS: [&str; 6] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
];
/// Fewer different letters and digits than this are few for anybody to try.
const FEWEST: usize = 5;
/// Letters and digits that must be left when what is easily guessed is taken out.
const LEFT: usize = 8;

/// Why a passphrase was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseFault {
    /// Fewer than 15 characters.
    #[error("the passphrase is too short")]
    TooShort,
    /// More than 128 characters.
    #[error("the passphrase is too long")]
    TooLong,
    /// A well-known one, a run of keys, a repetition, or little more than a name that everybody knows.
    #[error("the passphrase is one that is easily guessed")]
    Common,
}

/// Judges a passphrase for somebody who signs in under a name. Nothing is cut off and every writing counts.
///
/// # Errors
/// [`PassphraseFault`].
///
/// Rule: docs/rules.md R-062
pub fn judge_passphrase(typed: &str, sign_in_name: &str) -> Result<(), PassphraseFault> {
    let normal: String = typed.nfkc().collect();
    let length = normal.chars().count();
    if length < *PASSPHRASE_CHARS.start() {
        Err(PassphraseFault::TooShort)
    } else if length > *PASSPHRASE_CHARS.end() {
        Err(PassphraseFault::TooLong)
    } else if is_common(&normal, sign_in_name) {
        Err(PassphraseFault::Common)
    } else {
        Ok(())
    }
}

fn is_common(typed: &str, sign_in_name: &str) -> bool {
    let letters = plain(typed);
    let mut different: Vec<char> = letters.chars().collect();
    different.sort_unstable();
    different.dedup();
    different.len() < FEWEST
        || repeats(&letters)
        || is_listed(&letters)
        || is_listed(&undisguised(&letters))
        || without_the_known(&letters, sign_in_name) < LEFT
}

/// Letters and digits, in lower case.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_listed(letters: &str) -> bool {
    COMMON
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .any(|line| plain(line) == letters)
}

/// With the usual disguises taken off: `0` for `o`, `3` for `e`, and digits at the end.
fn undisguised(letters: &str) -> String {
    letters
        .trim_end_matches(|letter: char| letter.is_ascii_digit())
        .chars()
        .map(|letter| match letter {
            '0' => 'o',
            '1' => 'i',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '7' => 't',
            other => other,
        })
        .collect()
}

/// One word or less, over and over.
fn repeats(letters: &str) -> bool {
    let letters: Vec<char> = letters.chars().collect();
    (1..=letters.len() / 2).any(|unit| {
        let (first, rest) = letters.split_at(unit);
        rest.chunks(unit).all(|chunk| first.starts_with(chunk))
    })
}

/// How many letters are left without the service's name, the member's, the words that stand in every guesser's
/// list, and runs of four keys or more.
fn without_the_known(letters: &str, sign_in_name: &str) -> usize {
    let own: Vec<String> = sign_in_name
        .split(|letter: char| !letter.is_alphanumeric())
        .map(plain)
        .filter(|part| part.len() >= 3)
        .collect();
    let known = [
        "waymark",
        "prevent",
        "channel",
        "password",
        "passphrase",
        "welcome",
        "letmein",
        "police",
    ];
    let mut left = letters.to_owned();
    for word in own.iter().map(String::as_str).chain(known) {
        left = left.replace(word, " ");
    }
    left.split(' ').map(out_of_runs).sum()
}

/// How many of the letters stand in no run of four or more.
fn out_of_runs(letters: &str) -> usize {
    let letters: Vec<char> = letters.chars().collect();
    let (mut count, mut at) = (0, 0);
    while at < letters.len() {
        let run = (4..=letters.len() - at).rev().find(|length| {
            letters
                .get(at..at + length)
                .is_some_and(|part| is_run(&part.iter().collect::<String>()))
        });
        at += run.unwrap_or_else(|| {
            count += 1;
            1
        });
    }
    count
}

fn is_run(part: &str) -> bool {
    let backwards: String = part.chars().rev().collect();
    RUNS.iter()
        .any(|run| run.contains(part) || run.contains(&backwards))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(typed: &str) -> Result<(), PassphraseFault> {
        judge_passphrase(typed, "a.morgan@plainshire.example")
    }

    #[test]
    fn aut_2_any_writing_of_15_to_128_characters_is_taken() {
        for taken in [
            "a heron on the weir at dawn",
            "Ŵyn yn y môr, tri ar ddeg",
            "海と山と川と空と星と月と花鳥風",
            "kettle lantern 47 otter",
            "correct? horse, wrong battery",
        ] {
            assert_eq!(judged(taken), Ok(()), "{taken}");
        }
        assert_eq!(judged("heron, weir 47"), Err(PassphraseFault::TooShort));
        assert_eq!(judged("heron, weir 47!"), Ok(()));
        let long = |chars: usize| {
            "a heron on the weir at dawn, "
                .chars()
                .cycle()
                .take(chars - 1)
                .chain(['x'])
                .collect::<String>()
        };
        assert_eq!(judged(&long(128)), Ok(()));
        assert_eq!(judged(&long(129)), Err(PassphraseFault::TooLong));
    }

    #[test]
    fn aut_2_what_guessers_try_first_is_refused() {
        for refused in [
            "aaaaaaaaaaaaaaa",
            "heronheronheronheron",
            "abcabcabcabcabcabc",
            "qwertyuiopasdfghjkl",
            "123456789012345678",
            "abcdefghijklmnopqrst",
            "Password Password 1",
            "Waymark-Prevent-2026",
            "a.morgan plainshire 1",
            "correct horse battery staple",
            "C0rrect H0rse B4ttery St4ple 123",
            "to be or not to be that is the question",
            "letmein letmein welcome",
        ] {
            assert_eq!(judged(refused), Err(PassphraseFault::Common), "{refused}");
        }
    }
}

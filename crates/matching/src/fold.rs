//! One plain spelling of a text: small letters of the Latin alphabet and digits, whatever it was written in.

use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text without case, accents or marks, in Latin letters: `Zoë` and `ZOE` give `zoe`, and so does a name
/// in another script, letter by letter. Everything that is no letter or digit becomes one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            // Marks that stand inside a word part nothing: O'Brien is one word.
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | 'ʻ' | 'ʿ' | 'ʾ' => {}
            c if c.is_alphanumeric() => {
                let plain = any_ascii_char(c).chars().filter(char::is_ascii_alphanumeric);
                folded.extend(plain.map(|c| c.to_ascii_lowercase()));
            }
            _ => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether a text holds all of these words one after the other, in any case and with any accents. A word may
/// go on: `knife` is found in `knives` no more than in `knit`, but `knif` in `knife`.
pub fn contains_words(text: &str, words: &str) -> bool {
    let words = fold(words);
    !words.is_empty() && format!(" {}", fold(text)).contains(&format!(" {words}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_has_one_plain_spelling() {
        for (written, plain) in [
            ("Zoë", "zoe"),
            ("Müller", "muller"),
            ("Ŵyn", "wyn"),
            ("  O'Brien-Smith ", "obrien smith"),
            ("Łukasz Ørsted", "lukasz orsted"),
            ("ＺＯＥ", "zoe"),
            ("!?", ""),
        ] {
            assert_eq!(fold(written), plain, "{written:?}");
        }
        assert!(!fold("محمد").is_empty());
    }

    #[test]
    fn words_are_found_whatever_their_case_and_accents() {
        assert!(contains_words("He said: a  CAFÉ in town.", "cafe in"));
        assert!(contains_words("a knife", "knif"));
        assert!(!contains_words("a penknife", "knife"));
        assert!(!contains_words("anything", " . "));
    }

    proptest! {
        #[test]
        fn a_plain_spelling_is_its_own(text in any::<String>()) {
            let once = fold(&text);
            prop_assert!(once.bytes().all(|b| b == b' ' || b.is_ascii_lowercase() || b.is_ascii_digit()));
            prop_assert_eq!(fold(&once), once);
        }
    }
}

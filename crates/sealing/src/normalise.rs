//! One spelling for values that people write in several ways, before they are hashed.
//!
//! A change here parts new hashes from stored ones: it needs a migration that makes the stored ones anew.

use unicode_normalization::UnicodeNormalization;

/// `+` and digits. A number without a country's prefix is taken for one of the United Kingdom; an extension
/// is left off. `None` when fewer than six digits remain.
pub(crate) fn phone(text: &str) -> Option<String> {
    let text: String = text.nfkc().collect::<String>().replace("(0)", "");
    let digits: String = text
        .trim_start()
        .chars()
        .take_while(|c| !c.is_alphabetic() && *c != '#')
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    let number = if let Some(rest) = digits.strip_prefix('+') {
        rest.to_owned()
    } else if let Some(rest) = digits.strip_prefix("00") {
        rest.to_owned()
    } else if let Some(rest) = digits.strip_prefix('0') {
        format!("44{rest}")
    } else {
        digits
    };
    let number = number
        .strip_prefix("440")
        .map(|rest| format!("44{rest}"))
        .unwrap_or(number);
    let plain = number.len() >= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| format!("+{number}"))
}

/// Lower case, without space around it. `None` unless there is one at sign with something on both sides.
pub(crate) fn email(text: &str) -> Option<String> {
    let address = text.trim().nfkc().collect::<String>().to_lowercase();
    let (local, host) = address.split_once('@')?;
    let whole = !local.is_empty() && !host.is_empty() && !host.contains('@');
    (whole && !address.contains(char::is_whitespace)).then(|| address.clone())
}

/// Lower case, without space or the at sign before it. `None` when nothing remains.
pub(crate) fn handle(text: &str) -> Option<String> {
    let name = text.trim().nfkc().collect::<String>().to_lowercase();
    let name = name.trim_start_matches('@').trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Case kept, runs of space made one. `None` when nothing remains.
pub(crate) fn sender_reference(text: &str) -> Option<String> {
    let text: String = text.nfkc().collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_telephone_number_has_one_spelling() {
        for written in [
            "07700 900123",
            "07700-900-123",
            "(07700) 900123",
            "+44 7700 900123",
            "+44 (0)7700 900123",
            "0044 7700 900123",
            "44 7700 900123",
            "+44 07700 900123",
            "０７７００ ９００１２３",
            "07700 900123 ext 4",
            "07700 900123 #4",
        ] {
            assert_eq!(phone(written).as_deref(), Some("+447700900123"), "{written:?}");
        }
        assert_eq!(phone("+353 20 910 1234").as_deref(), Some("+353209101234"));
    }

    #[test]
    fn what_is_no_number_or_address_has_no_spelling() {
        for written in [
            "",
            "do not know",
            "999",
            "12345",
            "+",
            "++447700900123",
            "0+7700900123",
        ] {
            assert_eq!(phone(written), None, "{written:?}");
        }
        for written in [
            "",
            "someone",
            "@example.org",
            "someone@",
            "a@b@c",
            "some one@example.org",
        ] {
            assert_eq!(email(written), None, "{written:?}");
        }
        assert_eq!((handle(" @ "), sender_reference(" \t ")), (None, None));
    }

    proptest! {
        #[test]
        fn a_spelling_is_its_own_spelling(text in any::<String>(), digits in "[+0-9 ()]{0,20}") {
            for once in [phone(&text), phone(&digits)].into_iter().flatten() {
                prop_assert_eq!(phone(&once), Some(once));
            }
            if let Some(once) = sender_reference(&text) {
                prop_assert_eq!(sender_reference(&once), Some(once));
            }
        }
    }
}

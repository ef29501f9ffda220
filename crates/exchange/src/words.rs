//! How words are compared and how a file's text is shown.

use std::fmt;

/// The most characters of a value that are shown.
const SHOWN_CHARS: usize = 60;

/// Small letters with single spaces, where underscores, dashes and white space of any kind count as spaces:
/// `Received-On`, `received_on` and ` RECEIVED  ON ` are one.
pub(crate) fn folded(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if parts_words(c) { ' ' } else { c })
        .collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

fn parts_words(letter: char) -> bool {
    matches!(letter, '_' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// A value of a file as a person may see it: short, on one line, obeyed by no terminal. Empty where the
/// column could hold what identifies somebody. Debug never shows it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Shown(Option<String>);

impl Shown {
    /// A value that is kept back.
    pub(crate) const HIDDEN: Self = Self(None);

    /// A value that may be shown.
    pub(crate) fn of(text: &str) -> Self {
        let mut shown: String = text.chars().take(SHOWN_CHARS).map(harmless).collect();
        if text.chars().nth(SHOWN_CHARS).is_some() {
            shown.push('…');
        }
        Self(Some(shown))
    }

    /// The value, where it may be shown.
    pub fn text(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

/// Control characters and signs of direction become a sign of their own.
fn harmless(letter: char) -> char {
    let directs = matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    if letter.is_control() || directs {
        '\u{fffd}'
    } else {
        letter
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shown(..)")
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(text) => write!(f, "\"{text}\""),
            None => f.write_str("(not shown)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_underscores_dashes_and_capitals_make_no_difference() {
        for written in [
            "received_on",
            " Received On",
            "RECEIVED-ON",
            "received\u{a0}\u{2013} on",
        ] {
            assert_eq!(folded(written), "received on", "{written:?}");
        }
    }

    #[test]
    fn what_is_shown_is_short_and_obeyed_by_no_terminal() {
        assert_eq!(
            Shown::of("a\u{1b}[2J\n\u{202e}b").to_string(),
            "\"a\u{fffd}[2J\u{fffd}\u{fffd}b\""
        );
        assert_eq!(
            Shown::of(&"é".repeat(61)).to_string(),
            format!("\"{}…\"", "é".repeat(60))
        );
        assert_eq!(format!("{:?}", Shown::of("Wren")), "Shown(..)");
    }
}

//! Text that people wrote, and codes that lists give.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

/// The most characters one field keeps. Past it the text stays in the draft and the limit is said; nothing
/// is cut off.
///
/// Rule: docs/rules.md R-012
pub const TEXT_LIMIT_CHARS: usize = 100_000;

/// The most characters of one name.
pub const NAME_LIMIT_CHARS: usize = 1_000;

/// Why a text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidText {
    /// Nothing but white space.
    #[error("the text is empty")]
    Empty,
    /// More characters than a field keeps.
    #[error("the text has {chars} characters and the limit is {limit}")]
    TooLong {
        /// Characters given.
        chars: usize,
        /// Characters allowed.
        limit: usize,
    },
}

/// What somebody wrote, in their own words and lines. Never empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(String);

/// A name as it was given, in any script. Never empty, one line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonName(String);

impl Text {
    /// Takes a text: line ends become `\n`, surrounding white space goes, control characters become visible
    /// signs (`␀`), letters are put in their composed form.
    ///
    /// # Errors
    /// [`InvalidText`] when nothing is left or it is longer than [`TEXT_LIMIT_CHARS`].
    pub fn parse(raw: &str) -> Result<Self, InvalidText> {
        let lines = raw.replace("\r\n", "\n").replace('\r', "\n");
        bounded(
            lines.trim().nfc().map(|c| visible(c, true)).collect(),
            TEXT_LIMIT_CHARS,
        )
        .map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PersonName {
    /// Takes a name: white space of any kind becomes single spaces, control characters become visible.
    ///
    /// # Errors
    /// [`InvalidText`] when nothing is left or it is longer than [`NAME_LIMIT_CHARS`].
    pub fn parse(raw: &str) -> Result<Self, InvalidText> {
        let spaced = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        bounded(
            spaced.nfc().map(|c| visible(c, false)).collect(),
            NAME_LIMIT_CHARS,
        )
        .map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Text is personal: it never shows in a log by accident.
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Text(..)")
    }
}

/// A name is personal: it never shows in a log by accident.
impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(..)")
    }
}

/// A control character drawn as its picture (U+2400 and on), so that it is neither obeyed nor lost. Line
/// ends and tabs stay where lines are kept.
fn visible(letter: char, keeps_lines: bool) -> char {
    match letter {
        '\n' | '\t' if keeps_lines => letter,
        '\u{7f}' => '\u{2421}',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{fffd}'),
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        other => other,
    }
}

fn bounded(text: String, limit: usize) -> Result<String, InvalidText> {
    let chars = text.chars().count();
    match chars {
        0 => Err(InvalidText::Empty),
        _ if chars > limit => Err(InvalidText::TooLong { chars, limit }),
        _ => Ok(text),
    }
}

/// The text was not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code is 1 to 64 small letters, digits, dots, dashes or underscores")]
pub struct InvalidCode;

/// A code of an editable list: `education`, `xrw`. Not personal; safe in a log.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

impl Code {
    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Code {
    type Err = InvalidCode;
    fn from_str(text: &str) -> Result<Self, InvalidCode> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'_');
        let valid = (1..=64).contains(&text.len()) && text.bytes().all(fits);
        valid.then(|| Self(text.to_owned())).ok_or(InvalidCode)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_character_is_shown_and_not_obeyed() {
        assert_eq!(
            Text::parse("a\u{0}b\u{1b}[31m\r\nc\td").unwrap().as_str(),
            "a␀b␛[31m\nc\td"
        );
    }

    #[test]
    fn a_name_keeps_its_script_its_marks_and_its_direction_signs() {
        let name = PersonName::parse("  Sia\u{302}n \t \u{202e}نور\u{64f} ").unwrap();
        assert_eq!(name.as_str(), "Siân \u{202e}نور\u{64f}");
    }

    #[test]
    fn one_character_past_the_limit_is_said_and_the_limit_itself_is_kept() {
        let full = "é".repeat(TEXT_LIMIT_CHARS);
        assert_eq!(Text::parse(&full).unwrap().as_str(), full);
        let over = InvalidText::TooLong {
            chars: TEXT_LIMIT_CHARS + 1,
            limit: TEXT_LIMIT_CHARS,
        };
        assert_eq!(Text::parse(&(full + "é")), Err(over));
    }

    #[test]
    fn neither_text_nor_name_shows_in_debug() {
        assert_eq!(format!("{:?}", Text::parse("Wren").unwrap()), "Text(..)");
        assert_eq!(
            format!("{:?}", PersonName::parse("Wren").unwrap()),
            "PersonName(..)"
        );
    }
}

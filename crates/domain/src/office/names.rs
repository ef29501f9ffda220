//! The names of staff and their organisations.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

/// Why a name was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidName {
    /// Nothing but white space.
    #[error("the name is empty")]
    Empty,
    /// It is longer than such a name may be.
    #[error("the name is longer than {0} characters")]
    TooLong(usize),
    /// A character that such a name cannot have.
    #[error("the name has a character that it cannot have")]
    Character,
}

/// The name a member signs in with: lower-case letters, digits, dots, dashes, underscores and at signs, so that
/// it is one name on every keyboard.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SignInName(String);

/// The name colleagues know a member by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DisplayName(String);

/// The name of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrganisationName(String);

impl SignInName {
    /// The most characters.
    pub const LONGEST: usize = 100;

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SignInName {
    type Err = InvalidName;

    fn from_str(typed: &str) -> Result<Self, InvalidName> {
        let name = typed.trim().to_lowercase();
        let plain =
            |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".-_@".contains(letter);
        match name.chars().count() {
            0 => Err(InvalidName::Empty),
            Self::LONGEST.. if name.len() > Self::LONGEST => Err(InvalidName::TooLong(Self::LONGEST)),
            _ if name.chars().all(plain) => Ok(Self(name)),
            _ => Err(InvalidName::Character),
        }
    }
}

/// One line, without what does not show, in its composed form.
fn line(typed: &str, longest: usize) -> Result<String, InvalidName> {
    let name: String = typed.trim().nfc().collect();
    match name.chars().count() {
        0 => Err(InvalidName::Empty),
        length if length > longest => Err(InvalidName::TooLong(longest)),
        _ if name
            .chars()
            .any(|letter| letter.is_control() || is_mark_of_direction(letter)) =>
        {
            Err(InvalidName::Character)
        }
        _ => Ok(name),
    }
}

const fn is_mark_of_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

macro_rules! names {
    ($($name:ident up to $longest:literal),*) => {$(
        impl $name {
            /// The most characters.
            pub const LONGEST: usize = $longest;

            /// The name.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidName;

            fn from_str(typed: &str) -> Result<Self, InvalidName> {
                line(typed, Self::LONGEST).map(Self)
            }
        }
    )*};
}
names!(DisplayName up to 100, OrganisationName up to 200);

impl fmt::Debug for SignInName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignInName(..)")
    }
}

impl fmt::Debug for DisplayName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DisplayName(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_name_is_one_name_on_every_keyboard() {
        let read = |typed: &str| typed.parse::<SignInName>().map(|name| name.as_str().to_owned());
        assert_eq!(
            read(" A.Morgan@Plainshire.example "),
            Ok("a.morgan@plainshire.example".to_owned())
        );
        assert_eq!(read(" "), Err(InvalidName::Empty));
        assert_eq!(read(&"a".repeat(100)), Ok("a".repeat(100)));
        assert_eq!(read(&"a".repeat(101)), Err(InvalidName::TooLong(100)));
        for refused in ["a b", "a\nb", "ŵyn", "a/b", "аdmin"] {
            assert_eq!(read(refused), Err(InvalidName::Character), "{refused:?}");
        }
    }

    #[test]
    fn inp_2_a_display_name_is_one_line_that_shows_what_it_is() {
        let read = |typed: &str| typed.parse::<DisplayName>().map(|name| name.as_str().to_owned());
        assert_eq!(read(" Siân O\u{2019}Hara "), Ok("Siân O\u{2019}Hara".to_owned()));
        assert_eq!(read("a\u{202e}b"), Err(InvalidName::Character));
        assert_eq!(read("a\nb"), Err(InvalidName::Character));
        assert_eq!(read(&"ŵ".repeat(100)), Ok("ŵ".repeat(100)));
        assert_eq!(read(&"ŵ".repeat(101)), Err(InvalidName::TooLong(100)));
        assert_eq!(
            format!("{:?}", "A. Morgan".parse::<DisplayName>().unwrap()),
            "DisplayName(..)"
        );
    }
}

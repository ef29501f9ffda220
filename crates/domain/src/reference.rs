//! The reference a referrer is given, and the receipt code: how they are written and read aloud.

use std::fmt;

/// Crockford's base 32: no I, L, O or U, so nothing sounds or looks like something else.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What was typed or said is not a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidReference {
    /// Not the right number of characters once spaces and dashes are gone.
    #[error("the reference has the wrong number of characters")]
    Length,
    /// A character that references never use.
    #[error("the reference has a character that references do not use")]
    Character,
    /// The check character does not fit the rest: something was misheard or mistyped.
    #[error("one character of the reference is wrong")]
    Check,
}

/// A referral's reference: 80 random bits and a check character, for the telephone. Its holder can add to
/// the referral and can never read it. It tells no date, area or order.
///
/// Rule: docs/rules.md R-010
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference([u8; 10]);

/// A receipt code: 128 bits, given only to a referrer who wished for feedback. With it one can add, and read
/// a fixed answer that an officer released.
///
/// Rule: docs/rules.md R-011
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReceiptCode([u8; 16]);

impl Reference {
    /// From its 80 bits.
    pub const fn from_bytes(bytes: [u8; 10]) -> Self {
        Self(bytes)
    }

    /// Its 80 bits.
    pub const fn bytes(&self) -> &[u8; 10] {
        &self.0
    }

    /// As it is written and read aloud: `7K2M-Q9TX-4BVH-2D6N-8` (the last is the check character).
    pub fn spoken(&self) -> String {
        spoken(&self.0)
    }

    /// Reads what a person typed or said: any case, spaces and dashes; I and L read as 1, O as 0.
    ///
    /// # Errors
    /// [`InvalidReference`] naming what is wrong, without repeating the text.
    pub fn parse(text: &str) -> Result<Self, InvalidReference> {
        read(text).map(Self)
    }
}

impl ReceiptCode {
    /// From its 128 bits.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its 128 bits.
    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// As it is written: groups of four characters, the last character a check.
    pub fn spoken(&self) -> String {
        spoken(&self.0)
    }

    /// Reads what a person typed.
    ///
    /// # Errors
    /// [`InvalidReference`] naming what is wrong, without repeating the text.
    pub fn parse(text: &str) -> Result<Self, InvalidReference> {
        read(text).map(Self)
    }
}

/// A reference or a code opens something, so neither appears in a log by accident.
impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reference(..)")
    }
}

impl fmt::Debug for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptCode(..)")
    }
}

pub(crate) fn symbol(value: u8) -> char {
    ALPHABET
        .get(usize::from(value & 31))
        .map_or('0', |byte| char::from(*byte))
}

/// The symbols of `bytes`, five bits each, zero-padded at the end.
fn symbols(bytes: &[u8]) -> Vec<u8> {
    (0..bytes.len() * 8)
        .step_by(5)
        .map(|start| {
            (start..start + 5).fold(0, |value, bit| {
                let set = bytes
                    .get(bit / 8)
                    .is_some_and(|byte| byte >> (7 - bit % 8) & 1 == 1);
                value << 1 | u8::from(set)
            })
        })
        .collect()
}

/// ISO 7064 MOD 37,36 restricted to our alphabet would need signs that are hard to say, so the check is a
/// weighted sum modulo 31 (prime): every single wrong symbol and every swap of two neighbours is caught,
/// but for the pair of symbols 0 and 31 (`0` and `Z`), which are never confused by ear or eye.
fn check(symbols: &[u8]) -> u8 {
    let sum = symbols
        .iter()
        .zip(1u32..)
        .fold(0, |sum, (value, weight)| sum + u32::from(*value) * weight);
    u8::try_from(sum % 31).unwrap_or(0)
}

fn spoken(bytes: &[u8]) -> String {
    let mut symbols = symbols(bytes);
    symbols.push(check(&symbols));
    let letters: Vec<char> = symbols.into_iter().map(symbol).collect();
    letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-")
}

fn read<const N: usize>(text: &str) -> Result<[u8; N], InvalidReference> {
    let mut values = Vec::new();
    for letter in text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.' | '_'))
    {
        let letter = match letter.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            other => other,
        };
        let value = ALPHABET
            .iter()
            .position(|known| char::from(*known) == letter)
            .and_then(|at| u8::try_from(at).ok())
            .ok_or(InvalidReference::Character)?;
        values.push(value);
        if values.len() > (N * 8).div_ceil(5) + 1 {
            return Err(InvalidReference::Length);
        }
    }
    if values.len() != (N * 8).div_ceil(5) + 1 {
        return Err(InvalidReference::Length);
    }
    let said = values.pop().unwrap_or_default();
    if check(&values) != said {
        return Err(InvalidReference::Check);
    }
    let mut bytes = [0u8; N];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = (index * 8..index * 8 + 8).fold(0, |value, bit| {
            let set = values
                .get(bit / 5)
                .is_some_and(|symbol| symbol >> (4 - bit % 5) & 1 == 1);
            value << 1 | u8::from(set)
        });
    }
    // Symbols past the last whole byte must be zero, or two spellings would mean one code.
    if symbols(&bytes) == values {
        Ok(bytes)
    } else {
        Err(InvalidReference::Check)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_read_aloud_is_understood(bytes in any::<[u8; 10]>(), code in any::<[u8; 16]>()) {
            let reference = Reference::from_bytes(bytes);
            prop_assert_eq!(Reference::parse(&reference.spoken()), Ok(reference));
            prop_assert_eq!(Reference::parse(&reference.spoken().to_lowercase().replace('-', " ")), Ok(reference));
            let code = ReceiptCode::from_bytes(code);
            prop_assert_eq!(ReceiptCode::parse(&code.spoken()), Ok(code));
        }

        #[test]
        fn one_wrong_symbol_is_noticed(bytes in any::<[u8; 10]>(), at in 0usize..17, put in 0usize..32) {
            let said: Vec<char> = Reference::from_bytes(bytes).spoken().replace('-', "").chars().collect();
            let mut wrong = said.clone();
            wrong[at] = char::from(ALPHABET[put]);
            let pair = [said[at], wrong[at]];
            let confusable = pair.contains(&'0') && pair.contains(&'Z');
            prop_assume!(wrong != said && !confusable);
            prop_assert!(Reference::parse(&wrong.iter().collect::<String>()).is_err());
        }

        #[test]
        fn two_neighbours_swapped_are_noticed(bytes in any::<[u8; 10]>(), at in 0usize..15) {
            let said: Vec<char> = Reference::from_bytes(bytes).spoken().replace('-', "").chars().collect();
            let mut wrong = said.clone();
            wrong.swap(at, at + 1);
            let pair = [said[at], said[at + 1]];
            let confusable = pair.contains(&'0') && pair.contains(&'Z');
            prop_assume!(wrong != said && !confusable);
            prop_assert!(Reference::parse(&wrong.iter().collect::<String>()).is_err());
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = Reference::parse(&text);
            let _ = ReceiptCode::parse(&text);
        }
    }
}

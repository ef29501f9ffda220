//! Postcodes: the whole of one, or its first half.

use std::fmt;

/// A postcode in one spelling: capitals and digits, no space.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode(String);

/// How alike two postcodes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PostcodeAlike {
    /// The same.
    Same,
    /// The one is the district of the other.
    District,
}

impl fmt::Debug for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Postcode(..)")
    }
}

impl Postcode {
    /// A postcode as it was written, whole or its first half; `None` for what looks like neither.
    pub fn parse(written: &str) -> Option<Self> {
        let plain: String = written
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let fits = (2..=7).contains(&plain.len())
            && plain.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && plain.starts_with(|c: char| c.is_ascii_uppercase())
            && plain.contains(|c: char| c.is_ascii_digit());
        fits.then_some(Self(plain))
    }

    /// Its district: all but the last three of a whole one.
    pub(crate) fn district(&self) -> &str {
        match self.is_whole() {
            true => self.0.get(..self.0.len() - 3).unwrap_or(&self.0),
            false => &self.0,
        }
    }

    fn is_whole(&self) -> bool {
        let mut last = self.0.bytes().rev();
        self.0.len() >= 5
            && last.next().is_some_and(|b| b.is_ascii_uppercase())
            && last.next().is_some_and(|b| b.is_ascii_uppercase())
            && last.next().is_some_and(|b| b.is_ascii_digit())
    }

    /// How alike two are, if at all. Two whole ones of one district are not: a district holds thousands.
    pub fn alike(&self, other: &Self) -> Option<PostcodeAlike> {
        if self == other {
            return Some(PostcodeAlike::Same);
        }
        let one_is_a_district = !self.is_whole() || !other.is_whole();
        (one_is_a_district && self.district() == other.district()).then_some(PostcodeAlike::District)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_meets_its_district_and_no_other() {
        let code = |text: &str| Postcode::parse(text).unwrap();
        assert_eq!(code("m14 5xx").alike(&code("M145XX")), Some(PostcodeAlike::Same));
        assert_eq!(code("M14").alike(&code("M14 5XX")), Some(PostcodeAlike::District));
        assert_eq!(code("M1").alike(&code("M14 5XX")), None);
        assert_eq!(code("M14 5XY").alike(&code("M14 5XX")), None);
        for none in ["", "12", "London", "M14 5XX and more", "Ŵ1"] {
            assert!(Postcode::parse(none).is_none(), "{none}");
        }
    }
}

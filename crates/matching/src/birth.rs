//! Births: a day, a month, a year or a guess, against the same.

use waymark_domain::person::Birth;
use waymark_domain::{Date, PartialDate};

/// Years by which a guessed age may be wrong.
const GUESS: i16 = 2;

/// How alike two births are, closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BirthAlike {
    /// The same day.
    SameDay,
    /// The same day with day and month changed round.
    Swapped,
    /// One of day, month and year is another, by one digit.
    OneSlip,
    /// They fit as far as they are known: a year against a day in it, or a guessed age.
    Fits,
}

/// How alike two births are; `None` when they contradict each other or one is not known.
pub fn births(one: Birth, other: Birth) -> Option<BirthAlike> {
    match (one, other) {
        (Birth::Born(PartialDate::Day(one)), Birth::Born(PartialDate::Day(other))) => days(one, other),
        (Birth::Unknown, _) | (_, Birth::Unknown) => None,
        (Birth::Born(_) | Birth::AgedAbout { .. }, Birth::Born(_) | Birth::AgedAbout { .. }) => {
            let (one, other) = (span(one)?, span(other)?);
            (one.0 <= other.1 && other.0 <= one.1).then_some(BirthAlike::Fits)
        }
    }
}

/// Whether nothing is known of a birth.
pub(crate) fn is_unknown(birth: Birth) -> bool {
    span(birth).is_none()
}

/// The first and the last year it may have been in.
pub(crate) fn years(birth: Birth) -> Option<(i16, i16)> {
    span(birth).map(|(first, last)| (first.year(), last.year()))
}

/// The first and the last day it may have been.
fn span(birth: Birth) -> Option<(Date, Date)> {
    match birth {
        Birth::Unknown => None,
        Birth::Born(date) => Some((date.earliest()?, date.latest()?)),
        Birth::AgedAbout { years, on } => {
            let year = on.year() - i16::from(years);
            let first = Date::new((year - 1 - GUESS).max(1), 1, 1).ok()?;
            let last = Date::new((year + GUESS).clamp(1, 9999), 12, 31).ok()?;
            Some((first, last))
        }
    }
}

fn days(one: Date, other: Date) -> Option<BirthAlike> {
    if one == other {
        return Some(BirthAlike::SameDay);
    }
    if one.year() == other.year() && one.day() == other.month() && one.month() == other.day() {
        return Some(BirthAlike::Swapped);
    }
    let differing = one
        .to_string()
        .bytes()
        .zip(other.to_string().bytes())
        .filter(|(a, b)| a != b)
        .count();
    (differing == 1).then_some(BirthAlike::OneSlip)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn how(one: &str, other: &str) -> Option<BirthAlike> {
        births(
            Birth::Born(one.parse().unwrap()),
            Birth::Born(other.parse().unwrap()),
        )
    }

    #[test]
    fn a_day_meets_its_slips_and_its_year() {
        assert_eq!(how("2009-03-07", "2009-03-07"), Some(BirthAlike::SameDay));
        assert_eq!(how("2009-03-07", "2009-07-03"), Some(BirthAlike::Swapped));
        assert_eq!(how("2009-03-07", "2008-03-07"), Some(BirthAlike::OneSlip));
        assert_eq!(how("2009-03-07", "2009"), Some(BirthAlike::Fits));
        assert_eq!(how("2009-03", "2009"), Some(BirthAlike::Fits));
        assert_eq!(how("2009-03-07", "2009-04"), None);
        assert_eq!(how("2009-03-07", "2008-04-07"), None);
        assert_eq!(how("2009-03-07", ""), None);
    }

    #[test]
    fn a_guessed_age_meets_the_years_around_it() {
        let guess = Birth::AgedAbout {
            years: 15,
            on: "2026-11-25".parse().unwrap(),
        };
        let born = |year| births(guess, Birth::Born(PartialDate::Year(year)));
        assert_eq!(
            (born(2008), born(2013)),
            (Some(BirthAlike::Fits), Some(BirthAlike::Fits))
        );
        assert_eq!((born(2007), born(2014)), (None, None));
    }

    proptest! {
        #[test]
        fn every_guess_is_compared(years in any::<u8>(), year in 1_i16..=9999, other in 1_i16..=9999) {
            let on = Date::new(year, 6, 1).unwrap();
            let guess = Birth::AgedAbout { years, on };
            let born = Birth::Born(PartialDate::Year(other));
            prop_assert_eq!(births(guess, born), births(born, guess));
        }
    }
}

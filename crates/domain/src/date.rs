//! Calendar days, and dates known only in part.

use std::fmt;
use std::str::FromStr;

use jiff::civil;

use crate::Timestamp;

/// The text or numbers were not a day in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a real date")]
pub struct InvalidDate;

/// A calendar day in the office's own zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// From year (1 to 9999), month and day.
    ///
    /// # Errors
    /// [`InvalidDate`] when the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, InvalidDate> {
        if year < 1 {
            return Err(InvalidDate);
        }
        civil::Date::new(year, month, day)
            .map(Self)
            .map_err(|_| InvalidDate)
    }

    pub(crate) const fn from_civil(date: civil::Date) -> Self {
        Self(date)
    }

    pub(crate) const fn civil(self) -> civil::Date {
        self.0
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// This day moved by whole days; at the ends of the calendar it stays there.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        self.saturating_plus(jiff::Span::new().try_days(days))
    }

    /// This day moved by whole months; 31 January plus one month is the last day of February.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        self.saturating_plus(jiff::Span::new().try_months(months))
    }

    fn saturating_plus(self, span: Result<jiff::Span, jiff::Error>) -> Self {
        span.map_or(self, |span| Self(self.0.saturating_add(span)))
    }

    /// Whole days from this day to `other`, negative when it lies before.
    pub fn days_until(self, other: Self) -> i32 {
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }

    /// The instant this day begins in the office's zone, Europe/London.
    pub fn start_in_london(self) -> Timestamp {
        Timestamp::start_of(self.0)
    }

    /// The instant London's clocks show this hour and minute on this day. An hour that the clocks skip is taken
    /// as the one after it, and one that they show twice as the first; past 23:59 it is the day's last minute.
    pub fn at_in_london(self, hour: u8, minute: u8) -> Timestamp {
        Timestamp::at(self.0, hour.min(23), minute.min(59))
    }

    /// In words, as pages show it: `23 November 2026`.
    pub fn words(self) -> String {
        self.0.strftime("%-d %B %Y").to_string()
    }

    /// Completed years from this day (a birth date) to `on`; `None` when `on` lies before it. Someone born
    /// on 29 February has their birthday on 1 March in other years (Family Law Reform Act 1969 s.9 counts
    /// from the anniversary's first moment).
    pub fn age_on(self, on: Self) -> Option<u8> {
        if on < self {
            return None;
        }
        let had_birthday = (on.month(), on.day()) >= (self.month(), self.day());
        let years = i32::from(on.year()) - i32::from(self.year()) - i32::from(!had_birthday);
        u8::try_from(years).ok()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Date {
    type Err = InvalidDate;
    /// From `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(InvalidDate);
        };
        let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);
        let whole = |text: &str| text.parse::<i8>().map_err(|_| InvalidDate);
        Self::new(year.parse().map_err(|_| InvalidDate)?, whole(month)?, whole(day)?)
    }
}

/// The text, when it is exactly so many ASCII digits: `+1` and `１` are numbers elsewhere, not here.
fn digits(text: &str, width: usize) -> Result<&str, InvalidDate> {
    let plain = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then_some(text).ok_or(InvalidDate)
}

/// A date as precisely as it is known. *Not known* is always a good answer and is kept as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PartialDate {
    /// Nobody could say.
    #[default]
    Unknown,
    /// A year only.
    Year(i16),
    /// A month of a year.
    Month {
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// The day itself.
    Day(Date),
}

impl PartialDate {
    /// From whichever of year, month and day were given.
    ///
    /// # Errors
    /// [`InvalidDate`] when they contradict the calendar, or a day is given without its month or a month
    /// without its year.
    pub fn new(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Result<Self, InvalidDate> {
        match (year, month, day) {
            (None, None, None) => Ok(Self::Unknown),
            (Some(year), None, None) if (1..=9999).contains(&year) => Ok(Self::Year(year)),
            (Some(year), Some(month), None) => Date::new(year, month, 1).map(|_| Self::Month { year, month }),
            (Some(year), Some(month), Some(day)) => Date::new(year, month, day).map(Self::Day),
            (Some(_), None, _) | (None, _, _) => Err(InvalidDate),
        }
    }

    /// The first day this date can stand for; `None` when unknown.
    pub fn earliest(self) -> Option<Date> {
        match self {
            Self::Unknown => None,
            Self::Year(year) => Date::new(year, 1, 1).ok(),
            Self::Month { year, month } => Date::new(year, month, 1).ok(),
            Self::Day(day) => Some(day),
        }
    }

    /// The last day this date can stand for; `None` when unknown.
    pub fn latest(self) -> Option<Date> {
        match self {
            Self::Unknown => None,
            Self::Year(year) => Date::new(year, 12, 31).ok(),
            Self::Month { year, month } => Date::new(year, month, 1)
                .ok()
                .map(|first| Date::from_civil(first.civil().last_of_month())),
            Self::Day(day) => Some(day),
        }
    }

    /// The age in completed years on a day, when every day this date can stand for gives the same age.
    pub fn age_on(self, on: Date) -> Option<u8> {
        let youngest = self.latest()?.age_on(on)?;
        let oldest = self.earliest()?.age_on(on)?;
        (youngest == oldest).then_some(youngest)
    }
}

impl fmt::Display for PartialDate {
    /// `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or nothing: the form [`FromStr`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => Ok(()),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => day.fmt(f),
        }
    }
}

impl FromStr for PartialDate {
    type Err = InvalidDate;
    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        match text.len() {
            0 => Ok(Self::Unknown),
            4 => format!("{text}-01-01")
                .parse::<Date>()
                .map(|date| Self::Year(date.year())),
            7 => format!("{text}-01").parse::<Date>().map(|date| Self::Month {
                year: date.year(),
                month: date.month(),
            }),
            _ => text.parse().map(Self::Day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_alone_gives_an_age_only_when_no_birthday_could_change_it() {
        assert_eq!(PartialDate::Year(2010).age_on(day("2026-12-31")), Some(16));
        assert_eq!(PartialDate::Year(2010).age_on(day("2026-06-01")), None);
    }

    #[test]
    fn someone_born_on_29_february_is_a_year_older_on_1_march() {
        assert_eq!(day("2008-02-29").age_on(day("2026-02-28")), Some(17));
        assert_eq!(day("2008-02-29").age_on(day("2026-03-01")), Some(18));
    }

    #[test]
    fn a_time_of_day_is_londons_even_when_the_clocks_change() {
        let at = |text: &str| Timestamp::parse(text).unwrap();
        assert_eq!(day("2026-06-30").at_in_london(9, 5), at("2026-06-30T08:05:00Z"));
        assert_eq!(day("2026-11-25").at_in_london(9, 5), at("2026-11-25T09:05:00Z"));
        assert_eq!(day("2026-03-29").at_in_london(1, 30), at("2026-03-29T01:30:00Z"));
        assert_eq!(day("2026-10-25").at_in_london(1, 30), at("2026-10-25T00:30:00Z"));
    }

    #[test]
    fn a_day_without_a_month_is_refused_and_nothing_at_all_is_unknown() {
        assert_eq!(PartialDate::new(Some(2010), None, Some(3)), Err(InvalidDate));
        assert_eq!(PartialDate::new(None, None, None), Ok(PartialDate::Unknown));
        assert_eq!(PartialDate::new(Some(2010), Some(2), Some(30)), Err(InvalidDate));
    }

    proptest::proptest! {
        #[test]
        fn what_is_printed_is_read_back(year in 1i16..=9999, month in 1i8..=12, day in 1i8..=28, precision in 0..4) {
            let date = match precision {
                0 => PartialDate::Unknown,
                1 => PartialDate::Year(year),
                2 => PartialDate::Month { year, month },
                _ => PartialDate::Day(Date::new(year, month, day).unwrap()),
            };
            proptest::prop_assert_eq!(date.to_string().parse::<PartialDate>(), Ok(date));
        }

        #[test]
        fn no_text_makes_the_date_reader_fail_in_another_way(text in ".{0,12}") {
            if let Ok(date) = text.parse::<Date>() {
                proptest::prop_assert_eq!(date.to_string(), text);
            }
        }
    }
}

//! Instants, and where the present comes from.

use std::fmt;

use jiff::tz::TimeZone;

use crate::Date;

/// An instant in UTC, in whole microseconds since 1970: what both databases keep without loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self(0);

    /// From microseconds since 1970-01-01T00:00:00Z; `None` outside the years -9999 to 9999.
    pub fn from_micros(micros: i64) -> Option<Self> {
        jiff::Timestamp::from_microsecond(micros)
            .ok()
            .map(|_| Self(micros))
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// From RFC 3339 text such as `2026-11-23T09:00:00Z`; `None` when it is not.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<jiff::Timestamp>()
            .ok()
            .map(|at| Self(at.as_microsecond()))
    }

    /// This instant moved by a number of seconds, which may be negative; it stays within what can be kept.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        let moved = self.0.saturating_add(seconds.saturating_mul(1_000_000));
        let bound = |at: jiff::Timestamp| at.as_microsecond();
        Self(moved.clamp(bound(jiff::Timestamp::MIN), bound(jiff::Timestamp::MAX)))
    }

    /// The calendar day of this instant in the office's zone, Europe/London.
    pub fn london_date(self) -> Date {
        Date::from_civil(self.london().date())
    }

    /// The instant as London's clocks show it, for words: `23 November 2026 at 9:05am`.
    pub fn london_words(self) -> String {
        let at = self.london();
        let hour = match at.hour() % 12 {
            0 => 12,
            hour => hour,
        };
        let half = if at.hour() < 12 { "am" } else { "pm" };
        format!(
            "{} at {}:{:02}{}",
            self.london_date().words(),
            hour,
            at.minute(),
            half
        )
    }

    pub(crate) fn start_of(day: jiff::civil::Date) -> Self {
        let start = day
            .to_zoned(london_zone())
            .map(|at| at.timestamp().as_microsecond());
        Self(start.unwrap_or(0))
    }

    pub(crate) fn at(day: jiff::civil::Date, hour: u8, minute: u8) -> Self {
        let minutes = i64::from(hour) * 60 + i64::from(minute);
        let at = day.to_datetime(jiff::civil::Time::midnight());
        let at = at.saturating_add(jiff::Span::new().minutes(minutes));
        let at = at
            .to_zoned(london_zone())
            .map(|at| at.timestamp().as_microsecond());
        Self(at.unwrap_or(0))
    }

    fn london(self) -> jiff::Zoned {
        let at = jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        at.to_zoned(london_zone())
    }
}

/// The zone table is compiled in; UTC is the answer only if that table were to lose London.
fn london_zone() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_microsecond(self.0) {
            Ok(at) => write!(f, "{at:.6}"),
            Err(_) => write!(f, "{}us", self.0),
        }
    }
}

/// Where the present comes from: the system's clock in `app`, a fixed one in tests.
pub trait Clock: Send + Sync + fmt::Debug {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summer_evening_is_already_the_next_day_in_london() {
        let at = Timestamp::parse("2026-06-30T23:30:00Z").unwrap();
        assert_eq!(at.london_date().to_string(), "2026-07-01");
        assert_eq!(at.london_words(), "1 July 2026 at 12:30am");
        assert_eq!(
            at.london_date().start_in_london(),
            Timestamp::parse("2026-06-30T23:00:00Z").unwrap()
        );
    }

    #[test]
    fn it_is_printed_with_six_places_always() {
        assert_eq!(
            Timestamp::from_micros(0).unwrap().to_string(),
            "1970-01-01T00:00:00.000000Z"
        );
    }
}

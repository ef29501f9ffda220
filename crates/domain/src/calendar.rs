//! Working days of England and Wales.

use std::collections::BTreeSet;

use jiff::civil::Weekday;

use crate::Date;

/// The bank holidays a sum of working days rests on. Past its last year the table says nothing, and the
/// program warns a year before.
///
/// Rule: docs/rules.md R-001
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    holidays: BTreeSet<Date>,
}

/// A line of a bank-holiday table could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the bank-holiday table does not begin with a date such as 2026-12-25")]
pub struct InvalidCalendar {
    /// Counted from one.
    pub line: usize,
}

impl Calendar {
    /// The table shipped with the program: England and Wales, 2015 to 2028.
    ///
    /// # Errors
    /// [`InvalidCalendar`] if the shipped table is damaged; a test holds that it is not.
    pub fn shipped() -> Result<Self, InvalidCalendar> {
        Self::parse(include_str!("../data/bank_holidays.csv"))
    }

    /// From lines `date,name,note` under a heading.
    ///
    /// # Errors
    /// [`InvalidCalendar`] naming the first line that has no date.
    pub fn parse(table: &str) -> Result<Self, InvalidCalendar> {
        let holidays = table
            .lines()
            .enumerate()
            .skip(1)
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(index, text)| {
                let date = text.split(',').next().unwrap_or_default();
                date.parse().map_err(|_| InvalidCalendar { line: index + 1 })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { holidays })
    }

    /// Whether offices work on this day: Monday to Friday and no bank holiday.
    pub fn is_working_day(&self, day: Date) -> bool {
        let weekend = matches!(day.civil().weekday(), Weekday::Saturday | Weekday::Sunday);
        !weekend && !self.holidays.contains(&day)
    }

    /// The day a limit of so many working days falls on, counting from the day after `from`. Nought working
    /// days is the first working day on or after `from`.
    pub fn plus_working_days(&self, from: Date, days: u16) -> Date {
        let mut day = from;
        let mut left = days;
        loop {
            if self.is_working_day(day) {
                match left {
                    0 => return day,
                    _ if day == from => {}
                    1 => return day,
                    _ => left -= 1,
                }
            }
            day = day.plus_days(1);
        }
    }

    /// Working days from the day after `from` up to and including `to`; nought when `to` is not later.
    pub fn working_days_between(&self, from: Date, to: Date) -> u16 {
        let mut day = from;
        let mut count: u16 = 0;
        while day < to {
            day = day.plus_days(1);
            count = count.saturating_add(u16::from(self.is_working_day(day)));
        }
        count
    }

    /// The last day of the last year the table covers; `None` for an empty table.
    pub fn covers_until(&self) -> Option<Date> {
        self.holidays
            .last()
            .and_then(|last| Date::new(last.year(), 12, 31).ok())
    }

    /// Whether a warning is due: less than a year of the table is left on `today`, or none at all.
    pub fn ends_within_a_year(&self, today: Date) -> bool {
        self.covers_until().is_none_or(|end| end < today.plus_months(12))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn five_working_days_over_christmas_2026_skip_three_holidays_and_two_weekends() {
        let calendar = Calendar::shipped().unwrap();
        // 25 December is a Friday, 28 the substitute for Boxing Day, 1 January a Friday.
        assert_eq!(
            calendar.plus_working_days(day("2026-12-23"), 5),
            day("2027-01-04")
        );
    }

    #[test]
    fn a_limit_counts_from_the_day_after() {
        let calendar = Calendar::shipped().unwrap();
        assert_eq!(
            calendar.plus_working_days(day("2026-11-23"), 1),
            day("2026-11-24")
        );
        assert_eq!(
            calendar.plus_working_days(day("2026-11-21"), 1),
            day("2026-11-23")
        );
        assert_eq!(
            calendar.plus_working_days(day("2026-11-21"), 0),
            day("2026-11-23")
        );
    }

    #[test]
    fn the_warning_comes_a_year_before_the_table_ends() {
        let calendar = Calendar::shipped().unwrap();
        assert_eq!(calendar.covers_until(), Some(day("2028-12-31")));
        assert!(!calendar.ends_within_a_year(day("2027-12-31")));
        assert!(calendar.ends_within_a_year(day("2028-01-01")));
    }

    /// Easter Sunday by the anonymous Gregorian computus: a source independent of the table.
    fn easter(year: i16) -> Date {
        let (a, b, c) = (year % 19, year / 100, year % 100);
        let (d, e, g) = (b / 4, b % 4, (8 * b + 13) / 25);
        let h = (19 * a + b - d - g + 15) % 30;
        let (i, k) = (c / 4, c % 4);
        let l = (32 + 2 * e + 2 * i - h - k) % 7;
        let m = (a + 11 * h + 22 * l) / 451;
        let since_march = h + l - 7 * m + 114;
        let part = |number: i16| i8::try_from(number).unwrap();
        Date::new(year, part(since_march / 31), part(since_march % 31 + 1)).unwrap()
    }

    #[test]
    fn good_friday_and_easter_monday_of_each_year_are_in_the_table() {
        let calendar = Calendar::shipped().unwrap();
        for year in 2015..=2028 {
            assert!(
                !calendar.is_working_day(easter(year).plus_days(-2)),
                "Good Friday {year}"
            );
            assert!(
                !calendar.is_working_day(easter(year).plus_days(1)),
                "Easter Monday {year}"
            );
        }
    }

    #[test]
    fn each_year_has_eight_holidays_and_the_royal_ones_came_on_top() {
        let calendar = Calendar::shipped().unwrap();
        for year in 2015..=2028 {
            let count = calendar.holidays.iter().filter(|day| day.year() == year).count();
            let royal = match year {
                2022 => 2,
                2023 => 1,
                _ => 0,
            };
            assert_eq!(count, 8 + royal, "{year}");
        }
    }

    #[test]
    fn a_damaged_table_names_its_line() {
        assert_eq!(
            Calendar::parse("date,name\n2026-12-25,x\nsoon,y\n"),
            Err(InvalidCalendar { line: 3 })
        );
    }
}

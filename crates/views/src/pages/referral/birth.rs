//! A birth as somebody typed it: any part of a date, an age, or "I do not know".

use waymark_domain::person::Birth;
use waymark_domain::{Date, PartialDate};

use super::answers::{Answers, Position, person_key};

/// What is wrong with a birth as typed. Nothing is wrong with knowing little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// More than one date was sent.
    Twice,
    /// A part is not a number.
    NotNumbers,
    /// A day without its month, or a month without its year.
    Incomplete,
    /// The calendar has no such day.
    NoSuchDay,
    /// After today.
    Future,
    /// So long ago that a digit must be wrong.
    TooLongAgo,
    /// The age is not a whole number up to 120.
    Age,
    /// The date and the age do not fit together.
    Contradiction,
}

const OLDEST_YEARS: i16 = 120;

impl Slip {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Twice => "birth_twice",
            Self::NotNumbers => "birth_not_numbers",
            Self::Incomplete => "birth_incomplete",
            Self::NoSuchDay => "birth_no_such_day",
            Self::Future => "birth_future",
            Self::TooLongAgo => "birth_too_long_ago",
            Self::Age => "birth_age",
            Self::Contradiction => "birth_contradiction",
        }
    }

    pub(super) const fn message(self) -> &'static str {
        match self {
            Self::Twice => "refer-error-birth-twice",
            Self::NotNumbers => "refer-error-birth-not-numbers",
            Self::Incomplete => "refer-error-birth-incomplete",
            Self::NoSuchDay => "refer-error-birth-no-such-day",
            Self::Future => "refer-error-birth-future",
            Self::TooLongAgo => "refer-error-birth-too-long-ago",
            Self::Age => "refer-error-birth-age",
            Self::Contradiction => "refer-error-birth-contradiction",
        }
    }

    /// The part to go to.
    pub(super) const fn part(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::Future | Self::TooLongAgo => "year",
            Self::Twice | Self::NotNumbers | Self::Incomplete | Self::NoSuchDay | Self::Contradiction => {
                "day"
            }
        }
    }
}

/// The birth as typed. A date counts before an age, and either before "I do not know".
pub(super) fn read(answers: &Answers, position: Position, today: Date) -> Result<Birth, Slip> {
    let part = |name: &str| {
        answers
            .get(&person_key(position, &format!("birth.{name}")))
            .trim()
    };
    let parts = ["day", "month", "year", "age"].map(part);
    // Sent twice: two values, a line each.
    if parts.iter().any(|part| part.contains('\n')) {
        return Err(Slip::Twice);
    }
    let [day, month, year, age] = parts;
    let [day, month, year] = in_parts(day, month, year)?;
    let date = date(day, month, year)?;
    check_range(date, today)?;
    let age = self::age(age)?;
    match (date, age) {
        (PartialDate::Unknown, None) => Ok(Birth::Unknown),
        (PartialDate::Unknown, Some(years)) => Ok(Birth::AgedAbout { years, on: today }),
        (_, Some(years)) if !fits(date, years, today) => Err(Slip::Contradiction),
        (_, Some(_) | None) => Ok(Birth::Born(date)),
    }
}

/// Takes a whole date that was written into the first box apart; two days, months or years in one box
/// are two dates.
fn in_parts<'a>(day: &'a str, month: &'a str, year: &'a str) -> Result<[&'a str; 3], Slip> {
    if let ([day, month, year], "", "") = (numbers(day).as_slice(), month, year) {
        return Ok([day, month, year]);
    }
    match [day, month, year].into_iter().any(is_twice) {
        true => Err(Slip::Twice),
        false => Ok([day, month, year]),
    }
}

/// "2009 or 2010" and "3/4", but not "3 May 2009".
fn is_twice(part: &str) -> bool {
    let numbers = numbers(part);
    let years = numbers.iter().filter(|number| number.len() > 2).count();
    numbers.len() > 1 && (years == 0 || years == numbers.len())
}

fn numbers(text: &str) -> Vec<&str> {
    let between = |letter: char| !letter.is_ascii_digit();
    text.split(between).filter(|number| !number.is_empty()).collect()
}

fn date(day: &str, month: &str, year: &str) -> Result<PartialDate, Slip> {
    let (day, month, year) = (number(day)?, number(month)?, number(year)?);
    if year.is_none() && (day.is_some() || month.is_some()) || month.is_none() && day.is_some() {
        return Err(Slip::Incomplete);
    }
    let small = |number: Option<i16>| number.map(i8::try_from).transpose();
    let (day, month) = (small(day), small(month));
    match (day, month) {
        (Ok(day), Ok(month)) => PartialDate::new(year, month, day).map_err(|_| Slip::NoSuchDay),
        (Err(_), _) | (_, Err(_)) => Err(Slip::NoSuchDay),
    }
}

fn number(text: &str) -> Result<Option<i16>, Slip> {
    match text {
        "" => Ok(None),
        _ if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().map(Some).map_err(|_| Slip::NoSuchDay)
        }
        _ => Err(Slip::NotNumbers),
    }
}

fn check_range(date: PartialDate, today: Date) -> Result<(), Slip> {
    match (date.earliest(), date.latest()) {
        (Some(earliest), _) if earliest > today => Err(Slip::Future),
        (_, Some(latest)) if latest.year() < today.year() - OLDEST_YEARS => Err(Slip::TooLongAgo),
        (_, _) => Ok(()),
    }
}

fn age(text: &str) -> Result<Option<u8>, Slip> {
    match number(text).map_err(|_| Slip::Age)? {
        None => Ok(None),
        Some(years) if years <= OLDEST_YEARS => u8::try_from(years).map(Some).map_err(|_| Slip::Age),
        Some(_) => Err(Slip::Age),
    }
}

/// Whether somebody born on that date can be called that many years old: a year either way is "about".
fn fits(date: PartialDate, years: u8, today: Date) -> bool {
    let youngest = date.latest().and_then(|day| day.age_on(today)).unwrap_or(0);
    let oldest = date
        .earliest()
        .and_then(|day| day.age_on(today))
        .unwrap_or(u8::MAX);
    (youngest.saturating_sub(1)..=oldest.saturating_add(1)).contains(&years)
}

#[cfg(test)]
mod tests {
    use super::super::Mode;
    use super::*;

    fn typed(day: &str, month: &str, year: &str, age: &str) -> Result<Birth, Slip> {
        let mut answers = Answers::new(Mode::Public);
        for (part, value) in [("day", day), ("month", month), ("year", year), ("age", age)] {
            answers.put(
                person_key(Position::FIRST, &format!("birth.{part}")),
                value.to_owned(),
            );
        }
        read(&answers, Position::FIRST, today())
    }

    fn today() -> Date {
        "2026-11-23".parse().unwrap()
    }

    fn born(text: &str) -> Result<Birth, Slip> {
        Ok(Birth::Born(text.parse().unwrap()))
    }

    #[test]
    fn any_part_of_a_date_will_do_and_so_will_nothing() {
        assert_eq!(typed("", "", "", ""), Ok(Birth::Unknown));
        assert_eq!(typed("", "", "2009", ""), born("2009"));
        assert_eq!(typed("", "3", "2009", ""), born("2009-03"));
        assert_eq!(typed(" 29 ", "02", "2008", ""), born("2008-02-29"));
        let about = Birth::AgedAbout {
            years: 17,
            on: today(),
        };
        assert_eq!(typed("", "", "", "17"), Ok(about));
    }

    #[test]
    fn a_whole_date_in_the_first_box_is_taken_apart() {
        assert_eq!(typed("27/3/2009", "", "", ""), born("2009-03-27"));
        assert_eq!(typed("27. 3. 2009", "", "", ""), born("2009-03-27"));
        assert_eq!(typed("27/3/2009", "", "2010", ""), Err(Slip::NotNumbers));
    }

    #[test]
    fn a_date_and_an_age_that_fit_are_one_birth_and_others_are_a_contradiction() {
        assert_eq!(typed("", "", "2009", "17"), born("2009"));
        assert_eq!(typed("1", "6", "2009", "18"), born("2009-06-01"));
        assert_eq!(typed("1", "6", "2009", "30"), Err(Slip::Contradiction));
    }

    #[test]
    fn each_slip_is_named() {
        assert_eq!(typed("3\n4", "2", "2009", ""), Err(Slip::Twice));
        assert_eq!(typed("", "", "2009 or 2010", ""), Err(Slip::Twice));
        assert_eq!(typed("3/4", "2", "2009", ""), Err(Slip::Twice));
        assert_eq!(typed("3 May 2009", "", "", ""), Err(Slip::NotNumbers));
        assert_eq!(typed("third", "2", "2009", ""), Err(Slip::NotNumbers));
        assert_eq!(typed("3", "", "2009", ""), Err(Slip::Incomplete));
        assert_eq!(typed("", "2", "", ""), Err(Slip::Incomplete));
        assert_eq!(typed("30", "2", "2009", ""), Err(Slip::NoSuchDay));
        assert_eq!(typed("300", "2", "2009", ""), Err(Slip::NoSuchDay));
        assert_eq!(typed("", "", "99999", ""), Err(Slip::NoSuchDay));
        assert_eq!(typed("24", "11", "2026", ""), Err(Slip::Future));
        assert_eq!(typed("", "", "98", ""), Err(Slip::TooLongAgo));
        assert_eq!(typed("", "", "", "about 17"), Err(Slip::Age));
        assert_eq!(typed("", "", "", "121"), Err(Slip::Age));
    }
}

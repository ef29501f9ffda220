//! Reading typed fields: each answers what it means or adds what is wrong.

use waymark_domain::text::{Code, InvalidText, PersonName, Text};
use waymark_domain::{Date, Timestamp};

use super::{Choice, Present, offered};
use crate::{FormErrors, Message};

/// Which days a date may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::pages) enum Days {
    /// Today or earlier.
    UpToToday,
    /// After today.
    ToCome,
}

/// What was found wrong so far, in the order of the fields.
#[derive(Default)]
pub(in crate::pages) struct Reading {
    errors: FormErrors,
}

impl Reading {
    /// A text that must be there.
    pub(in crate::pages) fn text(
        &mut self,
        field: &'static str,
        typed: &str,
        missing: &'static str,
    ) -> Option<Text> {
        match Text::parse(typed) {
            Ok(text) => Some(text),
            Err(InvalidText::Empty) => self.wrong(field, "missing", missing),
            Err(InvalidText::TooLong { chars, limit }) => self.too_long(field, chars, limit),
        }
    }

    /// A text that may be missing.
    pub(in crate::pages) fn optional(&mut self, field: &'static str, typed: &str) -> Option<Text> {
        match Text::parse(typed) {
            Ok(text) => Some(text),
            Err(InvalidText::Empty) => None,
            Err(InvalidText::TooLong { chars, limit }) => self.too_long(field, chars, limit),
        }
    }

    /// A name that may be missing.
    pub(in crate::pages) fn optional_name(&mut self, field: &'static str, typed: &str) -> Option<PersonName> {
        match PersonName::parse(typed) {
            Ok(name) => Some(name),
            Err(InvalidText::Empty) => None,
            Err(InvalidText::TooLong { chars, limit }) => self.too_long(field, chars, limit),
        }
    }

    /// One of a form's own answers.
    pub(in crate::pages) fn choice<T>(
        &mut self,
        field: &'static str,
        typed: &str,
        known: impl FnOnce(&str) -> Option<T>,
        missing: &'static str,
    ) -> Option<T> {
        match known(typed) {
            Some(chosen) => Some(chosen),
            None => self.wrong(field, "missing", missing),
        }
    }

    /// One of the answers that were offered.
    pub(in crate::pages) fn offered<T: std::str::FromStr>(
        &mut self,
        field: &'static str,
        typed: &str,
        choices: &[Choice],
        missing: &'static str,
    ) -> Option<T> {
        let chosen = offered(choices, typed).then(|| typed.parse().ok()).flatten();
        chosen.or_else(|| self.wrong(field, "missing", missing))
    }

    /// A code of a list that was offered.
    pub(in crate::pages) fn code(
        &mut self,
        field: &'static str,
        typed: &str,
        choices: &[Choice],
        missing: &'static str,
    ) -> Option<Code> {
        self.offered(field, typed, choices, missing)
    }

    /// A day from its three fields, `anchor` being the id of the first.
    pub(in crate::pages) fn day(
        &mut self,
        (field, anchor): (&'static str, &'static str),
        parts: [&str; 3],
        days: Days,
        present: Present,
        missing: &'static str,
    ) -> Option<Date> {
        if parts.iter().all(|part| part.trim().is_empty()) {
            return self.wrong_at((field, anchor), "missing", missing);
        }
        let Some(day) = date(parts) else {
            return self.wrong_at((field, anchor), "impossible", "form-error-date");
        };
        let today = present.today();
        let (fits, code, message) = match days {
            Days::UpToToday => (day <= today, "future", "form-error-date-future"),
            Days::ToCome => (day > today, "past", "form-error-date-past"),
        };
        if fits {
            Some(day)
        } else {
            self.wrong_at((field, anchor), code, message)
        }
    }

    /// A time of day, such as `14:30` or `2.30pm`, on a day.
    pub(in crate::pages) fn time(
        &mut self,
        field: &'static str,
        typed: &str,
        day: Option<Date>,
        present: Present,
    ) -> Option<Timestamp> {
        let Some((hour, minute)) = clock(typed) else {
            return self.wrong(field, "impossible", "form-error-time");
        };
        let at = day?.at_in_london(hour, minute);
        if at > present.now {
            return self.wrong(field, "future", "form-error-time-future");
        }
        Some(at)
    }

    /// Adds what is wrong with a field.
    pub(in crate::pages) fn wrong<T>(
        &mut self,
        field: &'static str,
        code: &'static str,
        message: &'static str,
    ) -> Option<T> {
        self.wrong_at((field, field), code, message)
    }

    /// The same, `anchor` being the id of the element to go to.
    pub(in crate::pages) fn wrong_at<T>(
        &mut self,
        (field, anchor): (&'static str, &'static str),
        code: &'static str,
        message: &'static str,
    ) -> Option<T> {
        self.errors.add_at(field, anchor, code, Message::new(message));
        None
    }

    /// What the form means, when nothing is wrong. Whatever is missing from `parsed` has been named before.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub(in crate::pages) fn finish<T>(self, parsed: Option<T>) -> Result<T, FormErrors> {
        match parsed {
            Some(parsed) if self.errors.is_empty() => Ok(parsed),
            Some(_) | None => Err(self.errors),
        }
    }

    fn too_long<T>(&mut self, field: &'static str, chars: usize, limit: usize) -> Option<T> {
        let over = i64::try_from(chars.saturating_sub(limit)).unwrap_or(i64::MAX);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let message = Message::new("form-error-too-long")
            .with("limit", limit)
            .with("over", over);
        self.errors.add(field, "too_long", message);
        None
    }
}

/// A day from what was typed for day, month and year.
pub(in crate::pages) fn date([day, month, year]: [&str; 3]) -> Option<Date> {
    let (day, month) = (day.trim().parse().ok()?, month.trim().parse().ok()?);
    Date::new(year.trim().parse().ok()?, month, day).ok()
}

/// Hours and minutes from `14:30`, `14.30`, `2:30pm` or `9am`.
fn clock(typed: &str) -> Option<(u8, u8)> {
    let typed = typed.trim().to_lowercase().replace(' ', "").replace('.', ":");
    let (digits, half) = match (typed.strip_suffix("am"), typed.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (None, Some(digits)) => (digits, Some(12)),
        (None, None) => (typed.as_str(), None),
    };
    let (hour, minute) = match (digits.split_once(':'), half) {
        (Some(parts), _) => parts,
        (None, Some(_)) => (digits, "0"),
        (None, None) => return None,
    };
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        None => hour,
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
    };
    (hour < 24 && minute < 60).then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_as_people_write_it() {
        for typed in ["14:30", "14.30", "2:30pm", "2.30 PM"] {
            assert_eq!(clock(typed), Some((14, 30)), "{typed}");
        }
        assert_eq!(clock("12am"), Some((0, 0)));
        assert_eq!(clock("9am"), Some((9, 0)));
        for typed in ["", "14", "25:00", "9:75", "13pm", "noon"] {
            assert_eq!(clock(typed), None, "{typed}");
        }
    }
}

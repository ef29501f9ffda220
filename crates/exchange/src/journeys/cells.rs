//! One row's cells, read column by column; what cannot be read is noted and reading goes on.

use std::borrow::Cow;

use waymark_domain::rules::{List, RuleSet};
use waymark_domain::text::{Code, InvalidText, PersonName, Text};
use waymark_domain::{Date, PartialDate};

use super::heading::Heading;
use super::{Column, Expected, RowError};
use crate::table::{Cell, Row};
use crate::words::{Shown, folded};

/// A row being read, and what was found wrong so far.
pub(super) struct Cells<'a> {
    row: &'a Row,
    heading: &'a Heading,
    pub(super) errors: Vec<RowError>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(row: &'a Row, heading: &'a Heading) -> Self {
        let mut cells = Self {
            row,
            heading,
            errors: Vec::new(),
        };
        cells.check_width();
        cells
    }

    /// Cells past the headings must be empty; a CSV row that is too short was cut off.
    fn check_width(&mut self) {
        let headings = self.heading.width();
        let beyond = self
            .row
            .cells
            .iter()
            .skip(headings)
            .any(|cell| *cell != Cell::Empty);
        if beyond || (self.row.is_whole && self.row.cells.len() < headings) {
            self.errors.push(RowError {
                row: self.row.number,
                column: None,
                value: Shown::HIDDEN,
                expected: Expected::Cells { headings },
            });
        }
    }

    /// Notes that a column's value is not what is expected.
    pub(super) fn wrong(&mut self, column: Column, expected: Expected) {
        let value = match self.heading.cell(self.row, column) {
            Some(Cell::Text(text)) if !column.is_personal() => Shown::of(text),
            Some(Cell::Day(day)) if !column.is_personal() => Shown::of(&day.to_string()),
            Some(Cell::Empty) | None => Shown::of(""),
            Some(Cell::Text(_) | Cell::Day(_) | Cell::Broken) => Shown::HIDDEN,
        };
        self.errors.push(RowError {
            row: self.row.number,
            column: Some(column),
            value,
            expected,
        });
    }

    /// Whether anything stands in a column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.heading
            .cell(self.row, column)
            .is_some_and(|cell| *cell != Cell::Empty)
    }

    /// What stands in a column.
    pub(super) fn text(&mut self, column: Column) -> Option<Cow<'a, str>> {
        match self.heading.cell(self.row, column)? {
            Cell::Empty => None,
            Cell::Text(text) => Some(Cow::Borrowed(text)),
            Cell::Day(day) => Some(Cow::Owned(day.to_string())),
            Cell::Broken => {
                self.wrong(column, Expected::Value);
                None
            }
        }
    }

    /// Notes where a required column is empty.
    pub(super) fn required<T>(&mut self, column: Column, read: Option<T>) -> Option<T> {
        if read.is_none() && !self.has(column) {
            self.wrong(column, Expected::Filled);
        }
        read
    }

    /// A value that a reader makes of the text.
    pub(super) fn parsed<T>(
        &mut self,
        column: Column,
        expected: Expected,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(column)?;
        let read = parse(&text);
        if read.is_none() {
            self.wrong(column, expected);
        }
        read
    }

    /// A day.
    pub(super) fn day(&mut self, column: Column) -> Option<Date> {
        self.parsed(column, Expected::Day, day)
    }

    /// A date of birth, as precisely as it is given.
    pub(super) fn birth_date(&mut self) -> Option<PartialDate> {
        self.parsed(Column::BirthDate, Expected::BirthDate, |text| {
            day(text).map(PartialDate::Day).or_else(|| text.parse().ok())
        })
    }

    /// A text of one person's.
    pub(super) fn line(&mut self, column: Column) -> Option<Text> {
        let text = self.text(column)?;
        self.taken(column, Text::parse(&text))
    }

    /// Texts separated by semicolons.
    pub(super) fn lines(&mut self, column: Column) -> Vec<Text> {
        let text = self.text(column).unwrap_or_default();
        let parts = parts(&text).map(Text::parse).collect::<Vec<_>>();
        parts
            .into_iter()
            .filter_map(|part| self.taken(column, part))
            .collect()
    }

    /// A name.
    pub(super) fn name(&mut self, column: Column) -> Option<PersonName> {
        let text = self.text(column)?;
        self.taken(column, PersonName::parse(&text))
    }

    /// Names separated by semicolons.
    pub(super) fn names(&mut self, column: Column) -> Vec<PersonName> {
        let text = self.text(column).unwrap_or_default();
        let parts = parts(&text).map(PersonName::parse).collect::<Vec<_>>();
        parts
            .into_iter()
            .filter_map(|part| self.taken(column, part))
            .collect()
    }

    fn taken<T>(&mut self, column: Column, text: Result<T, InvalidText>) -> Option<T> {
        match text {
            Ok(text) => Some(text),
            Err(InvalidText::Empty) => None,
            Err(InvalidText::TooLong { limit, .. }) => {
                self.wrong(column, Expected::AtMost { chars: limit });
                None
            }
        }
    }

    /// A code, given as code or label, of a list as it stood on a day; with `under`, only of those that lie
    /// under that code.
    pub(super) fn code(
        &mut self,
        column: Column,
        rules: &RuleSet,
        (list, on): (List, Date),
        under: Option<&Code>,
    ) -> Option<Code> {
        let fits = |parent: Option<&Code>| under.is_none_or(|under| parent == Some(under));
        let entries = || {
            rules
                .entries(list, on)
                .filter(|entry| fits(entry.parent.as_ref()))
        };
        let codes = || entries().map(|entry| entry.code.clone()).collect();
        let expected = Expected::Code {
            list,
            on,
            codes: codes(),
        };
        self.parsed(column, expected, |text| {
            let labels = entries().map(|entry| {
                let labels = [Some(entry.label.as_str()), entry.label_cy.as_deref()];
                (&entry.code, labels.into_iter().flatten().collect())
            });
            pick(text, labels)
        })
    }

    /// An area, by code or name.
    pub(super) fn area(&mut self, rules: &RuleSet) -> Option<Code> {
        let codes = rules.areas().iter().map(|area| area.code.clone()).collect();
        self.parsed(Column::Area, Expected::Area { codes }, |text| {
            let labels = rules.areas().iter().map(|area| {
                let names = [Some(area.name.as_str()), area.name_cy.as_deref()];
                (&area.code, names.into_iter().flatten().collect())
            });
            pick(text, labels)
        })
    }
}

/// The code that a text names: by itself, or else by a label that no other code has.
fn pick<'e>(text: &str, choices: impl Iterator<Item = (&'e Code, Vec<&'e str>)>) -> Option<Code> {
    let wanted = folded(text);
    let choices: Vec<_> = choices.collect();
    if let Some((code, _)) = choices.iter().find(|(code, _)| folded(code.as_str()) == wanted) {
        return Some((*code).clone());
    }
    let mut labelled = choices
        .iter()
        .filter(|(_, labels)| labels.iter().any(|label| folded(label) == wanted));
    match (labelled.next(), labelled.next()) {
        (Some((code, _)), None) => Some((*code).clone()),
        (Some(_), Some(_)) | (None, _) => None,
    }
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty())
}

/// A day, year first with dashes or day first with strokes.
fn day(text: &str) -> Option<Date> {
    text.parse().ok().or_else(|| day_first(text))
}

fn day_first(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let plain = digits(day, 2) && digits(month, 2) && digits(year, 4) && year.len() == 4;
    if !plain || parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_year_first_or_day_first_and_never_month_first() {
        let may: Date = "2024-05-31".parse().unwrap();
        for written in ["2024-05-31", "31/05/2024", "31/5/2024"] {
            assert_eq!(day(written), Some(may), "{written}");
        }
        for refused in [
            "05/31/2024",
            "31/05/24",
            "31.05.2024",
            "2024-5-31",
            "31/05/2024/1",
            "+1/05/2024",
            "45443",
        ] {
            assert_eq!(day(refused), None, "{refused}");
        }
    }

    #[test]
    fn a_label_that_two_codes_have_names_neither() {
        let codes: Vec<Code> = ["one", "two"].iter().map(|code| code.parse().unwrap()).collect();
        let choices = || codes.iter().map(|code| (code, vec!["Same"]));
        assert_eq!(pick("same", choices()), None);
        assert_eq!(pick("TWO", choices()), codes.get(1).cloned());
    }
}

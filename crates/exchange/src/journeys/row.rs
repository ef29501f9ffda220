//! One row made into a journey.

use waymark_domain::case::{DatedFact, ImportedJourney, InvalidJourney, JourneyDate, import_journey};
use waymark_domain::person::{Birth, Ethnicity, Identity};
use waymark_domain::rules::List;
use waymark_domain::text::Code;
use waymark_domain::{Date, PartialDate};

use super::cells::Cells;
use super::heading::Heading;
use super::{Checking, Column, Expected, ImportRow, RowError, SenderReference};
use crate::table::Row;

/// The oldest that anybody is taken to be, in years.
const AGE_MAX: u8 = 120;

/// What a row was read as. There is a row only where there are no errors.
pub(super) struct Read {
    pub(super) reference: Option<SenderReference>,
    pub(super) errors: Vec<RowError>,
    pub(super) row: Option<Box<ImportRow>>,
}

/// Reads a row. Its lists are those of the day it was received, so without that day the rest is not judged.
pub(super) fn read(row: &Row, heading: &Heading, checking: Checking<'_>) -> Read {
    let mut cells = Cells::new(row, heading);
    let reference = cells.parsed(
        Column::SenderReference,
        Expected::Reference,
        SenderReference::parse,
    );
    let reference = cells.required(Column::SenderReference, reference);
    let received_on = cells.day(Column::ReceivedOn);
    let received_on = cells.required(Column::ReceivedOn, received_on);
    let mut reading = Reading { cells, checking };
    let rest = received_on.and_then(|on| reading.rest(on));
    let errors = reading.cells.errors;
    let whole = reference.clone().zip(rest).filter(|_| errors.is_empty());
    let whole = whole.map(|(sender_reference, (identity, journey, area))| {
        Box::new(ImportRow {
            row_number: row.number,
            sender_reference,
            identity,
            journey,
            area,
        })
    });
    Read {
        reference,
        errors,
        row: whole,
    }
}

struct Reading<'a> {
    cells: Cells<'a>,
    checking: Checking<'a>,
}

impl Reading<'_> {
    fn rest(&mut self, on: Date) -> Option<(Identity, ImportedJourney, Option<Code>)> {
        let identity = self.identity(on);
        let area = self.cells.area(self.checking.rules);
        let journey = self.journey(on)?;
        self.check_pathway(&journey);
        Some((identity, journey, area))
    }

    fn code(&mut self, column: Column, list: List, on: Date) -> Option<Code> {
        self.cells.code(column, self.checking.rules, (list, on), None)
    }

    fn identity(&mut self, on: Date) -> Identity {
        Identity {
            name: self.cells.name(Column::Name),
            other_names: self.cells.names(Column::OtherNames),
            birth: self.birth(on),
            gender: self.code(Column::Gender, List::Gender, on),
            ethnicity: self.ethnicity(on),
            address: self.cells.line(Column::Address),
            postcode: self.cells.line(Column::Postcode),
            phones: self.cells.lines(Column::Phone),
            emails: self.cells.lines(Column::Email),
            ..Identity::default()
        }
    }

    fn birth(&mut self, on: Date) -> Birth {
        let date = self.cells.birth_date();
        let age = self.cells.parsed(Column::Age, Expected::Age, age);
        match (date, age) {
            (Some(date), age) => {
                self.check_birth(date, age, on);
                Birth::Born(date)
            }
            (None, Some(years)) => Birth::AgedAbout { years, on },
            (None, None) => Birth::Unknown,
        }
    }

    /// A birth lies before the referral, within a life, and agrees with the age that is given beside it.
    fn check_birth(&mut self, date: PartialDate, age: Option<u8>, on: Date) {
        let oldest = date.earliest().and_then(|earliest| earliest.age_on(on));
        let youngest = date.latest().map_or(0, |latest| latest.age_on(on).unwrap_or(0));
        match (oldest, age) {
            (None, _) => self.cells.wrong(Column::BirthDate, Expected::BirthBeforeReferral),
            _ if youngest > AGE_MAX => self.cells.wrong(Column::BirthDate, Expected::BirthBeforeReferral),
            (Some(oldest), Some(age)) if !(youngest..=oldest).contains(&age) => {
                self.cells.wrong(Column::Age, Expected::AgeOfBirthDate);
            }
            (Some(_), _) => {}
        }
    }

    fn ethnicity(&mut self, on: Date) -> Option<Ethnicity> {
        let code = self.code(Column::Ethnicity, List::Ethnicity, on);
        let stated_by = self.code(Column::EthnicityStatedBy, List::EthnicityStatedBy, on);
        self.beside(Column::Ethnicity, Column::EthnicityStatedBy);
        self.beside(Column::EthnicityStatedBy, Column::Ethnicity);
        Some(Ethnicity {
            code: code?,
            stated_by: stated_by?,
        })
    }

    /// Notes where one column has a value that says nothing without another's.
    fn beside(&mut self, column: Column, other: Column) {
        if self.cells.has(column) && !self.cells.has(other) {
            self.cells.wrong(column, Expected::Beside(other));
        }
    }

    fn journey(&mut self, on: Date) -> Option<ImportedJourney> {
        let sector = self.code(Column::Sector, List::Sector, on);
        let sector = self.cells.required(Column::Sector, sector);
        let under = (List::Subsector, on);
        let subsector = self
            .cells
            .code(Column::Subsector, self.checking.rules, under, sector.as_ref());
        let concern = self.code(Column::Concern, List::Concern, on);
        let force = self.code(Column::Force, List::Force, on);
        let initial_outcome = self.fact(
            Column::InitialOutcome,
            List::InitialOutcome,
            Column::InitialOutcomeOn,
            on,
        );
        let signposted_to = self.code(Column::SignpostedTo, List::SignpostedTo, on);
        let discussed_on = self.cells.day(Column::DiscussedOn);
        let adopted_on = self.cells.day(Column::AdoptedOn);
        let consent = self.fact(Column::Consent, List::Consent, Column::ConsentOn, on);
        let exit = self.fact(Column::Exit, List::Exit, Column::ExitOn, on);
        Some(ImportedJourney {
            received_on: on,
            sector: sector?,
            subsector,
            concern,
            force,
            initial_outcome,
            signposted_to,
            discussed_on,
            adopted_on,
            consent,
            exit,
        })
    }

    /// A code with its day; a day alone says nothing.
    fn fact(&mut self, what: Column, list: List, when: Column, on: Date) -> Option<DatedFact> {
        let code = self.code(what, list, on);
        let day = self.cells.day(when);
        self.beside(when, what);
        code.map(|code| DatedFact { code, on: day })
    }

    /// What the domain refuses, said by column.
    fn check_pathway(&mut self, journey: &ImportedJourney) {
        let column = Column::of_date;
        match import_journey(journey, self.checking.now, self.checking.rules) {
            Ok(_) => {}
            Err(InvalidJourney::OutOfOrder { earlier, later }) => {
                self.cells
                    .wrong(column(later), Expected::NotBefore(column(earlier)));
            }
            Err(InvalidJourney::InTheFuture { which }) => {
                self.cells.wrong(column(which), Expected::NotInTheFuture);
            }
            // Each code was looked up in the list the domain looks in; the day is what both went by.
            Err(InvalidJourney::Code(_)) => {
                self.cells.wrong(column(JourneyDate::Received), Expected::Day);
            }
        }
    }
}

fn age(text: &str) -> Option<u8> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    let years: Option<u8> = text.parse().ok();
    years.filter(|years| plain && *years <= AGE_MAX)
}

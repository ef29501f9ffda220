//! Journeys handled elsewhere in the past: facts, never decisions made here.

use super::CaseEvent;
use crate::duty::coded;
use crate::person::{UnknownCode, check_code};
use crate::rules::{List, RuleSet};
use crate::text::Code;
use crate::{Date, Timestamp};

/// A code with the day it was so, if that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedFact {
    /// What.
    pub code: Code,
    /// When.
    pub on: Option<Date>,
}

/// The state of consent, a code of [`List::Consent`], with its day.
pub type ConsentFact = DatedFact;

/// The facts of a journey handled elsewhere: marked imported, outside the decision rules, never shown as
/// decided here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedJourney {
    /// The day the referral was received there.
    pub received_on: Date,
    /// A code of [`List::Sector`].
    pub sector: Code,
    /// A code of [`List::Subsector`].
    pub subsector: Option<Code>,
    /// A code of [`List::Concern`] as it stood for the year of the referral.
    pub concern: Option<Code>,
    /// A code of [`List::Force`].
    pub force: Option<Code>,
    /// The first assessment, a code of [`List::InitialOutcome`], and its day.
    pub initial_outcome: Option<DatedFact>,
    /// Where the person was signposted, a code of [`List::SignpostedTo`].
    pub signposted_to: Option<Code>,
    /// The day the panel first discussed it.
    pub discussed_on: Option<Date>,
    /// The day it was adopted: the first consent given after a panel's offer.
    pub adopted_on: Option<Date>,
    /// Consent, and its day.
    pub consent: Option<ConsentFact>,
    /// How support ended, a code of [`List::Exit`], and its day.
    pub exit: Option<DatedFact>,
}

/// The dates of a journey, in the order they must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JourneyDate {
    /// Received.
    Received,
    /// First assessment.
    InitialOutcome,
    /// Panel.
    Discussed,
    /// Consent.
    Consent,
    /// Adopted.
    Adopted,
    /// Exit.
    Exit,
}
coded!(JourneyDate {
    Received = "received_on",
    InitialOutcome = "initial_outcome_on",
    Discussed = "discussed_on",
    Consent = "consent_on",
    Adopted = "adopted_on",
    Exit = "exit_on",
});

/// Why a journey's facts cannot be so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidJourney {
    /// One date lies before another that comes first on the pathway.
    #[error("{} lies before {}", later.code(), earlier.code())]
    OutOfOrder {
        /// Comes first on the pathway.
        earlier: JourneyDate,
        /// Comes after, yet has the lower date.
        later: JourneyDate,
    },
    /// A date lies in the future.
    #[error("{} lies in the future", which.code())]
    InTheFuture {
        /// Which.
        which: JourneyDate,
    },
    /// A code is not in its list on the day of the referral.
    #[error(transparent)]
    Code(#[from] UnknownCode),
}

impl ImportedJourney {
    /// The dates that must follow each other, as far as they are known, in the order of the pathway.
    fn pathway(&self) -> Vec<(JourneyDate, Date)> {
        let day = |fact: &Option<DatedFact>| fact.as_ref().and_then(|fact| fact.on);
        let dates = [
            (JourneyDate::Received, Some(self.received_on)),
            (JourneyDate::InitialOutcome, day(&self.initial_outcome)),
            (JourneyDate::Discussed, self.discussed_on),
            (JourneyDate::Adopted, self.adopted_on),
            (JourneyDate::Exit, day(&self.exit)),
        ];
        dates
            .into_iter()
            .filter_map(|(which, date)| date.map(|date| (which, date)))
            .collect()
    }

    /// Consent may be asked again at any time, so only the referral binds its date.
    fn consent(&self) -> Vec<(JourneyDate, Date)> {
        let asked = self.consent.as_ref().and_then(|fact| fact.on);
        asked.map_or_else(Vec::new, |on| {
            vec![
                (JourneyDate::Received, self.received_on),
                (JourneyDate::Consent, on),
            ]
        })
    }

    fn codes(&self) -> [(List, Option<&Code>); 8] {
        [
            (List::Sector, Some(&self.sector)),
            (List::Subsector, self.subsector.as_ref()),
            (List::Concern, self.concern.as_ref()),
            (List::Force, self.force.as_ref()),
            (
                List::InitialOutcome,
                self.initial_outcome.as_ref().map(|fact| &fact.code),
            ),
            (List::SignpostedTo, self.signposted_to.as_ref()),
            (List::Consent, self.consent.as_ref().map(|fact| &fact.code)),
            (List::Exit, self.exit.as_ref().map(|fact| &fact.code)),
        ]
    }
}

/// Takes the facts of a journey handled elsewhere. They need not agree with our decision rules, only with
/// the calendar and the lists of their year.
///
/// # Errors
/// [`InvalidJourney`] naming the date or list.
///
/// Rule: docs/rules.md R-018
pub fn import_journey(
    journey: &ImportedJourney,
    imported_at: Timestamp,
    rules: &RuleSet,
) -> Result<Vec<CaseEvent>, InvalidJourney> {
    let today = imported_at.london_date();
    for (list, code) in journey.codes() {
        check_code(rules, list, code, journey.received_on)?;
    }
    for dates in [journey.pathway(), journey.consent()] {
        check_order(&dates, today)?;
    }
    Ok(vec![CaseEvent::JourneyImported {
        imported_at,
        journey: Box::new(journey.clone()),
    }])
}

fn check_order(dates: &[(JourneyDate, Date)], today: Date) -> Result<(), InvalidJourney> {
    if let Some((which, _)) = dates.iter().find(|(_, date)| *date > today) {
        return Err(InvalidJourney::InTheFuture { which: *which });
    }
    let mut pairs = dates.iter().zip(dates.iter().skip(1));
    match pairs.find(|((_, first), (_, second))| second < first) {
        Some(((earlier, _), (later, _))) => Err(InvalidJourney::OutOfOrder {
            earlier: *earlier,
            later: *later,
        }),
        None => Ok(()),
    }
}

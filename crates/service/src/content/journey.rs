use serde::{Deserialize, Serialize};
use waymark_domain::Date;
use waymark_domain::case::{DatedFact, ImportedJourney};
use waymark_domain::text::Code;

use super::{BadContent, parsed};

const KIND: &str = "journey/1";

/// The facts of an imported journey: codes and dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JourneyContent {
    received_on: String,
    sector: String,
    subsector: Option<String>,
    concern: Option<String>,
    force: Option<String>,
    initial_outcome: Option<Fact>,
    signposted_to: Option<String>,
    discussed_on: Option<String>,
    adopted_on: Option<String>,
    consent: Option<Fact>,
    exit: Option<Fact>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    code: String,
    on: Option<String>,
}

impl From<&DatedFact> for Fact {
    fn from(fact: &DatedFact) -> Self {
        Self {
            code: fact.code.to_string(),
            on: fact.on.map(|on| on.to_string()),
        }
    }
}

impl TryFrom<&Fact> for DatedFact {
    type Error = BadContent;
    fn try_from(fact: &Fact) -> Result<Self, BadContent> {
        Ok(Self {
            code: parsed(&fact.code, KIND)?,
            on: date(fact.on.as_ref())?,
        })
    }
}

fn date(text: Option<&String>) -> Result<Option<Date>, BadContent> {
    text.map(|text| parsed(text, KIND)).transpose()
}

impl From<&ImportedJourney> for JourneyContent {
    fn from(journey: &ImportedJourney) -> Self {
        let code = |code: &Option<Code>| code.as_ref().map(ToString::to_string);
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let fact = |fact: &Option<DatedFact>| fact.as_ref().map(Fact::from);
        Self {
            received_on: journey.received_on.to_string(),
            sector: journey.sector.to_string(),
            subsector: code(&journey.subsector),
            concern: code(&journey.concern),
            force: code(&journey.force),
            initial_outcome: fact(&journey.initial_outcome),
            signposted_to: code(&journey.signposted_to),
            discussed_on: day(journey.discussed_on),
            adopted_on: day(journey.adopted_on),
            consent: fact(&journey.consent),
            exit: fact(&journey.exit),
        }
    }
}

impl TryFrom<&JourneyContent> for ImportedJourney {
    type Error = BadContent;
    fn try_from(content: &JourneyContent) -> Result<Self, BadContent> {
        let code = |raw: &Option<String>| raw.as_ref().map(|raw| parsed(raw, KIND)).transpose();
        let fact = |raw: &Option<Fact>| raw.as_ref().map(DatedFact::try_from).transpose();
        Ok(Self {
            received_on: parsed(&content.received_on, KIND)?,
            sector: parsed(&content.sector, KIND)?,
            subsector: code(&content.subsector)?,
            concern: code(&content.concern)?,
            force: code(&content.force)?,
            initial_outcome: fact(&content.initial_outcome)?,
            signposted_to: code(&content.signposted_to)?,
            discussed_on: date(content.discussed_on.as_ref())?,
            adopted_on: date(content.adopted_on.as_ref())?,
            consent: fact(&content.consent)?,
            exit: fact(&content.exit)?,
        })
    }
}

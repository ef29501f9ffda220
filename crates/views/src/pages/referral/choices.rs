//! The answers to choose from.

use serde::Serialize;
use waymark_domain::referral::{Aware, Danger, Wish};
use waymark_domain::rules::{Area, Entry, List};

use super::Setting;
use super::answers::Answers;
use super::field::Choice;
use crate::Message;

/// What a page says where the words are either ours or the rule set's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Words {
    /// A message.
    Said(Message),
    /// The rule set's own label, in both languages.
    Label {
        /// English.
        en: String,
        /// Cymraeg, or English where none is known.
        cy: String,
    },
}

impl Words {
    pub(super) fn id(id: String) -> Self {
        Self::Said(Message::new(id))
    }

    pub(super) fn label(en: &str, cy: Option<&str>) -> Self {
        Self::Label {
            en: en.to_owned(),
            cy: cy.unwrap_or(en).to_owned(),
        }
    }
}

/// One answer to choose.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub(super) struct Offered {
    pub(super) value: String,
    pub(super) label: Words,
    pub(super) hint: Option<Words>,
    /// Whether it stands apart from the others, after an "or".
    pub(super) apart: bool,
}

/// The value of "I do not know" among areas.
pub(super) const UNKNOWN: &str = "not_known";

/// The sector of a referrer who is close to the person: nobody's place of work.
pub(super) const FRIENDS_AND_FAMILY: &str = "friends_family";

/// The answers to choose from, in order.
pub(super) fn choices<'a>(
    choice: Choice,
    answers: &Answers,
    setting: Setting<'a>,
) -> Box<dyn Iterator<Item = Offered> + 'a> {
    let list = |list| Box::new(setting.rules.entries(list, setting.today).map(entry));
    match choice {
        Choice::Sector => Box::new(
            setting
                .rules
                .entries(List::Sector, setting.today)
                .filter(|sector| sector.code.as_str() != FRIENDS_AND_FAMILY)
                .map(entry),
        ),
        Choice::Gender => list(List::Gender),
        Choice::Relationship => list(List::Relationship),
        Choice::Subsector => {
            let sector = answers.get("sector").to_owned();
            Box::new(setting.subsectors(&sector).map(entry))
        }
        Choice::Area => Box::new(
            setting
                .rules
                .areas()
                .iter()
                .map(area)
                .chain([apart("area", UNKNOWN)]),
        ),
        Choice::Danger => Box::new(Danger::ALL.iter().map(|danger| match danger {
            Danger::Now | Danger::Travelling | Danger::No => said("danger", danger.code()),
            Danger::NotKnown => apart("danger", danger.code()),
        })),
        Choice::Aware => Box::new(Aware::ALL.iter().map(|aware| match aware {
            Aware::Told | Aware::NotTold => said("aware", aware.code()),
            Aware::NotKnown => apart("aware", aware.code()),
        })),
        Choice::Wish => Box::new(Wish::ALL.iter().map(|wish| match wish {
            Wish::Yes | Wish::No => said("wish", wish.code()),
            Wish::NotSaid => apart("wish", wish.code()),
        })),
        Choice::YesNo => Box::new(["yes", "no"].into_iter().map(|code| said("wish", code))),
    }
}

fn said(of: &str, code: &str) -> Offered {
    Offered {
        value: code.to_owned(),
        label: Words::id(format!("refer-{of}-{}", code.replace('_', "-"))),
        hint: None,
        apart: false,
    }
}

fn apart(of: &str, code: &str) -> Offered {
    Offered {
        apart: true,
        ..said(of, code)
    }
}

fn entry(entry: &Entry) -> Offered {
    Offered {
        value: entry.code.as_str().to_owned(),
        label: Words::label(&entry.label, entry.label_cy.as_deref()),
        hint: None,
        apart: false,
    }
}

fn area(area: &Area) -> Offered {
    Offered {
        value: area.code.as_str().to_owned(),
        label: Words::label(&area.name, area.name_cy.as_deref()),
        hint: Some(Words::label(&area.read_times, area.read_times_cy.as_deref())),
        apart: false,
    }
}

//! When referrals are read in an area.

use serde::Serialize;
use waymark_domain::rules::{Area, RuleSet};

use super::choices::Words;

/// When referrals are read in one area, and its own telephone number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Reading {
    area: Option<Words>,
    times: Option<Words>,
    telephone: Option<String>,
}

impl Reading {
    /// Of the area with this code; of none when nobody could say.
    pub(super) fn of(code: &str, rules: &RuleSet) -> Self {
        rules.area(code).map_or(
            Self {
                area: None,
                times: None,
                telephone: None,
            },
            Self::of_area,
        )
    }

    /// Of every area.
    pub(super) fn all(rules: &RuleSet) -> Vec<Self> {
        rules.areas().iter().map(Self::of_area).collect()
    }

    fn of_area(area: &Area) -> Self {
        Self {
            area: Some(Words::label(&area.name, area.name_cy.as_deref())),
            times: Some(Words::label(&area.read_times, area.read_times_cy.as_deref())),
            telephone: area.telephone.clone(),
        }
    }
}

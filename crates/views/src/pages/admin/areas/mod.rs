//! The areas, and one of them: who reads there, when, and whose people may own a case.

use std::collections::BTreeSet;

use serde::Serialize;
use waymark_domain::case::{OwnerKind, StageName};
use waymark_domain::rules::{Area, RuleSet};

use super::{AdminPlace, silent_debug};
use crate::{Message, Page};

/// The stages at which somebody owns a case, as far as cases go today.
pub const OWNED: [StageName; 3] = [
    StageName::GatewayAssessment,
    StageName::InformationGathering,
    StageName::PoliceLedPartnership,
];

/// An area in the list.
#[derive(Clone, Serialize)]
struct AreaLine {
    href: String,
    name: String,
    mailbox: String,
}

/// The list.
#[derive(Clone, Serialize)]
pub struct AreasPage {
    areas: Vec<AreaLine>,
    back: &'static str,
}

impl AreasPage {
    /// The page with the areas of a rule set.
    #[must_use]
    pub fn new(rules: &RuleSet) -> Self {
        let line = |area: &Area| AreaLine {
            href: AdminPlace::Area.of(&area.code),
            name: area.name.clone(),
            mailbox: area.desk_mailbox.clone(),
        };
        Self {
            areas: rules.areas().iter().map(line).collect(),
            back: AdminPlace::Home.route(),
        }
    }
}

impl Page for AreasPage {
    const TEMPLATE: &'static str = "pages/admin/areas/page.html";

    fn title(&self) -> Message {
        Message::new("areas-title")
    }
}

/// One area.
#[derive(Clone, Serialize)]
pub struct AreaPage {
    name: String,
    name_cy: Option<String>,
    code: String,
    force: String,
    controller: String,
    mailbox: String,
    read_times: String,
    read_times_cy: Option<String>,
    telephone: Option<String>,
    again: u16,
    owners: Vec<StageOwners>,
    change: String,
    back: &'static str,
}

#[derive(Clone, Serialize)]
struct StageOwners {
    stage: Message,
    who: Message,
}

silent_debug!(AreaLine, AreasPage, AreaPage);

impl AreaPage {
    /// The page of an area of a rule set.
    #[must_use]
    pub fn new(area: &Area, rules: &RuleSet) -> Self {
        let owners = |stage: StageName| StageOwners {
            stage: Message::coded("stage-", stage.code()),
            who: Message::coded("area-owners-", owners_code(area, rules, stage)),
        };
        Self {
            name: area.name.clone(),
            name_cy: area.name_cy.clone(),
            code: area.code.to_string(),
            force: area.force.to_string(),
            controller: area.controller.to_string(),
            mailbox: area.desk_mailbox.clone(),
            read_times: area.read_times.clone(),
            read_times_cy: area.read_times_cy.clone(),
            telephone: area.telephone.clone(),
            again: area.alert_again_minutes,
            owners: OWNED.map(owners).into(),
            change: AdminPlace::ChangeArea.of(&area.code),
            back: AdminPlace::Areas.route(),
        }
    }
}

/// The answer that says whose people may own a case of the area at a stage.
pub(super) fn owners_code(area: &Area, rules: &RuleSet, stage: StageName) -> &'static str {
    let may = |kind: &OwnerKind| rules.may_own(area.code.as_str(), stage, *kind);
    kinds_code(&OwnerKind::ALL.iter().copied().filter(may).collect())
}

/// The answer that means these.
pub(super) fn kinds_code(kinds: &BTreeSet<OwnerKind>) -> &'static str {
    let has = |kind| kinds.contains(&kind);
    match (has(OwnerKind::Police), has(OwnerKind::LocalAuthority)) {
        (true, true) => "both",
        (true, false) => "police",
        (false, true) => "local_authority",
        (false, false) => "nobody",
    }
}

impl Page for AreaPage {
    const TEMPLATE: &'static str = "pages/admin/areas/one.html";

    fn title(&self) -> Message {
        Message::new("area-title")
    }
}

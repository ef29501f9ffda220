//! What a list may show: the same as [`verdict`](crate::verdict) says of each case, as sets that storage can
//! turn into a condition. A property test holds the two to the same answer.

use std::collections::BTreeSet;
use std::sync::Arc;

use waymark_domain::MemberId;
use waymark_domain::case::{Role, StageName};
use waymark_domain::text::Code;

use crate::Action;
use crate::actor::{Actor, HeldRole, Member};
use crate::facts::{CaseRelation, Resource};
use crate::verdict::{Verdict, verdict};

/// Areas: all of them, or these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Areas {
    /// All.
    All,
    /// These.
    These(BTreeSet<Code>),
}

impl Areas {
    /// Whether an area is among them.
    pub fn has(&self, area: &Code) -> bool {
        match self {
            Self::All => true,
            Self::These(areas) => areas.contains(area),
        }
    }
}

/// Which cases a member's lists show. A case is shown when any of the relations holds, none of its people is
/// known to the member, and it is not restricted from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Whose lists.
    pub member: MemberId,
    /// Areas in which they see the cases they own, and those they restricted.
    pub working: Areas,
    /// Areas of which they see every case, restricted ones too.
    pub whole: Areas,
    /// Areas of which they see the cases at `desk_stages` that are not restricted.
    pub desk: BTreeSet<Code>,
    /// The stages a desk works on.
    pub desk_stages: [StageName; 2],
    /// Whether emergency access counts, for cases that are not restricted.
    pub emergency: bool,
}

/// The scope of a member's lists.
///
/// Rule: docs/rules.md R-041
pub fn scope(member: &Member) -> Scope {
    let officers = [
        Role::GatewayOfficer,
        Role::CaseOfficer,
        Role::ChannelCoordinator,
        Role::Supervisor,
    ];
    let breaks_glass = [Role::GatewayOfficer, Role::CaseOfficer, Role::Supervisor];
    let gateway = member.areas_of(&[Role::GatewayOfficer]);
    Scope {
        member: member.id,
        working: member.areas_of(&officers),
        whole: member.areas_of(&[Role::Supervisor]),
        desk: member
            .on_duty
            .iter()
            .filter(|area| gateway.has(area))
            .cloned()
            .collect(),
        desk_stages: [StageName::Received, StageName::GatewayAssessment],
        emergency: member.roles.iter().any(|held| breaks_glass.contains(&held.role)),
    }
}

/// Where policy lets a member do something that is about no one case: the areas of the roles that allow it.
pub fn areas_for(member: &Member, action: Action) -> Areas {
    let allows = |held: &&HeldRole| {
        let alone = Member {
            roles: vec![(*held).clone()],
            ..member.clone()
        };
        let said = verdict(&Actor::Member(Arc::new(alone)), action, Resource::Office);
        matches!(said, Verdict::Allow(_))
    };
    let areas: Option<BTreeSet<Code>> = member
        .roles
        .iter()
        .filter(allows)
        .map(|held| held.area.clone())
        .collect();
    areas.map_or(Areas::All, Areas::These)
}

impl Scope {
    /// Whether a list shows this case.
    pub fn admits(&self, case: &CaseRelation) -> bool {
        let me = Some(self.member);
        let whole = self.whole.has(&case.area);
        let working = self.working.has(&case.area);
        let restricted_it = case.restricted && case.restricted_by == me;
        let related = whole
            || (working && (case.owner == me || restricted_it))
            || (self.desk.contains(&case.area) && self.desk_stages.contains(&case.stage))
            || (self.emergency && case.emergency);
        let restricted_from_them = case.restricted && !whole && case.owner != me && !restricted_it;
        related && !restricted_from_them && !case.connected
    }
}

//! Who works in the demo, as `people.toml` says, and who of them does a piece of work.

use std::collections::BTreeSet;
use std::str::FromStr;
use std::sync::Arc;

use serde::Deserialize;
use waymark_domain::case::Role;
use waymark_domain::office::OrganisationKind;
use waymark_domain::text::Code;
use waymark_policy::{Actor, HeldRole, Member};
use waymark_service::office::Placement;
use waymark_service::{Ctx, House};

use super::seed::broken;
use super::told::{Damaged, code, coded};
use crate::failure::Failure;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct People {
    member: Vec<Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    name: String,
    sign_in: String,
    organisation: String,
    kind: String,
    roles: Vec<String>,
    #[serde(default)]
    on_duty: Vec<String>,
}

/// Everybody who works in the demo.
pub(super) struct Colleagues(Vec<Member>);

impl Colleagues {
    /// Places everybody: from the context's instant on they hold their roles and are on duty.
    pub(super) async fn place(house: &House, ctx: &Ctx) -> Result<Self, Failure> {
        let people = placements().map_err(broken)?;
        let mut members = Vec::with_capacity(people.len());
        for placement in people {
            let id = house.office().place(ctx, &placement).await.map_err(broken)?;
            members.push(Member {
                id,
                roles: placement.roles,
                on_duty: placement.on_duty.into_iter().collect(),
                // As somebody is who enters a code for each step that asks for one.
                stepped_up: true,
            });
        }
        Ok(Self(members))
    }

    /// Whoever of those with a role in an area has their turn; for a gateway officer, of those on duty there.
    pub(super) fn of(&self, role: Role, area: &Code, turn: usize) -> Result<&Member, Damaged> {
        let holds = |member: &&Member| {
            let here = |held: &HeldRole| held.role == role && held.area.as_ref().is_none_or(|of| of == area);
            member.roles.iter().any(here)
        };
        let on_duty = |member: &&Member| role != Role::GatewayOfficer || member.on_duty.contains(area);
        let able: Vec<&Member> = self.0.iter().filter(holds).filter(on_duty).collect();
        let chosen = turn.checked_rem(able.len()).and_then(|turn| able.get(turn));
        chosen
            .copied()
            .ok_or_else(|| Damaged(format!("{} of {area}", role.code())))
    }

    /// A case officer of another area than this one.
    pub(super) fn of_elsewhere(&self, area: &Code) -> Result<&Member, Damaged> {
        let elsewhere = |member: &&Member| {
            let areas: BTreeSet<&Code> = member
                .roles
                .iter()
                .filter_map(|held| held.area.as_ref())
                .collect();
            let officer = |held: &HeldRole| held.role == Role::CaseOfficer;
            member.roles.iter().any(officer) && !areas.contains(area)
        };
        let found = self.0.iter().find(elsewhere);
        found.ok_or_else(|| Damaged(format!("a case officer from outside {area}")))
    }

    /// Whoever writes down what callers tell.
    pub(super) fn advice_line(&self) -> Result<Actor, Damaged> {
        let takes_calls = |held: &HeldRole| held.role == Role::IntakeOfficer;
        let found = self.0.iter().find(|member| member.roles.iter().any(takes_calls));
        found
            .map(|member| Actor::Member(Arc::new(member.clone())))
            .ok_or_else(|| Damaged("the advice line".to_owned()))
    }
}

fn placements() -> Result<Vec<Placement>, Damaged> {
    let people: People =
        toml::from_str(include_str!("people.toml")).map_err(|error| Damaged(error.to_string()))?;
    people.member.iter().map(Person::placement).collect()
}

impl Person {
    fn placement(&self) -> Result<Placement, Damaged> {
        Ok(Placement {
            sign_in_name: named(&self.sign_in)?,
            display_name: named(&self.name)?,
            organisation: named(&self.organisation)?,
            kind: coded(&self.kind, OrganisationKind::from_code)?,
            roles: self
                .roles
                .iter()
                .map(|text| held(text))
                .collect::<Result<_, _>>()?,
            on_duty: self
                .on_duty
                .iter()
                .map(|area| code(area))
                .collect::<Result<_, _>>()?,
        })
    }
}

/// A role and, after a space, its area.
fn held(text: &str) -> Result<HeldRole, Damaged> {
    let (role, area) = text
        .split_once(' ')
        .map_or((text, None), |(role, area)| (role, Some(area)));
    Ok(HeldRole {
        role: coded(role, Role::from_code)?,
        area: area.map(code).transpose()?,
    })
}

fn named<T: FromStr>(text: &str) -> Result<T, Damaged> {
    text.parse().map_err(|_| Damaged(text.to_owned()))
}

//! Samples of the members.

use waymark_domain::MemberId;
use waymark_domain::case::Role;

use super::{MemberLine, MemberPage, MembersPage, RoleLine, Standing};
use crate::gallery::HOSTILE;
use crate::pages::case::samples::{at, day};
use crate::pages::desk_rows::samples::ID;

pub(in crate::pages::admin) fn member() -> MemberId {
    ID.parse().expect("a well-formed id")
}

fn held(role: Role, area: &str) -> RoleLine {
    RoleLine::held(role, Some(area.to_owned()), day("2026-04-01"))
}

fn line(name: &str, standing: Standing, roles: Vec<RoleLine>) -> MemberLine {
    MemberLine::new(member(), name, "Wyrdale Constabulary", standing, roles)
}

fn all_roles() -> Vec<RoleLine> {
    let held = Role::ALL.iter().map(|role| held(*role, "Wyrdale"));
    held.chain([
        RoleLine::held(Role::Administrator, None, day("2026-04-01")).ending("Rowan Teal"),
        RoleLine::proposed(Role::Supervisor, Some("Brackmoor".to_owned()), "Rowan Teal"),
    ])
    .collect()
}

/// Nobody, some, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, MembersPage)> {
    vec![
        ("empty", MembersPage::new(Vec::new())),
        (
            "full",
            MembersPage::new(vec![
                line(
                    "Bryn Calder",
                    Standing::Active,
                    vec![
                        held(Role::GatewayOfficer, "Wyrdale"),
                        RoleLine::proposed(Role::Supervisor, Some("Brackmoor".to_owned()), "Rowan Teal"),
                    ],
                ),
                line("Imogen Sarsby", Standing::Invited, Vec::new()),
                line(
                    "Rowan Teal",
                    Standing::Disabled,
                    vec![RoleLine::held(Role::Administrator, None, day("2026-04-01"))],
                ),
            ]),
        ),
        (
            "hostile",
            MembersPage::new(vec![line(
                HOSTILE,
                Standing::Active,
                vec![held(Role::Auditor, HOSTILE)],
            )]),
        ),
    ]
}

/// One of them: invited, with every role, disabled, hostile.
#[must_use]
pub fn one() -> Vec<(&'static str, MemberPage)> {
    let mailbox = "bryn.calder@wyrdale.example";
    let page = |line| MemberPage::new(line, mailbox, Some(at("2026-11-25T08:01:00Z")));
    vec![
        (
            "empty",
            MemberPage::new(
                line("Imogen Sarsby", Standing::Invited, Vec::new()),
                mailbox,
                None,
            ),
        ),
        (
            "longest",
            page(line("Bryn Calder", Standing::Active, all_roles())),
        ),
        (
            "disabled",
            page(line("Rowan Teal", Standing::Disabled, Vec::new())),
        ),
        (
            "hostile",
            MemberPage::new(
                line(
                    HOSTILE,
                    Standing::Active,
                    vec![held(Role::Auditor, HOSTILE).ending(HOSTILE)],
                ),
                HOSTILE,
                None,
            ),
        ),
    ]
}

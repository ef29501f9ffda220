//! Everybody who can sign in, and one of them.

use serde::Serialize;
use waymark_domain::case::Role;
use waymark_domain::{Date, MemberId, Timestamp};

use super::{AdminPlace, silent_debug};
use crate::{Message, Page, role_words};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// Whether somebody can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Invited, and not enrolled yet.
    Invited,
    /// Enrolled.
    Active,
    /// Stopped.
    Disabled,
}

impl Standing {
    fn words(self) -> Message {
        Message::new(match self {
            Self::Invited => "members-invited",
            Self::Active => "members-active",
            Self::Disabled => "members-disabled",
        })
    }
}

/// A role that somebody holds, or is about to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoleLine {
    role: Message,
    area: Option<String>,
    since: Option<String>,
    waits: Option<Message>,
}

impl RoleLine {
    /// A role held in an area since a day; no area means everywhere.
    #[must_use]
    pub fn held(role: Role, area: Option<String>, since: Date) -> Self {
        Self {
            role: role_words(role),
            area,
            since: Some(since.words()),
            waits: None,
        }
    }

    /// A role that somebody proposed to give; a second person has to agree.
    #[must_use]
    pub fn proposed(role: Role, area: Option<String>, by: impl Into<String>) -> Self {
        Self {
            role: role_words(role),
            area,
            since: None,
            waits: Some(Message::new("members-role-proposed").with("by", by.into())),
        }
    }

    /// The same; somebody proposed to end it, and a second person has to agree.
    #[must_use]
    pub fn ending(mut self, by: impl Into<String>) -> Self {
        self.waits = Some(Message::new("members-role-ending").with("by", by.into()));
        self
    }
}

/// Somebody in the list.
#[derive(Clone, Serialize)]
pub struct MemberLine {
    #[serde(skip)]
    member: MemberId,
    #[serde(skip)]
    stands: Standing,
    href: String,
    name: String,
    organisation: String,
    standing: Message,
    roles: Vec<RoleLine>,
}

impl MemberLine {
    /// Somebody of an organisation with these roles.
    #[must_use]
    pub fn new(
        member: MemberId,
        name: impl Into<String>,
        organisation: impl Into<String>,
        standing: Standing,
        roles: Vec<RoleLine>,
    ) -> Self {
        Self {
            member,
            stands: standing,
            href: AdminPlace::Member.of(member),
            name: name.into(),
            organisation: organisation.into(),
            standing: standing.words(),
            roles,
        }
    }
}

/// The list.
#[derive(Clone, Serialize)]
pub struct MembersPage {
    members: Vec<MemberLine>,
    invite: &'static str,
    back: &'static str,
}

impl MembersPage {
    /// The page with everybody, in the order of their names.
    #[must_use]
    pub const fn new(members: Vec<MemberLine>) -> Self {
        Self {
            members,
            invite: AdminPlace::Invite.route(),
            back: AdminPlace::Home.route(),
        }
    }
}

impl Page for MembersPage {
    const TEMPLATE: &'static str = "pages/admin/members/page.html";

    fn title(&self) -> Message {
        Message::new("members-title")
    }
}

/// One of them.
#[derive(Clone, Serialize)]
pub struct MemberPage {
    line: MemberLine,
    mailbox: String,
    signed_in: Option<String>,
    ways: Ways,
}

/// What can be done about somebody.
#[derive(Clone, Serialize)]
struct Ways {
    give: Option<String>,
    end: Option<String>,
    disable: Option<String>,
    enable: Option<String>,
    code: Option<String>,
    back: &'static str,
    proposals: &'static str,
}

silent_debug!(MemberLine, MembersPage, MemberPage);

impl MemberPage {
    /// The page of somebody with that mailbox, who last signed in at an instant.
    #[must_use]
    pub fn new(line: MemberLine, mailbox: impl Into<String>, signed_in: Option<Timestamp>) -> Self {
        let member = line.member;
        let when = |possible: bool, place: AdminPlace| possible.then(|| place.of(member));
        let disabled = line.stands == Standing::Disabled;
        let ways = Ways {
            give: when(!disabled, AdminPlace::GiveRole),
            end: when(
                line.roles.iter().any(|role| role.since.is_some()),
                AdminPlace::EndRole,
            ),
            disable: when(!disabled, AdminPlace::DisableMember),
            enable: when(disabled, AdminPlace::EnableMember),
            code: when(!disabled, AdminPlace::RenewInvitation),
            back: AdminPlace::Members.route(),
            proposals: AdminPlace::Proposals.route(),
        };
        Self {
            line,
            mailbox: mailbox.into(),
            signed_in: signed_in.map(Timestamp::london_words),
            ways,
        }
    }
}

impl Page for MemberPage {
    const TEMPLATE: &'static str = "pages/admin/members/one.html";

    fn title(&self) -> Message {
        Message::new("member-title")
    }
}

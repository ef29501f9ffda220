//! What surrounds every page: language switch, banners, contact, exit.

use serde::Serialize;
use waymark_domain::case::Role;

use crate::{Hidden, Message, paths};

/// What the layout needs to know about a request and the installation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chrome {
    /// Which of the two sites the page belongs to.
    pub site: Site,
    /// The path asked for, without the language ([`crate::Lang::split`]) and without a query.
    pub path: String,
    /// Whether Welsh is offered, and how.
    pub welsh: Welsh,
    /// What the installation is for.
    pub purpose: Purpose,
    /// Who runs it.
    pub operator: Operator,
    /// Whether the way to leave the page quickly shows: on every public page unless there is a reason.
    pub quick_exit: bool,
    /// Warnings for whoever runs the installation; shown on the staff site only.
    pub warnings: Vec<Message>,
    /// What an administrator tells everybody at work, on every page of the staff site.
    pub notice: Option<String>,
    /// Who is signed in to the staff site; nobody on the public site.
    pub signed_in: Option<SignedInAs>,
}

/// Who is signed in, as every page tells them.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct SignedInAs {
    name: String,
    roles: Vec<Message>,
    duty: Option<String>,
    navigation: Vec<NavItem>,
    csrf: Hidden,
}

/// Shows nothing: a name and a key.
impl std::fmt::Debug for SignedInAs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignedInAs(..)")
    }
}

/// A line of the primary navigation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NavItem {
    text: Message,
    href: &'static str,
    current: bool,
}

/// A part of the staff site that the primary navigation leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What the person has to do.
    MyWork,
    /// What waits at the gateway.
    Queue,
    /// The supervisor's view.
    Team,
    /// Find a case or a person.
    Find,
    /// Calls for advice.
    Enquiries,
    /// Users, areas, lists and rules.
    Administration,
}

impl Section {
    /// All of them, in the order of the navigation.
    pub const ALL: [Self; 6] = [
        Self::MyWork,
        Self::Queue,
        Self::Team,
        Self::Find,
        Self::Enquiries,
        Self::Administration,
    ];

    /// Where it begins.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::MyWork => paths::HOME,
            Self::Queue => paths::QUEUE,
            Self::Team => paths::TEAM,
            Self::Find => paths::FIND,
            Self::Enquiries => paths::ENQUIRIES,
            Self::Administration => paths::ADMINISTRATION,
        }
    }

    /// The line of the navigation that leads there; `current` when the page lies within it.
    #[must_use]
    pub fn item(self, current: bool) -> NavItem {
        NavItem {
            text: Message::new(match self {
                Self::MyWork => "nav-my-work",
                Self::Queue => "nav-queue",
                Self::Team => "nav-team",
                Self::Find => "nav-find",
                Self::Enquiries => "nav-enquiries",
                Self::Administration => "nav-administration",
            }),
            href: self.path(),
            current,
        }
    }
}

impl SignedInAs {
    /// Somebody with these roles; `csrf` protects the form that signs out.
    #[must_use]
    pub fn new(name: impl Into<String>, roles: &[Role], csrf: Hidden) -> Self {
        Self {
            name: name.into(),
            roles: roles.iter().copied().map(role_words).collect(),
            duty: None,
            navigation: Vec::new(),
            csrf,
        }
    }

    /// The same, on duty for these areas, named in words.
    #[must_use]
    pub fn on_duty_for(mut self, areas: impl Into<String>) -> Self {
        self.duty = Some(areas.into());
        self
    }

    /// The same, with the parts of the site that are open to them; the page lies within `current`.
    #[must_use]
    pub fn with_navigation(mut self, sections: &[Section], current: Option<Section>) -> Self {
        self.navigation = sections
            .iter()
            .map(|section| section.item(current == Some(*section)))
            .collect();
        self
    }
}

/// A role in words.
#[must_use]
pub fn role_words(role: Role) -> Message {
    Message::coded("role-", role.code())
}

/// One of the two sites, each on a listener of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Site {
    /// For anyone.
    Public,
    /// For people who work with cases.
    Staff,
}

/// Whether the public site is offered in Welsh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Welsh {
    /// No: nobody is named as having reviewed the translation.
    Off,
    /// Yes, under a banner saying that nobody has reviewed it.
    Unreviewed,
    /// Yes.
    Reviewed,
}

/// What an installation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Real referrals.
    Live,
    /// Trying it out; everything in it is invented.
    Demo,
    /// Training staff; everything in it is invented.
    Training,
}

/// Who runs the installation, as the privacy notice and the accessibility statement name them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Operator {
    /// The organisation's name.
    pub name: String,
    /// The mailbox for questions about the site and for the data protection officer.
    pub email: String,
}

impl Chrome {
    /// The public site of `operator` at `path`: live, without Welsh, with the quick exit.
    #[must_use]
    pub fn public(path: impl Into<String>, operator: Operator) -> Self {
        Self {
            site: Site::Public,
            path: path.into(),
            welsh: Welsh::Off,
            purpose: Purpose::Live,
            operator,
            quick_exit: true,
            warnings: Vec::new(),
            notice: None,
            signed_in: None,
        }
    }

    /// The staff site of `operator` at `path`: live, in English, without the quick exit.
    #[must_use]
    pub fn staff(path: impl Into<String>, operator: Operator) -> Self {
        Self {
            site: Site::Staff,
            quick_exit: false,
            ..Self::public(path, operator)
        }
    }
}

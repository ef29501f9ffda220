//! What surrounds every page: language switch, banners, contact, exit.

use serde::Serialize;

use crate::Message;

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

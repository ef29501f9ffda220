//! Changes that wait for a second person.

use serde::Serialize;
use waymark_domain::case::Role;
use waymark_domain::rules::List;
use waymark_domain::text::Code;
use waymark_domain::{ProposalId, Timestamp};

use super::rules::{list_words, number_words};
use super::{AdminPlace, silent_debug};
use crate::{Message, Page, role_words};

/// What is proposed, of whom or what, to be said in one line.
#[derive(Clone, PartialEq, Eq)]
pub enum ProposedWhat {
    /// A number of the rule set, by its code.
    Number(String),
    /// A code of a list.
    Entry(List, Code),
    /// An area, by its name.
    Area(String),
    /// A role for somebody, perhaps in one area.
    Role(Role, Option<String>, String),
    /// The end of a role of somebody.
    RoleEnd(Role, Option<String>, String),
    /// That somebody may sign in again.
    Enable(String),
    /// A new one-time code for somebody.
    Code(String),
    /// The notice to everybody at work.
    Notice,
}

impl ProposedWhat {
    /// In the words that `text` makes of a message.
    pub fn words(self, text: impl Fn(&Message) -> String) -> String {
        let held = |role: Role, area: Option<String>| {
            let role = text(&role_words(role));
            match area {
                Some(area) => text(
                    &Message::new("proposal-role-in")
                        .with("role", role)
                        .with("area", area),
                ),
                None => role,
            }
        };
        let message = match self {
            Self::Number(code) => {
                Message::new("proposal-what-number").with("what", text(&number_words(&code)))
            }
            Self::Entry(list, code) => Message::new("proposal-what-code")
                .with("code", code.to_string())
                .with("list", text(&list_words(list))),
            Self::Area(name) => Message::new("proposal-what-area").with("name", name),
            Self::Role(role, area, name) => Message::new("proposal-what-role")
                .with("role", held(role, area))
                .with("name", name),
            Self::RoleEnd(role, area, name) => Message::new("proposal-what-role-end")
                .with("role", held(role, area))
                .with("name", name),
            Self::Enable(name) => Message::new("proposal-what-enable").with("name", name),
            Self::Code(name) => Message::new("proposal-what-code-again").with("name", name),
            Self::Notice => Message::new("proposal-what-notice"),
        };
        text(&message)
    }
}

/// A proposal in the list.
#[derive(Clone, Serialize)]
pub struct ProposalLine {
    href: String,
    what: String,
    by: String,
    at: String,
    own: bool,
}

impl ProposalLine {
    /// What somebody proposed, in words.
    #[must_use]
    pub fn new(proposal: ProposalId, what: impl Into<String>, by: impl Into<String>, at: Timestamp) -> Self {
        Self {
            href: AdminPlace::Proposal.of(proposal),
            what: what.into(),
            by: by.into(),
            at: at.london_words(),
            own: false,
        }
    }

    /// The same, proposed by the reader, who cannot agree to it.
    #[must_use]
    pub fn own(mut self) -> Self {
        self.own = true;
        self
    }
}

/// The list.
#[derive(Clone, Serialize)]
pub struct ProposalsPage {
    proposals: Vec<ProposalLine>,
    back: &'static str,
}

silent_debug!(ProposedWhat, ProposalLine, ProposalsPage);

impl ProposalsPage {
    /// The page with what waits, oldest first.
    #[must_use]
    pub const fn new(proposals: Vec<ProposalLine>) -> Self {
        Self {
            proposals,
            back: AdminPlace::Home.route(),
        }
    }
}

impl Page for ProposalsPage {
    const TEMPLATE: &'static str = "pages/admin/proposals/page.html";

    fn title(&self) -> Message {
        Message::new("proposals-title")
    }
}

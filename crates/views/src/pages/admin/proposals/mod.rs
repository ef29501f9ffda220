//! Changes that wait for a second person.

use serde::Serialize;
use waymark_domain::{ProposalId, Timestamp};

use super::{AdminPlace, silent_debug};
use crate::{Message, Page};

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

silent_debug!(ProposalLine, ProposalsPage);

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

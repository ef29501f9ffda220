//! The versions of the rule set so far, and who made each.

use serde::Serialize;
use waymark_domain::Date;

use super::{AdminPlace, silent_debug};
use crate::{Message, Page};

/// One version.
#[derive(Clone, Serialize)]
pub struct Version {
    from: String,
    note: String,
    proposed_by: Option<String>,
    agreed_by: Option<String>,
    in_force: bool,
    proposal: Option<String>,
}

impl Version {
    /// A version in force from a day, and what it is.
    #[must_use]
    pub fn new(from: Date, note: impl Into<String>) -> Self {
        Self {
            from: from.words(),
            note: note.into(),
            proposed_by: None,
            agreed_by: None,
            in_force: false,
            proposal: None,
        }
    }

    /// The same, proposed by somebody and agreed to by another, with the proposal of that id.
    #[must_use]
    pub fn made_by(
        mut self,
        proposed: impl Into<String>,
        agreed: impl Into<String>,
        proposal: impl std::fmt::Display,
    ) -> Self {
        self.proposed_by = Some(proposed.into());
        self.agreed_by = Some(agreed.into());
        self.proposal = Some(AdminPlace::Proposal.of(proposal));
        self
    }

    /// The same, in force today.
    #[must_use]
    pub fn in_force(mut self) -> Self {
        self.in_force = true;
        self
    }
}

/// The page.
#[derive(Clone, Serialize)]
pub struct HistoryPage {
    versions: Vec<Version>,
    back: &'static str,
}

silent_debug!(Version, HistoryPage);

impl HistoryPage {
    /// The page with every version, newest first.
    #[must_use]
    pub const fn new(versions: Vec<Version>) -> Self {
        Self {
            versions,
            back: AdminPlace::Rules.route(),
        }
    }
}

impl Page for HistoryPage {
    const TEMPLATE: &'static str = "pages/admin/history/page.html";

    fn title(&self) -> Message {
        Message::new("history-title")
    }
}

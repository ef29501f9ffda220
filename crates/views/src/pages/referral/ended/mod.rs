//! A draft is gone: it expired, or was deleted on request.

use serde::Serialize;

use crate::{Message, Page};

/// A draft is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum EndedPage {
    /// Nothing was saved for so long that it was deleted, or the browser holds no key to it.
    Expired,
    /// It was deleted on request.
    Deleted,
}

impl EndedPage {
    /// Where the page stands.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Expired => "/refer/expired",
            Self::Deleted => "/refer/deleted",
        }
    }
}

impl Page for EndedPage {
    const TEMPLATE: &'static str = "pages/referral/ended/page.html";

    fn title(&self) -> Message {
        Message::new(match self {
            Self::Expired => "refer-expired-title",
            Self::Deleted => "refer-deleted-title",
        })
    }
}

/// Samples of the page.
#[cfg(any(test, feature = "samples"))]
#[must_use]
pub fn samples() -> Vec<(&'static str, EndedPage)> {
    vec![("expired", EndedPage::Expired), ("deleted", EndedPage::Deleted)]
}

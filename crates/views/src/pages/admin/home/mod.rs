//! Where an administrator begins.

use serde::Serialize;

use super::AdminPlace;
use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The first page of the administrator's.
#[derive(Clone, Debug, Serialize)]
pub struct AdminHome {
    links: Vec<Part>,
    waiting: Option<Message>,
    proposals: &'static str,
    unconfirmed: Option<Message>,
    rules: &'static str,
}

/// A part of the administrator's pages, and what it is for.
#[derive(Clone, Debug, Serialize)]
struct Part {
    words: Message,
    what: Message,
    href: &'static str,
}

impl AdminHome {
    /// The page, with how many proposals wait for the reader, and how many numbers and codes are unconfirmed.
    #[must_use]
    pub fn new(proposals: u32, unconfirmed: u32) -> Self {
        let links = [
            (AdminPlace::Members, "admin-members", "admin-members-what"),
            (
                AdminPlace::Organisations,
                "admin-organisations",
                "admin-organisations-what",
            ),
            (AdminPlace::Areas, "admin-areas", "admin-areas-what"),
            (AdminPlace::Rules, "admin-rules", "admin-rules-what"),
            (AdminPlace::Proposals, "admin-proposals", "admin-proposals-what"),
            (AdminPlace::Notice, "admin-notice", "admin-notice-what"),
            (AdminPlace::Clients, "admin-clients", "admin-clients-what"),
        ];
        let counted = |id, count: u32| (count > 0).then(|| Message::new(id).with("count", count));
        Self {
            links: links
                .map(|(place, words, what)| Part {
                    words: Message::new(words),
                    what: Message::new(what),
                    href: place.route(),
                })
                .into(),
            waiting: counted("admin-waiting", proposals),
            proposals: AdminPlace::Proposals.route(),
            unconfirmed: counted("admin-unconfirmed", unconfirmed),
            rules: AdminPlace::Rules.route(),
        }
    }
}

impl Page for AdminHome {
    const TEMPLATE: &'static str = "pages/admin/home/page.html";

    fn title(&self) -> Message {
        Message::new("admin-title")
    }
}

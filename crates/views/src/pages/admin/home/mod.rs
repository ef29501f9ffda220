//! Where an administrator begins.

use serde::Serialize;

use super::{AdminPlace, Link};
use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The first page of the administrator's.
#[derive(Clone, Debug, Serialize)]
pub struct AdminHome {
    links: Vec<Link>,
    waiting: Option<Message>,
    proposals: &'static str,
    unconfirmed: Option<Message>,
    rules: &'static str,
}

impl AdminHome {
    /// The page, with how many proposals wait for the reader, and how many numbers and codes are unconfirmed.
    #[must_use]
    pub fn new(proposals: u32, unconfirmed: u32) -> Self {
        let links = [
            (AdminPlace::Members, "admin-members"),
            (AdminPlace::Organisations, "admin-organisations"),
            (AdminPlace::Areas, "admin-areas"),
            (AdminPlace::Rules, "admin-rules"),
            (AdminPlace::Proposals, "admin-proposals"),
            (AdminPlace::Notice, "admin-notice"),
            (AdminPlace::Clients, "admin-clients"),
        ];
        let counted = |id, count: u32| (count > 0).then(|| Message::new(id).with("count", count));
        Self {
            links: links
                .map(|(place, words)| Link {
                    words: Message::new(words),
                    href: place.route().to_owned(),
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

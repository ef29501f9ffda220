//! A secret that is shown once: a one-time code for somebody, or the key of a partner's program.

use serde::Serialize;
use waymark_domain::{MemberId, Timestamp};

use super::{AdminPlace, silent_debug};
use crate::{Message, Page};

/// The page.
#[derive(Clone, Serialize)]
pub struct OncePage {
    title: &'static str,
    body: Message,
    name: String,
    id: Option<String>,
    label: &'static str,
    secret: String,
    back: String,
}

silent_debug!(OncePage);

impl OncePage {
    /// The one-time code of somebody, good until an instant.
    #[must_use]
    pub fn code(
        member: MemberId,
        name: impl Into<String>,
        code: impl Into<String>,
        until: Timestamp,
    ) -> Self {
        Self {
            title: "once-code-title",
            body: Message::new("once-code").with("until", until.london_words()),
            name: name.into(),
            id: None,
            label: "once-code-label",
            secret: code.into(),
            back: AdminPlace::Member.of(member),
        }
    }

    /// The id and key of a partner's program.
    #[must_use]
    pub fn client(id: impl Into<String>, name: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            title: "once-client-title",
            body: Message::new("once-client"),
            name: name.into(),
            id: Some(id.into()),
            label: "once-client-label",
            secret: secret.into(),
            back: AdminPlace::Clients.route().to_owned(),
        }
    }
}

impl Page for OncePage {
    const TEMPLATE: &'static str = "pages/admin/once/page.html";

    fn title(&self) -> Message {
        Message::new(self.title)
    }
}

//! The programs of partners that send referrals and ask what became of their own.

use serde::Serialize;
use waymark_domain::{ApiClientId, Timestamp};

use super::{AdminPlace, silent_debug};
use crate::{Message, Page};

/// A program in the list.
#[derive(Clone, Serialize)]
pub struct ClientLine {
    name: String,
    organisation: String,
    made: String,
    used: Option<String>,
    disable: Option<String>,
}

impl ClientLine {
    /// A program of an organisation, and when it was last used.
    #[must_use]
    pub fn new(
        client: ApiClientId,
        name: impl Into<String>,
        organisation: impl Into<String>,
        made: Timestamp,
        used: Option<Timestamp>,
    ) -> Self {
        Self {
            name: name.into(),
            organisation: organisation.into(),
            made: made.london_words(),
            used: used.map(Timestamp::london_words),
            disable: Some(AdminPlace::DisableClient.of(client)),
        }
    }

    /// The same, stopped.
    #[must_use]
    pub fn disabled(mut self) -> Self {
        self.disable = None;
        self
    }
}

/// The list.
#[derive(Clone, Serialize)]
pub struct ClientsPage {
    clients: Vec<ClientLine>,
    new: &'static str,
    back: &'static str,
}

silent_debug!(ClientLine, ClientsPage);

impl ClientsPage {
    /// The page with all of them.
    #[must_use]
    pub const fn new(clients: Vec<ClientLine>) -> Self {
        Self {
            clients,
            new: AdminPlace::NewClient.route(),
            back: AdminPlace::Home.route(),
        }
    }
}

impl Page for ClientsPage {
    const TEMPLATE: &'static str = "pages/admin/clients/page.html";

    fn title(&self) -> Message {
        Message::new("clients-title")
    }
}

//! The organisations people work for.

use serde::Serialize;
use waymark_domain::OrganisationId;
use waymark_domain::case::OwnerKind;

use super::{AdminPlace, silent_debug};
use crate::{Message, Page};

/// An organisation in the list.
#[derive(Clone, Serialize)]
pub struct OrganisationLine {
    href: String,
    name: String,
    kind: Message,
    members: u32,
}

impl OrganisationLine {
    /// An organisation whose people may own cases as such, or may not, and how many there are.
    #[must_use]
    pub fn new(
        organisation: OrganisationId,
        name: impl Into<String>,
        kind: Option<OwnerKind>,
        members: u32,
    ) -> Self {
        Self {
            href: AdminPlace::Organisation.of(organisation),
            name: name.into(),
            kind: kind_words(kind),
            members,
        }
    }
}

/// Whose people an organisation's are, in words.
pub(super) fn kind_words(kind: Option<OwnerKind>) -> Message {
    Message::new(match kind {
        Some(OwnerKind::Police) => "organisations-police",
        Some(OwnerKind::LocalAuthority) => "organisations-authority",
        None => "organisations-other",
    })
}

/// The list.
#[derive(Clone, Serialize)]
pub struct OrganisationsPage {
    organisations: Vec<OrganisationLine>,
    new: &'static str,
    back: &'static str,
}

silent_debug!(OrganisationLine, OrganisationsPage);

impl OrganisationsPage {
    /// The page with all of them, in the order of their names.
    #[must_use]
    pub const fn new(organisations: Vec<OrganisationLine>) -> Self {
        Self {
            organisations,
            new: AdminPlace::NewOrganisation.route(),
            back: AdminPlace::Home.route(),
        }
    }
}

impl Page for OrganisationsPage {
    const TEMPLATE: &'static str = "pages/admin/organisations/page.html";

    fn title(&self) -> Message {
        Message::new("organisations-title")
    }
}

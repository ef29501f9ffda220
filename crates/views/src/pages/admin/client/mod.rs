//! Lets a new program of a partner in. Its key is shown once, next.

use waymark_domain::OrganisationId;
use waymark_domain::text::Text;

use crate::pages::admin::AdminPlace;
use crate::pages::admin::invite::Organisations;
use crate::pages::case::forms::raw_form;
use crate::pages::case::forms::reading::Reading;
use crate::pages::referral::silent_debug;
use crate::pages::staff_form::{StaffForm, StaffFormPage};
use crate::{FormErrors, Message};

raw_form! {
    /// The form as typed.
    ClientForm {
        /// What it is called.
        name,
        /// Whose it is.
        organisation,
    }
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientTyped {
    /// What it is called.
    pub name: Text,
    /// Whose it is.
    pub organisation: OrganisationId,
}

silent_debug!(ClientTyped);

impl StaffForm for ClientForm {
    const TEMPLATE: &'static str = "pages/admin/client/page.html";
    type Shown = Organisations;

    fn title(_: &Organisations) -> Message {
        Message::new("client-title")
    }
}

impl ClientForm {
    /// The page, with the organisations to choose from.
    #[must_use]
    pub fn page(organisations: Organisations) -> StaffFormPage<Self> {
        let back = AdminPlace::Clients.route();
        StaffFormPage::new(AdminPlace::NewClient.route(), back, organisations)
    }

    /// What is said of a name that cannot be one.
    #[must_use]
    pub fn no_name() -> FormErrors {
        let mut errors = FormErrors::none();
        errors.add("name", "impossible", Message::new("client-error-name"));
        errors
    }

    /// The program.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, shown: &Organisations) -> Result<ClientTyped, FormErrors> {
        let mut reading = Reading::default();
        let name = reading.text("name", &self.name, "client-error-name");
        let organisation = reading.offered(
            "organisation",
            &self.organisation,
            shown.choices(),
            "invite-error-organisation",
        );
        reading.finish((|| {
            Some(ClientTyped {
                name: name?,
                organisation: organisation?,
            })
        })())
    }
}

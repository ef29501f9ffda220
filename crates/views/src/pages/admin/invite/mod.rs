//! Invites somebody to enrol.

use serde::Serialize;
use waymark_domain::OrganisationId;
use waymark_domain::text::{PersonName, Text};

use crate::pages::admin::AdminPlace;
use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{Choice, raw_form};
use crate::pages::referral::silent_debug;
use crate::pages::staff_form::{StaffForm, StaffFormPage};
use crate::{FormErrors, Message};

raw_form! {
    /// The form as typed.
    InviteForm {
        /// Their name.
        name,
        /// The mailbox they use at work.
        mailbox,
        /// Whom they work for.
        organisation,
    }
}

/// A valid invitation.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Their name.
    pub name: PersonName,
    /// The mailbox they use at work.
    pub mailbox: Text,
    /// Whom they work for.
    pub organisation: OrganisationId,
}

/// The organisations to choose from.
#[derive(Clone, Serialize)]
pub struct Organisations {
    organisations: Vec<Choice>,
}

silent_debug!(Invitation, Organisations);

impl Organisations {
    /// These, each by its id.
    #[must_use]
    pub const fn new(organisations: Vec<Choice>) -> Self {
        Self { organisations }
    }

    pub(super) fn choices(&self) -> &[Choice] {
        &self.organisations
    }
}

impl StaffForm for InviteForm {
    const TEMPLATE: &'static str = "pages/admin/invite/page.html";
    type Shown = Organisations;

    fn title(_: &Organisations) -> Message {
        Message::new("invite-title")
    }
}

impl InviteForm {
    /// The page, with the organisations to choose from.
    #[must_use]
    pub fn page(organisations: Organisations) -> StaffFormPage<Self> {
        let back = AdminPlace::Members.route();
        StaffFormPage::new(AdminPlace::Invite.route(), back, organisations)
    }

    /// What is said when somebody signs in with the mailbox already.
    #[must_use]
    pub fn taken() -> FormErrors {
        let mut errors = FormErrors::none();
        errors.add("mailbox", "taken", Message::new("invite-error-taken"));
        errors
    }

    /// What is said of a mailbox that nobody can sign in with.
    #[must_use]
    pub fn no_sign_in_name() -> FormErrors {
        let mut errors = FormErrors::none();
        errors.add(
            "mailbox",
            "impossible",
            Message::new("invite-error-mailbox-shape"),
        );
        errors
    }

    /// The invitation.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, shown: &Organisations) -> Result<Invitation, FormErrors> {
        let mut reading = Reading::default();
        let name = reading.optional_name("name", &self.name);
        if self.name.trim().is_empty() {
            reading.wrong::<()>("name", "missing", "invite-error-name");
        }
        let mailbox = mailbox(&mut reading, &self.mailbox);
        let organisation = reading.offered(
            "organisation",
            &self.organisation,
            &shown.organisations,
            "invite-error-organisation",
        );
        reading.finish((|| {
            Some(Invitation {
                name: name?,
                mailbox: mailbox?,
                organisation: organisation?,
            })
        })())
    }
}

/// A mailbox: something before and after one `@`, without spaces.
pub(super) fn mailbox(reading: &mut Reading, typed: &str) -> Option<Text> {
    let text = reading.text("mailbox", typed, "invite-error-mailbox")?;
    let fits = text
        .as_str()
        .split_once('@')
        .is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && !host.contains('@'))
        && !text.as_str().contains(char::is_whitespace);
    if fits {
        Some(text)
    } else {
        reading.wrong("mailbox", "impossible", "invite-error-mailbox-shape")
    }
}

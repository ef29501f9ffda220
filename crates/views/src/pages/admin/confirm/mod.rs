//! Something that cannot be undone lightly, with its reason: stopping or renewing an account.

use std::fmt::Display;

use serde::Serialize;
use waymark_domain::text::Text;

use crate::pages::admin::AdminPlace;
use crate::pages::case::forms::raw_form;
use crate::pages::case::forms::reading::Reading;
use crate::pages::referral::silent_debug;
use crate::pages::staff_form::{StaffForm, StaffFormPage};
use crate::{FormErrors, Message};

raw_form! {
    /// The form as typed.
    ConfirmForm {
        /// Why.
        reason,
    }
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Stops somebody from signing in.
    DisableMember,
    /// Lets them again.
    EnableMember,
    /// Gives them a new one-time code to enrol with.
    RenewInvitation,
    /// Stops a partner's program.
    DisableClient,
}

impl Deed {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::DisableMember,
        Self::EnableMember,
        Self::RenewInvitation,
        Self::DisableClient,
    ];

    const fn place(self) -> AdminPlace {
        match self {
            Self::DisableMember => AdminPlace::DisableMember,
            Self::EnableMember => AdminPlace::EnableMember,
            Self::RenewInvitation => AdminPlace::RenewInvitation,
            Self::DisableClient => AdminPlace::DisableClient,
        }
    }

    fn back(self, id: impl Display) -> String {
        match self {
            Self::DisableMember | Self::EnableMember | Self::RenewInvitation => AdminPlace::Member.of(id),
            Self::DisableClient => AdminPlace::Clients.route().to_owned(),
        }
    }

    const fn words(self) -> [&'static str; 2] {
        match self {
            Self::DisableMember => ["confirm-disable-title", "confirm-disable"],
            Self::EnableMember => ["confirm-enable-title", "confirm-enable"],
            Self::RenewInvitation => ["confirm-code-title", "confirm-code"],
            Self::DisableClient => ["confirm-client-title", "confirm-client"],
        }
    }
}

/// What is to be done, and to whom or what.
#[derive(Clone, Serialize)]
pub struct Confirm {
    title: Message,
    body: Message,
    name: String,
}

silent_debug!(Confirm);

impl StaffForm for ConfirmForm {
    const TEMPLATE: &'static str = "pages/admin/confirm/page.html";
    type Shown = Confirm;

    fn title(shown: &Confirm) -> Message {
        shown.title.clone()
    }
}

impl ConfirmForm {
    /// The page that asks why this is to be done to the member or program of that id and name.
    #[must_use]
    pub fn page(deed: Deed, id: impl Display, name: impl Into<String>) -> StaffFormPage<Self> {
        let [title, body] = deed.words().map(Message::new);
        let shown = Confirm {
            title,
            body,
            name: name.into(),
        };
        StaffFormPage::new(deed.place().of(&id), deed.back(&id), shown)
    }

    /// Why.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<Text, FormErrors> {
        let mut reading = Reading::default();
        let reason = reading.text("reason", &self.reason, "admin-error-reason");
        reading.finish(reason)
    }
}

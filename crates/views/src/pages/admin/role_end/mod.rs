//! Ends a role of somebody. A second administrator has to agree.

use serde::Serialize;
use waymark_domain::text::Text;
use waymark_domain::{MemberId, RoleHeldId};

use crate::pages::admin::AdminPlace;
use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{Choice, raw_form};
use crate::pages::referral::silent_debug;
use crate::pages::staff_form::{StaffForm, StaffFormPage};
use crate::{FormErrors, Message};

raw_form! {
    /// The form as typed.
    EndRoleForm {
        /// A role they hold.
        held,
        /// Why.
        reason,
    }
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct EndedRole {
    /// The role they hold.
    pub held: RoleHeldId,
    /// Why.
    pub reason: Text,
}

/// Whose role, and which they hold.
#[derive(Clone, Serialize)]
pub struct Holder {
    name: String,
    held: Vec<Choice>,
}

silent_debug!(EndedRole, Holder);

impl Holder {
    /// Somebody of that name, who holds these roles, each by its id.
    #[must_use]
    pub fn new(name: impl Into<String>, held: Vec<Choice>) -> Self {
        Self {
            name: name.into(),
            held,
        }
    }
}

impl StaffForm for EndRoleForm {
    const TEMPLATE: &'static str = "pages/admin/role_end/page.html";
    type Shown = Holder;

    fn title(_: &Holder) -> Message {
        Message::new("role-end-title")
    }
}

impl EndRoleForm {
    /// The page about a member.
    #[must_use]
    pub fn page(member: MemberId, shown: Holder) -> StaffFormPage<Self> {
        let back = AdminPlace::Member.of(member);
        StaffFormPage::new(AdminPlace::EndRole.of(member), back, shown)
    }

    /// The role that ends.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, holder: &Holder) -> Result<EndedRole, FormErrors> {
        let mut reading = Reading::default();
        let held = reading.offered("held", &self.held, &holder.held, "role-error-held");
        let reason = reading.text("reason", &self.reason, "admin-error-reason");
        reading.finish((|| {
            Some(EndedRole {
                held: held?,
                reason: reason?,
            })
        })())
    }
}

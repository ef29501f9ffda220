//! Gives somebody a role. A second administrator has to agree.

use serde::Serialize;
use waymark_domain::MemberId;
use waymark_domain::case::Role;
use waymark_domain::text::{Code, Text};

use crate::pages::admin::AdminPlace;
use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{Choice, raw_form};
use crate::pages::referral::silent_debug;
use crate::pages::staff_form::{StaffForm, StaffFormPage};
use crate::{FormErrors, Message, role_words};

raw_form! {
    /// The form as typed.
    GiveRoleForm {
        /// The role.
        role,
        /// An area, or `everywhere`.
        area,
        /// Why.
        reason,
    }
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct GivenRole {
    /// The role.
    pub role: Role,
    /// Where; none means everywhere.
    pub area: Option<Code>,
    /// Why.
    pub reason: Text,
}

/// Who is to have it, and where they may.
#[derive(Clone, Serialize)]
pub struct ForWhom {
    name: String,
    areas: Vec<Choice>,
    roles: Vec<RoleChoice>,
}

#[derive(Clone, Serialize)]
struct RoleChoice {
    value: &'static str,
    words: Message,
}

silent_debug!(GivenRole, ForWhom);

/// The value of the answer that means no single area.
const EVERYWHERE: &str = "everywhere";

impl ForWhom {
    /// Somebody of that name, in one of these areas.
    #[must_use]
    pub fn new(name: impl Into<String>, areas: Vec<Choice>) -> Self {
        let choice = |role: &Role| RoleChoice {
            value: role.code(),
            words: role_words(*role),
        };
        Self {
            name: name.into(),
            areas,
            roles: Role::ALL.iter().map(choice).collect(),
        }
    }
}

impl StaffForm for GiveRoleForm {
    const TEMPLATE: &'static str = "pages/admin/role_give/page.html";
    type Shown = ForWhom;

    fn title(_: &ForWhom) -> Message {
        Message::new("role-give-title")
    }
}

impl GiveRoleForm {
    /// The page about a member.
    #[must_use]
    pub fn page(member: MemberId, shown: ForWhom) -> StaffFormPage<Self> {
        let back = AdminPlace::Member.of(member);
        StaffFormPage::new(AdminPlace::GiveRole.of(member), back, shown)
    }

    /// The role.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, shown: &ForWhom) -> Result<GivenRole, FormErrors> {
        let mut reading = Reading::default();
        let role = reading.choice("role", &self.role, Role::from_code, "role-error-role");
        let area = if self.area == EVERYWHERE {
            Some(None)
        } else {
            reading
                .code("area", &self.area, &shown.areas, "role-error-area")
                .map(Some)
        };
        let reason = reading.text("reason", &self.reason, "admin-error-reason");
        reading.finish((|| {
            Some(GivenRole {
                role: role?,
                area: area?,
                reason: reason?,
            })
        })())
    }
}

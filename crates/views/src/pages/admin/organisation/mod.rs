//! A new organisation, or a change of one.

use waymark_domain::OrganisationId;
use waymark_domain::case::OwnerKind;
use waymark_domain::text::Text;

use crate::pages::admin::AdminPlace;
use crate::pages::case::forms::raw_form;
use crate::pages::case::forms::reading::Reading;
use crate::pages::referral::silent_debug;
use crate::pages::staff_form::{StaffForm, StaffFormPage};
use crate::{FormErrors, Message};

raw_form! {
    /// The form as typed.
    OrganisationForm {
        /// Its name.
        name,
        /// `police`, `local_authority` or `other`.
        kind,
    }
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct OrganisationTyped {
    /// Its name.
    pub name: Text,
    /// Whose people its people are; none for those who may own no case.
    pub kind: Option<OwnerKind>,
}

silent_debug!(OrganisationTyped);

impl StaffForm for OrganisationForm {
    const TEMPLATE: &'static str = "pages/admin/organisation/page.html";
    type Shown = ();

    fn title((): &()) -> Message {
        Message::new("organisation-title")
    }
}

impl OrganisationForm {
    /// The form of a new organisation.
    #[must_use]
    pub fn new_page() -> StaffFormPage<Self> {
        let back = AdminPlace::Organisations.route();
        StaffFormPage::new(AdminPlace::NewOrganisation.route(), back, ())
    }

    /// The form of one that there is.
    #[must_use]
    pub fn page(id: OrganisationId, name: impl Into<String>, kind: Option<OwnerKind>) -> StaffFormPage<Self> {
        let typed = Self {
            name: name.into(),
            kind: kind.map_or(OTHER, OwnerKind::code).to_owned(),
        };
        let back = AdminPlace::Organisations.route();
        StaffFormPage::new(AdminPlace::Organisation.of(id), back, ()).typed(typed, FormErrors::none())
    }

    /// What is said when there is one of that name.
    #[must_use]
    pub fn taken() -> FormErrors {
        let mut errors = FormErrors::none();
        errors.add("name", "taken", Message::new("organisation-error-taken"));
        errors
    }

    /// The organisation.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<OrganisationTyped, FormErrors> {
        let mut reading = Reading::default();
        let name = reading.text("name", &self.name, "organisation-error-name");
        let known = |typed: &str| match typed {
            OTHER => Some(None),
            code => OwnerKind::from_code(code).map(Some),
        };
        let kind = reading.choice("kind", &self.kind, known, "organisation-error-kind");
        reading.finish((|| {
            Some(OrganisationTyped {
                name: name?,
                kind: kind?,
            })
        })())
    }
}

/// The value of the answer that means neither.
const OTHER: &str = "other";

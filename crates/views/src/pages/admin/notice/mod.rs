//! The notice that stands on every page of the staff site.

use waymark_domain::text::Text;

use crate::pages::admin::AdminPlace;
use crate::pages::case::forms::raw_form;
use crate::pages::case::forms::reading::Reading;
use crate::pages::staff_form::{StaffForm, StaffFormPage};
use crate::{FormErrors, Message};

raw_form! {
    /// The form as typed.
    NoticeForm {
        /// The notice; empty for none.
        text,
        /// Why.
        reason,
    }
}

/// The most characters of a notice: it stands above everything else on a telephone.
const LIMIT: usize = 300;

impl StaffForm for NoticeForm {
    const TEMPLATE: &'static str = "pages/admin/notice/page.html";
    type Shown = ();

    fn title((): &()) -> Message {
        Message::new("notice-title")
    }
}

impl NoticeForm {
    /// The page with the notice as it is.
    #[must_use]
    pub fn page(notice: Option<String>) -> StaffFormPage<Self> {
        let typed = Self {
            text: notice.unwrap_or_default(),
            reason: String::new(),
        };
        let back = AdminPlace::Home.route();
        StaffFormPage::new(AdminPlace::Notice.route(), back, ()).typed(typed, FormErrors::none())
    }

    /// The notice, where none takes it down, and why.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<(Option<Text>, Text), FormErrors> {
        let mut reading = Reading::default();
        let text = reading.optional("text", &self.text);
        if text
            .as_ref()
            .is_some_and(|text| text.as_str().chars().count() > LIMIT)
        {
            reading.wrong::<()>("text", "too_long", "notice-error-long");
        }
        let reason = reading.text("reason", &self.reason, "admin-error-reason");
        reading.finish(reason.map(|reason| (text, reason)))
    }
}

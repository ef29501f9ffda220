//! One number of the rule set, to change. The difference is shown next.

use serde::Serialize;
use waymark_domain::rules::Number;
use waymark_domain::text::Text;

use crate::pages::admin::entry::unconfirmed;
use crate::pages::admin::rules::{YES_OR_NO, amount, number_words};
use crate::pages::admin::{AdminPlace, confirmed_words};
use crate::pages::case::forms::raw_form;
use crate::pages::case::forms::reading::Reading;
use crate::pages::referral::silent_debug;
use crate::pages::staff_form::{StaffForm, StaffFormPage};
use crate::{FormErrors, Message};

raw_form! {
    /// The form as typed.
    NumberForm {
        /// The value.
        value,
        /// Where it comes from.
        source,
        /// `yes` or `no`.
        confirmed,
    }
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct NumberTyped {
    /// The value.
    pub value: u16,
    /// Where it comes from.
    pub source: Text,
    /// Whether no public source was seen.
    pub unconfirmed: bool,
}

/// The number as it is in force.
#[derive(Clone, Debug, Serialize)]
pub struct InForce {
    words: Message,
    code: String,
    amount: String,
    label: Message,
    source: String,
    confirmed: Message,
}

silent_debug!(NumberTyped);

impl StaffForm for NumberForm {
    const TEMPLATE: &'static str = "pages/admin/number/page.html";
    type Shown = InForce;

    fn title(shown: &InForce) -> Message {
        shown.words.clone()
    }
}

impl NumberForm {
    /// The form of a number as it is.
    #[must_use]
    pub fn page(code: &str, number: &Number) -> StaffFormPage<Self> {
        let typed = Self {
            value: number.value.to_string(),
            source: number.source.clone(),
            confirmed: if number.unconfirmed { "no" } else { "yes" }.to_owned(),
        };
        let shown = InForce {
            words: number_words(code),
            code: code.to_owned(),
            amount: amount(number.value, &number.unit),
            label: if number.unit == YES_OR_NO {
                Message::new("number-yes-or-no")
            } else {
                Message::new("number-value").with("unit", number.unit.clone())
            },
            source: number.source.clone(),
            confirmed: confirmed_words(number.unconfirmed),
        };
        let back = AdminPlace::Rules.route();
        StaffFormPage::new(AdminPlace::Number.of(code), back, shown).typed(typed, FormErrors::none())
    }

    /// The number as it is to be.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<NumberTyped, FormErrors> {
        let mut reading = Reading::default();
        let whole = |typed: &str| typed.trim().parse().ok();
        let value = reading.choice("value", &self.value, whole, "number-error-value");
        let source = reading.text("source", &self.source, "number-error-source");
        let unconfirmed = unconfirmed(&mut reading, &self.confirmed);
        reading.finish((|| {
            Some(NumberTyped {
                value: value?,
                source: source?,
                unconfirmed: unconfirmed?,
            })
        })())
    }
}

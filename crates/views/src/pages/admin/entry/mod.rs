//! A new code in a list, or a change of one. The difference is shown next.

use serde::Serialize;
use waymark_domain::Date;
use waymark_domain::rules::{Entry, List};
use waymark_domain::text::{Code, Text};

use crate::pages::admin::AdminPlace;
use crate::pages::admin::rules::list_words;
use crate::pages::case::forms::raw_form;
use crate::pages::case::forms::reading::{Reading, date};
use crate::pages::referral::silent_debug;
use crate::pages::staff_form::{StaffForm, StaffFormPage};
use crate::{FormErrors, Message};

raw_form! {
    /// The form as typed.
    EntryForm {
        /// The code.
        code,
        /// The words in English.
        label,
        /// The words in Welsh; may be empty.
        label_cy,
        /// The code it lies within; may be empty.
        parent,
        /// The first day it is used; may be empty.
        from_day,
        /// Its month.
        from_month,
        /// Its year.
        from_year,
        /// The last day it is used; may be empty.
        to_day,
        /// Its month.
        to_month,
        /// Its year.
        to_year,
        /// Where it comes from; may be empty when the list says so.
        source,
        /// `yes` or `no`.
        confirmed,
    }
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct EntryTyped {
    /// The code.
    pub code: Code,
    /// The words in English.
    pub label: Text,
    /// The words in Welsh.
    pub label_cy: Option<Text>,
    /// The code it lies within.
    pub parent: Option<Code>,
    /// The first day it is used.
    pub valid_from: Option<Date>,
    /// The last day it is used.
    pub valid_to: Option<Date>,
    /// Where it comes from.
    pub source: Option<Text>,
    /// Whether no public source was seen.
    pub unconfirmed: bool,
}

/// The list it stands in.
#[derive(Clone, Debug, Serialize)]
pub struct InList {
    list: Message,
    fixed: bool,
}

silent_debug!(EntryTyped);

impl StaffForm for EntryForm {
    const TEMPLATE: &'static str = "pages/admin/entry/page.html";
    type Shown = InList;

    fn title(shown: &InList) -> Message {
        Message::new(if shown.fixed { "entry-change" } else { "entry-new" })
    }
}

impl EntryForm {
    /// The form of a new code in a list.
    #[must_use]
    pub fn new_page(list: List) -> StaffFormPage<Self> {
        Self::frame(list, false)
    }

    /// The form of a code as it is.
    #[must_use]
    pub fn page(list: List, entry: &Entry) -> StaffFormPage<Self> {
        let [from_day, from_month, from_year] = parts(entry.valid_from);
        let [to_day, to_month, to_year] = parts(entry.valid_to);
        let typed = Self {
            code: entry.code.to_string(),
            label: entry.label.clone(),
            label_cy: entry.label_cy.clone().unwrap_or_default(),
            parent: entry.parent.as_ref().map(ToString::to_string).unwrap_or_default(),
            from_day,
            from_month,
            from_year,
            to_day,
            to_month,
            to_year,
            source: entry.source.clone().unwrap_or_default(),
            confirmed: if entry.unconfirmed { "no" } else { "yes" }.to_owned(),
        };
        Self::frame(list, true).typed(typed, FormErrors::none())
    }

    /// The frame for a code that is new, or `fixed` because there is one.
    fn frame(list: List, fixed: bool) -> StaffFormPage<Self> {
        let shown = InList {
            list: list_words(list),
            fixed,
        };
        let back = AdminPlace::List.of(list.code());
        StaffFormPage::new(AdminPlace::Entry.of(list.code()), back, shown)
    }

    /// The code as it is to be.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<EntryTyped, FormErrors> {
        let mut reading = Reading::default();
        let is_code = |typed: &str| typed.trim().parse::<Code>().ok();
        let code = reading.choice("code", &self.code, is_code, "entry-error-code");
        let label = reading.text("label", &self.label, "entry-error-label");
        let label_cy = reading.optional("label_cy", &self.label_cy);
        let parent = if self.parent.trim().is_empty() {
            Some(None)
        } else {
            reading
                .choice("parent", &self.parent, is_code, "entry-error-parent")
                .map(Some)
        };
        let from = [&self.from_day, &self.from_month, &self.from_year].map(String::as_str);
        let from = optional_day(&mut reading, ("from", "from_day"), from);
        let to = [&self.to_day, &self.to_month, &self.to_year].map(String::as_str);
        let to = optional_day(&mut reading, ("to", "to_day"), to);
        let source = reading.optional("source", &self.source);
        let unconfirmed = unconfirmed(&mut reading, &self.confirmed);
        if let (Some(Some(from)), Some(Some(to))) = (from, to)
            && to < from
        {
            reading.wrong_at::<()>(("to", "to_day"), "before", "entry-error-order");
        }
        reading.finish((|| {
            Some(EntryTyped {
                code: code?,
                label: label?,
                label_cy,
                parent: parent?,
                valid_from: from?,
                valid_to: to?,
                source,
                unconfirmed: unconfirmed?,
            })
        })())
    }
}

/// Whether something is unconfirmed, from the answer that says whether it is confirmed.
pub(super) fn unconfirmed(reading: &mut Reading, confirmed: &str) -> Option<bool> {
    let known = |typed: &str| match typed {
        "yes" => Some(false),
        "no" => Some(true),
        _ => None,
    };
    reading.choice("confirmed", confirmed, known, "rules-error-confirmed")
}

fn parts(day: Option<Date>) -> [String; 3] {
    day.map_or_else(<[String; 3]>::default, |day| {
        [
            day.day().to_string(),
            day.month().to_string(),
            day.year().to_string(),
        ]
    })
}

#[expect(clippy::option_option, reason = "missing and wrong are two things")]
fn optional_day(
    reading: &mut Reading,
    (field, anchor): (&'static str, &'static str),
    typed: [&str; 3],
) -> Option<Option<Date>> {
    if typed.iter().all(|part| part.trim().is_empty()) {
        return Some(None);
    }
    let day = date(typed).map(Some);
    day.or_else(|| reading.wrong_at((field, anchor), "impossible", "form-error-date"))
}

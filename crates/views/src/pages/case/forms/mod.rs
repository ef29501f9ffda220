//! The forms of one case: raw fields in, a parsed command or every error at once out; what was typed comes back.

pub mod answer;
pub mod assign;
pub mod connected;
pub mod connection;
pub mod correct;
pub mod decision;
pub mod deconfliction;
pub mod disclosure;
pub mod emergency_access;
pub mod escalate;
pub mod handover;
pub mod lift;
pub mod matching;
pub mod not_now;
pub mod note;
pub mod pause;
pub(in crate::pages) mod reading;
pub mod restrict;
pub mod resume;
pub mod reveal;
pub mod sign;
pub mod social_care;
#[cfg(test)]
mod tests;
pub mod told;

use serde::Serialize;
use waymark_domain::case::Refusal;
use waymark_domain::{CaseId, Date, Timestamp};

use self::reading::{Days, Reading};
use super::{CaseHead, CasePlace};
use crate::{Form, FormErrors, Lang, Message, Page};

/// A form as raw fields, all of them text as it was typed.
macro_rules! raw_form {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, serde::Serialize)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: String),+
        }

        impl $name {
            /// The names of what the form posts, in order.
            pub const FIELDS: [&'static str; [$(stringify!($field)),+].len()] = [$(stringify!($field)),+];

            /// The form from what was typed into its fields, in order.
            #[must_use]
            pub fn from_typed(typed: [String; Self::FIELDS.len()]) -> Self {
                let [$($field),+] = typed;
                Self { $($field),+ }
            }
        }

        impl $crate::pages::case::forms::Typed for $name {
            fn slot(&mut self, name: &str) -> Option<&mut String> {
                $(if name == stringify!($field) {
                    return Some(&mut self.$field);
                })+
                None
            }

            fn fields(&self) -> Vec<(&'static str, &str)> {
                vec![$((stringify!($field), self.$field.as_str())),+]
            }
        }

        $crate::pages::referral::silent_debug!($name);
    };
}
pub(in crate::pages) use raw_form;

/// A form as it was typed, by the names of what it posts.
pub trait Typed: Default {
    /// Where the value of a field goes; none for a field that the form does not have.
    fn slot(&mut self, name: &str) -> Option<&mut String>;

    /// Every field with what was typed into it, in order.
    fn fields(&self) -> Vec<(&'static str, &str)>;

    /// The form from what was posted; none when it has a field that this one does not have.
    #[must_use]
    fn posted(fields: Vec<(String, String)>) -> Option<Self> {
        let mut typed = Self::default();
        for (name, value) in fields {
            *typed.slot(&name)? = value;
        }
        Some(typed)
    }
}

/// What the parsing of a form rests on: the present instant.
#[derive(Clone, Copy, Debug)]
pub struct Present {
    /// The present instant, which "now" means.
    pub now: Timestamp,
}

impl Present {
    pub(in crate::pages) fn today(self) -> Date {
        self.now.london_date()
    }
}

/// A form about one case.
pub trait CaseForm: Typed + Serialize {
    /// The template below `src/`.
    const TEMPLATE: &'static str;
    /// Where it is.
    const PLACE: CasePlace;
    /// Where it leads back to.
    const BACK: CasePlace = CasePlace::Overview;
    /// What stands beside the fields.
    type Shown: Serialize;
}

/// The page of a form about one case.
#[derive(Clone, Serialize)]
pub struct FormPage<F: CaseForm> {
    head: CaseHead,
    typed: F,
    shown: F::Shown,
    form: Form,
    kept: Option<String>,
    meanwhile: Option<Meanwhile>,
}

/// What somebody else changed while the form was filled in.
#[derive(Clone, Serialize)]
pub(in crate::pages) struct Meanwhile {
    changes: Vec<Changed>,
    timeline: String,
}

/// One thing that somebody else changed: what, who, when.
#[derive(Clone, Serialize)]
pub struct Changed {
    what: Message,
    by: Option<String>,
    at: String,
}

super::silent_debug!(Changed);

impl Changed {
    /// The event of this code, by somebody in words where a person did it, at an instant.
    #[must_use]
    pub fn new(event: &str, by: Option<String>, at: Timestamp) -> Self {
        Self {
            what: Message::coded("event-", event),
            by,
            at: at.london_words(),
        }
    }
}

impl Meanwhile {
    pub(in crate::pages) fn of(changes: Vec<Changed>, case: CaseId) -> Self {
        Self {
            changes,
            timeline: CasePlace::Timeline.path(case),
        }
    }
}

impl<F: CaseForm> std::fmt::Debug for FormPage<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FormPage({})", F::TEMPLATE)
    }
}

impl<F: CaseForm> FormPage<F> {
    /// The form of the case under `head`, empty.
    #[must_use]
    pub fn new(head: CaseHead, shown: F::Shown) -> Self {
        let case = head.case();
        Self {
            head,
            typed: F::default(),
            shown,
            form: Form::to(F::PLACE.path(case)).back_to(F::BACK.path(case)),
            kept: None,
            meanwhile: None,
        }
    }

    /// The same with what the reader typed here before, kept for them at an instant: a draft of theirs, or what
    /// they sent after their session had ended.
    #[must_use]
    pub fn kept(mut self, typed: F, at: Timestamp) -> Self {
        self.typed = typed;
        self.kept = Some(at.london_words());
        self
    }

    /// The same after somebody else changed the case meanwhile: what was typed is kept, and these changes, in
    /// words, are to be read before it is sent again.
    #[must_use]
    pub fn meanwhile(mut self, changes: Vec<Changed>) -> Self {
        self.meanwhile = Some(Meanwhile::of(changes, self.head.case()));
        self
    }

    /// The same, sent to another address than the form's own: one of several things of the case.
    #[must_use]
    pub fn sent_to(mut self, path: impl Into<String>) -> Self {
        self.form.action = path.into();
        self
    }

    /// The same, filled in beforehand.
    #[must_use]
    pub fn filled(mut self, typed: F) -> Self {
        self.typed = typed;
        self
    }

    /// The same with what was typed, and what is wrong with it.
    #[must_use]
    pub fn typed(mut self, typed: F, errors: FormErrors) -> Self {
        self.typed = typed;
        self.form = self.form.with_errors(errors);
        self
    }

    /// The same with one more hidden field, such as the anti-forgery token or the version that was read.
    #[must_use]
    pub fn hide(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.form = self.form.hide(name, value);
        self
    }
}

impl<F: CaseForm> Page for FormPage<F> {
    const TEMPLATE: &'static str = F::TEMPLATE;

    fn title(&self) -> Message {
        F::PLACE.words()
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

/// When something was decided: now, or earlier on a day at a time of day.
fn decided(
    reading: &mut Reading,
    when: &str,
    day: [&str; 3],
    time: &str,
    present: Present,
) -> Option<Timestamp> {
    match when {
        "now" => Some(present.now),
        "earlier" => {
            let field = ("decided_on", "decided_on_day");
            let day = reading.day(field, day, Days::UpToToday, present, "form-error-decided-day");
            reading.time("decided_time", time, day, present)
        }
        _ => reading.wrong("decided", "missing", "form-error-decided"),
    }
}

/// A refusal as an error of the whole form: what stands in the way and what to do about it.
#[must_use]
pub fn refused(refusal: Refusal) -> FormErrors {
    let mut errors = FormErrors::none();
    errors.add("form", refusal.code(), Message::coded("refusal-", refusal.code()));
    errors
}

/// A refusal as an error of the field it is about, `anchor` being the id of the element to go to.
#[must_use]
pub fn refused_at((field, anchor): (&'static str, &'static str), refusal: Refusal) -> FormErrors {
    let mut errors = FormErrors::none();
    let words = Message::coded("refusal-", refusal.code());
    errors.add_at(field, anchor, refusal.code(), words);
    errors
}

/// A field that seems to hold intelligence: what must not be written here, and where it belongs.
#[must_use]
pub fn holds_intelligence(field: &'static str) -> FormErrors {
    let mut errors = FormErrors::none();
    errors.add(field, "intelligence", Message::new("refusal-intelligence"));
    errors
}

/// One answer to choose from, where the answers are data: a person, a code of a list.
#[derive(Clone, Serialize)]
pub struct Choice {
    value: String,
    text: String,
    hint: Option<String>,
    lang: Option<&'static str>,
}

super::silent_debug!(Choice);

impl Choice {
    /// An answer and its words.
    #[must_use]
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            text: text.into(),
            hint: None,
            lang: None,
        }
    }

    /// The same, in Welsh, with its English as the explanation.
    #[must_use]
    pub(super) fn in_welsh(mut self, english: impl Into<String>) -> Self {
        self.lang = Some(Lang::Cy.tag());
        self.explained(english)
    }

    /// The same, explained.
    #[must_use]
    pub fn explained(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Whether `value` is one of `choices`.
pub(in crate::pages) fn offered(choices: &[Choice], value: &str) -> bool {
    choices.iter().any(|choice| choice.value == value)
}

//! What happened in a case, newest first, today or as it was known on a past day.

use serde::Serialize;
use waymark_domain::{CaseId, Date, Timestamp};

use super::forms::{Present, raw_form};
use super::{CaseHead, CaseLink, CasePlace, silent_debug};
use crate::{FormErrors, Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The timeline of a case.
#[derive(Clone, Serialize)]
pub struct TimelinePage {
    head: CaseHead,
    path: String,
    kinds: Vec<KindLink>,
    kind: Option<&'static str>,
    entries: Vec<Entry>,
    typed: AsKnownForm,
    as_known: Option<String>,
    form: AsKnownErrors,
}

#[derive(Clone, Serialize)]
struct AsKnownErrors {
    errors: FormErrors,
}

#[derive(Clone, Debug, Serialize)]
struct KindLink {
    words: Message,
    href: String,
    current: bool,
}

/// Kinds of entry, to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// The referral and what was added to it.
    Referral,
    /// Decisions and signatures.
    Decision,
    /// Notes and connections.
    Note,
    /// Owners, pauses and what was done.
    Work,
    /// Emergencies and restrictions.
    Safety,
    /// What was told to somebody outside.
    Disclosure,
    /// Corrections.
    Correction,
}

impl EntryKind {
    /// All of them, in the order of the filter.
    pub const ALL: [Self; 7] = [
        Self::Referral,
        Self::Decision,
        Self::Note,
        Self::Work,
        Self::Safety,
        Self::Disclosure,
        Self::Correction,
    ];

    /// Its code in the query `kind`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Referral => "referral",
            Self::Decision => "decision",
            Self::Note => "note",
            Self::Work => "work",
            Self::Safety => "safety",
            Self::Disclosure => "disclosure",
            Self::Correction => "correction",
        }
    }

    /// From its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    fn words(self) -> Message {
        Message::coded("entry-kind-", self.code())
    }
}

/// One thing that happened.
#[derive(Clone, Serialize)]
pub struct Entry {
    anchor: String,
    kind: Message,
    words: Message,
    at: String,
    machine: String,
    by: Option<String>,
    recorded: Option<String>,
    texts: Vec<String>,
    link: Option<CaseLink>,
}

silent_debug!(TimelinePage, Entry);

impl Entry {
    /// The event of this code, the `number`th of the case's history, which happened at an instant.
    #[must_use]
    pub fn new(number: u32, event: &str, kind: EntryKind, at: Timestamp) -> Self {
        Self {
            anchor: format!("entry-{number}"),
            kind: kind.words(),
            words: Message::coded("event-", event),
            at: at.london_words(),
            machine: at.to_string(),
            by: None,
            recorded: None,
            texts: Vec::new(),
            link: None,
        }
    }

    /// The same, done by somebody, in words.
    #[must_use]
    pub fn by(mut self, who: impl Into<String>) -> Self {
        self.by = Some(who.into());
        self
    }

    /// The same, written down later than it happened.
    #[must_use]
    pub fn recorded_late(mut self, at: Timestamp) -> Self {
        self.recorded = Some(at.london_words());
        self
    }

    /// The same, with one more text, as it was typed.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.texts.push(text.into());
        self
    }

    /// The same, with the page that says more.
    #[must_use]
    pub fn more(mut self, place: CasePlace, case: CaseId) -> Self {
        self.link = Some(CaseLink::to(place, case));
        self
    }
}

raw_form! {
    /// The past day asked for, as typed.
    AsKnownForm {
        /// Its day of the month.
        day,
        /// Its month.
        month,
        /// Its year.
        year,
    }
}

impl AsKnownForm {
    /// The day asked for; none when today's knowledge is.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(&self, present: Present) -> Result<Option<Date>, FormErrors> {
        use super::forms::reading::{Days, Reading};
        let parts = [self.day.as_str(), self.month.as_str(), self.year.as_str()];
        if parts.iter().all(|part| part.trim().is_empty()) {
            return Ok(None);
        }
        let mut reading = Reading::default();
        let day = reading.day(
            ("as_known", "day"),
            parts,
            Days::UpToToday,
            present,
            "form-error-date",
        );
        reading.finish(day.map(Some))
    }
}

impl TimelinePage {
    /// The page with these entries, newest first, of one kind or all, as known on a past day or today.
    #[must_use]
    pub fn new(head: CaseHead, entries: Vec<Entry>, kind: Option<EntryKind>, as_known: Option<Date>) -> Self {
        let path = CasePlace::Timeline.path(head.case());
        let typed = as_known.map_or_else(AsKnownForm::default, |day| AsKnownForm {
            day: day.day().to_string(),
            month: day.month().to_string(),
            year: day.year().to_string(),
        });
        Self {
            head: head.at(CasePlace::Timeline),
            kinds: kinds(&path, kind, &typed),
            kind: kind.map(EntryKind::code),
            entries,
            typed,
            as_known: as_known.map(Date::words),
            form: AsKnownErrors {
                errors: FormErrors::none(),
            },
            path,
        }
    }

    /// The same after a day was asked for that is none.
    #[must_use]
    pub fn typed(mut self, typed: AsKnownForm, errors: FormErrors) -> Self {
        self.typed = typed;
        self.form = AsKnownErrors { errors };
        self
    }
}

fn kinds(path: &str, chosen: Option<EntryKind>, typed: &AsKnownForm) -> Vec<KindLink> {
    let day = if typed.day.is_empty() {
        String::new()
    } else {
        format!("day={}&month={}&year={}", typed.day, typed.month, typed.year)
    };
    let link = |kind: Option<EntryKind>| {
        let chosen_kind = kind.map(|kind| format!("kind={}", kind.code()));
        let parts = chosen_kind
            .into_iter()
            .chain((!day.is_empty()).then(|| day.clone()));
        let query = parts.collect::<Vec<_>>().join("&");
        KindLink {
            words: kind.map_or_else(|| Message::new("entry-kind-all"), EntryKind::words),
            href: if query.is_empty() {
                path.to_owned()
            } else {
                format!("{path}?{query}")
            },
            current: kind == chosen,
        }
    };
    [None]
        .into_iter()
        .chain(EntryKind::ALL.map(Some))
        .map(link)
        .collect()
}

impl Page for TimelinePage {
    const TEMPLATE: &'static str = "pages/case/timeline/page.html";

    fn title(&self) -> Message {
        CasePlace::Timeline.words()
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

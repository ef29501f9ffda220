//! What stands over every page of a case.

use serde::Serialize;
use waymark_domain::case::StageName;
use waymark_domain::{CaseId, Date, Timestamp};

use super::{CaseLink, CasePlace, silent_debug};
use crate::Message;

/// Who a case is about, where it is, and what must not be overlooked.
#[derive(Clone, Serialize)]
pub struct CaseHead {
    #[serde(skip)]
    case: CaseId,
    opened: bool,
    reference: String,
    name: Option<String>,
    age: Message,
    stage: Message,
    consent: Option<String>,
    flags: Vec<Message>,
    done: Option<Message>,
    pages: Vec<SubPage>,
}

#[derive(Clone, Serialize)]
struct SubPage {
    link: CaseLink,
    current: bool,
}

silent_debug!(CaseHead);

/// How old somebody is, as far as that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Completed years, from a birth date.
    Years(u8),
    /// As somebody guessed.
    About(u8),
    /// Nobody could say.
    NotKnown,
}

impl Age {
    pub(in crate::pages) fn words(self) -> Message {
        match self {
            Self::Years(years) if years < 18 => {
                Message::new("case-age-child").with("years", u32::from(years))
            }
            Self::Years(years) => Message::new("case-age-years").with("years", u32::from(years)),
            Self::About(years) if years < 18 => {
                Message::new("case-age-about-child").with("years", u32::from(years))
            }
            Self::About(years) => Message::new("case-age-about").with("years", u32::from(years)),
            Self::NotKnown => Message::new("case-age-unknown"),
        }
    }
}

/// Something about a case that must not be overlooked. Each is said in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// Few may see it.
    Restricted,
    /// One person has proposed to end that; a second has to agree.
    LiftProposed,
    /// An emergency was passed on.
    Escalated {
        /// When.
        at: Timestamp,
    },
    /// The clock stands still.
    Paused {
        /// Since when.
        on: Date,
    },
    /// A decision waits for its second signature.
    WaitsForSignature,
    /// The person was referred before.
    Repeat {
        /// How often.
        times: u32,
    },
    /// Decided, and kept open by something.
    LooseEnds {
        /// How many.
        count: u32,
    },
    /// The reader sees it in an emergency, for a while.
    EmergencyAccess {
        /// Until when.
        until: Timestamp,
    },
    /// It closed.
    Closed {
        /// When.
        at: Timestamp,
    },
    /// The journey was handled elsewhere in the past.
    HandledElsewhere,
}

impl Flag {
    fn words(self) -> Message {
        match self {
            Self::Restricted => Message::new("case-flag-restricted"),
            Self::LiftProposed => Message::new("case-flag-lift-proposed"),
            Self::Escalated { at } => Message::new("case-flag-escalated").with("at", at.london_words()),
            Self::Paused { on } => Message::new("case-flag-paused").with("on", on.words()),
            Self::WaitsForSignature => Message::new("case-flag-signature"),
            Self::Repeat { times } => Message::new("case-flag-repeat").with("times", times),
            Self::LooseEnds { count } => Message::new("case-flag-loose-ends").with("count", count),
            Self::EmergencyAccess { until } => {
                Message::new("case-flag-emergency-access").with("until", until.london_words())
            }
            Self::Closed { at } => Message::new("case-flag-closed").with("on", at.london_date().words()),
            Self::HandledElsewhere => Message::new("case-flag-elsewhere"),
        }
    }
}

impl CaseHead {
    /// The head of a case with this reference, as it is read out, at this stage. Nothing else is known yet: no
    /// name, no age, consent not asked.
    #[must_use]
    pub fn new(case: CaseId, reference: impl Into<String>, stage: StageName) -> Self {
        let pages = CasePlace::PAGES.map(|place| SubPage {
            link: CaseLink::to(place, case),
            current: false,
        });
        Self {
            case,
            opened: true,
            reference: reference.into(),
            name: None,
            age: Age::NotKnown.words(),
            stage: Message::coded("stage-", stage.code()),
            consent: None,
            flags: Vec::new(),
            done: None,
            pages: pages.into(),
        }
    }

    /// The same for a reader who may learn who has looked, and nothing of the case.
    #[must_use]
    pub fn unopened(mut self) -> Self {
        self.opened = false;
        self.pages.truncate(0);
        self
    }

    /// The same, about somebody of this name.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The same, about somebody of this age.
    #[must_use]
    pub fn aged(mut self, age: Age) -> Self {
        self.age = age.words();
        self
    }

    /// The same, with consent as the rule set words it.
    #[must_use]
    pub fn consent(mut self, words: impl Into<String>) -> Self {
        self.consent = Some(words.into());
        self
    }

    /// The same, with one more thing that must not be overlooked.
    #[must_use]
    pub fn flag(mut self, flag: Flag) -> Self {
        self.flags.push(flag.words());
        self
    }

    /// The same, saying that what the form at `place` does was done.
    #[must_use]
    pub fn done(mut self, place: CasePlace) -> Self {
        self.done = place.done();
        self
    }

    /// The same, saying that a draft was kept.
    #[must_use]
    pub fn draft_kept(mut self) -> Self {
        self.done = Some(Message::new("case-done-draft"));
        self
    }

    /// The same, over the page at `here`.
    pub(super) fn at(mut self, here: CasePlace) -> Self {
        for (page, place) in self.pages.iter_mut().zip(CasePlace::PAGES) {
            page.current = place == here;
        }
        self
    }

    /// Whether the reader sees more of the case than its reference.
    pub(super) const fn is_opened(&self) -> bool {
        self.opened
    }

    /// The case.
    #[must_use]
    pub const fn case(&self) -> CaseId {
        self.case
    }
}

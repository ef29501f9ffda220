//! Everything about one case: what is known, what happened, what is to be done, and the forms that change it.
//!
//! Each page stands under a [`CaseHead`]: who it is about, where the case is, and what must not be overlooked, in
//! words. Nothing here says a name in a title or an address.

pub mod decisions;
pub mod forms;
mod head;
pub mod looks;
pub mod notes;
pub mod overview;
pub mod people;
mod place;
pub mod referral;
pub mod said;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
mod step;
pub mod tasks;
pub mod timeline;
pub mod why;

pub use head::{Age, CaseHead, Flag};
pub use place::CasePlace;
pub use step::{task_path, task_words};

use step::task_why;

use serde::Serialize;
use waymark_domain::CaseId;

use super::referral::silent_debug;
use crate::Message;

/// A link to a page or form of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseLink {
    words: Message,
    href: String,
}

impl CaseLink {
    /// The link to `place` of `case`.
    #[must_use]
    pub fn to(place: CasePlace, case: CaseId) -> Self {
        Self {
            words: place.words(),
            href: place.path(case),
        }
    }
}

/// How near a day is, in working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// That many working days ago.
    Late(u32),
    /// Today.
    Today,
    /// In that many working days.
    In(u32),
}

impl Nearness {
    /// In words.
    #[must_use]
    pub fn words(self) -> Message {
        match self {
            Self::Late(days) => Message::new("near-late").with("days", days),
            Self::Today => Message::new("near-today"),
            Self::In(days) => Message::new("near-in").with("days", days),
        }
    }
}

/// A day by which something is due, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    on: String,
    near: Message,
}

impl Due {
    /// Due on a day as near as that.
    #[must_use]
    pub fn on(day: waymark_domain::Date, near: Nearness) -> Self {
        Self {
            on: day.words(),
            near: near.words(),
        }
    }
}

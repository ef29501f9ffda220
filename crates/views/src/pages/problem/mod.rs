//! The page shown when something cannot be shown or done, on both sites.

use serde::Serialize;

use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// What went wrong, in the words of a reader; `web` chooses the status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// Nothing is at this address, or nothing that the reader may know of (404).
    NotFound,
    /// A form that cannot be accepted from here (403).
    Forbidden,
    /// They may know of it, and it is not theirs to do (403).
    NotTheirs,
    /// Our fault (500).
    Broken,
    /// Not at the moment (503).
    Unavailable,
    /// More than can be taken at once (413).
    TooMuch,
    /// Too many at once (429).
    Busy,
}

impl Problem {
    /// Every problem.
    pub const ALL: [Self; 7] = [
        Self::NotFound,
        Self::Forbidden,
        Self::NotTheirs,
        Self::Broken,
        Self::Unavailable,
        Self::TooMuch,
        Self::Busy,
    ];

    fn title_id(self) -> &'static str {
        match self {
            Self::NotFound => "problem-not-found-title",
            Self::Forbidden => "problem-forbidden-title",
            Self::NotTheirs => "problem-not-theirs-title",
            Self::Broken => "problem-broken-title",
            Self::Unavailable => "problem-unavailable-title",
            Self::TooMuch => "problem-too-much-title",
            Self::Busy => "problem-busy-title",
        }
    }

    fn text_id(self) -> &'static str {
        match self {
            Self::NotFound => "problem-not-found",
            Self::Forbidden => "problem-forbidden",
            Self::NotTheirs => "problem-not-theirs",
            Self::Broken => "problem-broken",
            Self::Unavailable => "problem-unavailable",
            Self::TooMuch => "problem-too-much",
            Self::Busy => "problem-busy",
        }
    }
}

/// A problem as a page.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemPage {
    problem: Problem,
    text: Message,
    reference: Option<String>,
}

/// What is said above a form that could not be saved: what was typed is still there.
#[must_use]
pub fn not_saved() -> Message {
    Message::new("problem-not-saved")
}

impl ProblemPage {
    /// The page of `problem`.
    #[must_use]
    pub fn of(problem: Problem) -> Self {
        Self {
            problem,
            text: Message::new(problem.text_id()),
            reference: None,
        }
    }

    /// The same page with the number under which the log holds what happened.
    #[must_use]
    pub fn logged_as(self, reference: impl Into<String>) -> Self {
        Self {
            reference: Some(reference.into()),
            ..self
        }
    }
}

impl Page for ProblemPage {
    const TEMPLATE: &'static str = "pages/problem/page.html";

    fn title(&self) -> Message {
        Message::new(self.problem.title_id())
    }
}

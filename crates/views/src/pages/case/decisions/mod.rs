//! Decisions of a case with their reasons, newest first.

use serde::Serialize;
use waymark_domain::Timestamp;

use super::{CaseHead, CasePlace, silent_debug};
use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The decisions of a case.
#[derive(Clone, Serialize)]
pub struct DecisionsPage {
    head: CaseHead,
    decisions: Vec<Decision>,
}

/// One decision with its reasons.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    anchor: String,
    outcome: String,
    by: String,
    decided: String,
    recorded: String,
    late: bool,
    short: Vec<Line>,
    rows: Vec<Row>,
    second: Option<Message>,
    second_note: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Serialize)]
struct Row {
    label: Message,
    text: String,
}

/// A short line of a decision: a heading, and words of ours or of a list.
#[derive(Clone, PartialEq, Eq, Serialize)]
struct Line {
    label: Message,
    text: String,
}

silent_debug!(DecisionsPage, Decision, Row, Line);

/// What a decision says about itself in text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The facts relied on.
    Facts,
    /// The options considered.
    Options,
    /// What was not checked, and by whom it will be.
    NotChecked,
    /// The reason.
    Reason,
    /// How all referrals of the person were weighed together.
    Weighed,
    /// Why nobody needs to take anything over.
    NoHandover,
    /// Why the person was not told.
    NotTold,
}

/// Where the second signature of a decision stands.
#[derive(Clone, PartialEq, Eq)]
pub enum SecondSignature {
    /// Waited for.
    Due,
    /// Given.
    Given {
        /// By whom, in words.
        by: String,
        /// When.
        at: Timestamp,
        /// What they added.
        note: Option<String>,
    },
    /// Sent back.
    Returned {
        /// By whom, in words.
        by: String,
        /// When.
        at: Timestamp,
        /// Why.
        because: String,
    },
}

silent_debug!(SecondSignature);

impl Decision {
    /// The decision that the history's event of this number holds: its outcome as the rule set words it, who
    /// decided, when, and when that was written down.
    #[must_use]
    pub fn new(
        number: u32,
        outcome: impl Into<String>,
        by: impl Into<String>,
        decided_at: Timestamp,
        recorded_at: Timestamp,
    ) -> Self {
        Self {
            anchor: format!("decision-{number}"),
            outcome: outcome.into(),
            by: by.into(),
            decided: decided_at.london_words(),
            recorded: recorded_at.london_words(),
            late: decided_at.london_date() != recorded_at.london_date(),
            short: Vec::new(),
            rows: Vec::new(),
            second: None,
            second_note: None,
        }
    }

    /// The same, with one of its texts.
    #[must_use]
    pub fn part(mut self, part: Part, text: impl Into<String>) -> Self {
        let label = match part {
            Part::Facts => "decision-facts",
            Part::Options => "decision-options",
            Part::NotChecked => "decision-not-checked",
            Part::Reason => "decision-reason",
            Part::Weighed => "decision-weighed",
            Part::NoHandover => "decision-no-handover",
            Part::NotTold => "decision-not-told",
        };
        self.rows.push(Row {
            label: Message::new(label),
            text: text.into(),
        });
        self
    }

    /// The same, with what the referral was about, as the rule set words it.
    #[must_use]
    pub fn concern(self, words: impl Into<String>) -> Self {
        self.line("decision-concern", words)
    }

    /// The same, handed over to a service.
    #[must_use]
    pub fn handed_to(self, service: impl Into<String>) -> Self {
        self.line("decision-handed-to", service)
    }

    /// The same, with the day the person was told, in words.
    #[must_use]
    pub fn told_on(self, day: impl Into<String>) -> Self {
        self.line("decision-told", day)
    }

    /// The same, with the day on which somebody asks again whether the person can be told, in words.
    #[must_use]
    pub fn revisit_on(self, day: impl Into<String>) -> Self {
        self.line("decision-revisit", day)
    }

    /// The same, with its second signature.
    #[must_use]
    pub fn second(mut self, second: SecondSignature) -> Self {
        let (message, note) = match second {
            SecondSignature::Due => (Message::new("decision-second-due"), None),
            SecondSignature::Given { by, at, note } => {
                let message = Message::new("decision-second-given");
                (message.with("by", by).with("at", at.london_words()), note)
            }
            SecondSignature::Returned { by, at, because } => {
                let message = Message::new("decision-second-returned");
                (
                    message.with("by", by).with("at", at.london_words()),
                    Some(because),
                )
            }
        };
        self.second = Some(message);
        self.second_note = note;
        self
    }

    fn line(mut self, label: &'static str, text: impl Into<String>) -> Self {
        self.short.push(Line {
            label: Message::new(label),
            text: text.into(),
        });
        self
    }
}

impl DecisionsPage {
    /// The page with these decisions, newest first.
    #[must_use]
    pub fn new(head: CaseHead, decisions: Vec<Decision>) -> Self {
        Self {
            head: head.at(CasePlace::Decisions),
            decisions,
        }
    }
}

impl Page for DecisionsPage {
    const TEMPLATE: &'static str = "pages/case/decisions/page.html";

    fn title(&self) -> Message {
        CasePlace::Decisions.words()
    }
}

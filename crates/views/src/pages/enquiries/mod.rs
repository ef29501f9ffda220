//! Calls for advice: counted by kind, logged without naming anybody, made a referral in one reasoned step.

use std::fmt::Display;

use serde::Serialize;
use waymark_domain::{Date, Timestamp};

use super::referral::silent_debug;
use crate::{Message, Page, paths};

pub mod new;
pub mod promote;
#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// Where a new enquiry is logged.
pub const NEW: &str = "/enquiries/new";

/// Where one enquiry is.
#[must_use]
pub fn path(enquiry: impl Display) -> String {
    format!("{}/{enquiry}", paths::ENQUIRIES)
}

/// Where one enquiry becomes a referral.
#[must_use]
pub fn promote_path(enquiry: impl Display) -> String {
    format!("{}/promote", path(enquiry))
}

/// How many enquiries there were of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct KindCount {
    kind: String,
    count: u32,
}

impl KindCount {
    /// So many of a kind, in words.
    #[must_use]
    pub fn new(kind: impl Into<String>, count: u32) -> Self {
        Self {
            kind: kind.into(),
            count,
        }
    }
}

/// An enquiry in the list.
#[derive(Clone, Serialize)]
pub struct EnquiryLine {
    href: String,
    kind: String,
    area: Option<String>,
    at: String,
    by: String,
    promoted: bool,
}

impl EnquiryLine {
    /// An enquiry of a kind, in words, which somebody logged.
    #[must_use]
    pub fn new(
        enquiry: impl Display,
        kind: impl Into<String>,
        area: Option<String>,
        at: Timestamp,
        by: impl Into<String>,
    ) -> Self {
        Self {
            href: path(enquiry),
            kind: kind.into(),
            area,
            at: at.london_words(),
            by: by.into(),
            promoted: false,
        }
    }

    /// The same, made a referral since.
    #[must_use]
    pub fn promoted(mut self) -> Self {
        self.promoted = true;
        self
    }
}

/// The list.
#[derive(Clone, Serialize)]
pub struct EnquiriesPage {
    since: String,
    counts: Vec<KindCount>,
    total: u32,
    latest: Vec<EnquiryLine>,
    more: bool,
    new: Option<&'static str>,
}

impl EnquiriesPage {
    /// The page with what was counted since a day, and the latest enquiries, newest first. `may_log` shows the way to
    /// a new one.
    #[must_use]
    pub fn new(since: Date, counts: Vec<KindCount>, latest: Vec<EnquiryLine>, may_log: bool) -> Self {
        Self {
            since: since.words(),
            total: counts.iter().map(|kind| kind.count).sum(),
            counts,
            latest,
            more: false,
            new: may_log.then_some(NEW),
        }
    }

    /// The same, with more enquiries than are shown.
    #[must_use]
    pub fn more(mut self) -> Self {
        self.more = true;
        self
    }
}

impl Page for EnquiriesPage {
    const TEMPLATE: &'static str = "pages/enquiries/page.html";

    fn title(&self) -> Message {
        Message::new("enquiries-title")
    }
}

/// One enquiry.
#[derive(Clone, Serialize)]
pub struct EnquiryPage {
    line: EnquiryLine,
    advice: String,
    promote: Option<String>,
    case: Option<Promoted>,
    back: &'static str,
}

/// The referral that an enquiry became.
#[derive(Clone, Serialize)]
struct Promoted {
    reference: String,
    because: String,
}

silent_debug!(EnquiryLine, EnquiriesPage, EnquiryPage);

impl EnquiryPage {
    /// The enquiry and what was advised.
    #[must_use]
    pub fn new(line: EnquiryLine, advice: impl Into<String>) -> Self {
        Self {
            line,
            advice: advice.into(),
            promote: None,
            case: None,
            back: paths::ENQUIRIES,
        }
    }

    /// The same, which the reader may make a referral.
    #[must_use]
    pub fn may_promote(mut self, enquiry: impl Display) -> Self {
        self.promote = Some(promote_path(enquiry));
        self
    }

    /// The same, made the referral with that reference, for a reason.
    #[must_use]
    pub fn became(mut self, reference: impl Into<String>, because: impl Into<String>) -> Self {
        self.case = Some(Promoted {
            reference: reference.into(),
            because: because.into(),
        });
        self
    }
}

impl Page for EnquiryPage {
    const TEMPLATE: &'static str = "pages/enquiries/one.html";

    fn title(&self) -> Message {
        Message::new("enquiry-title")
    }
}

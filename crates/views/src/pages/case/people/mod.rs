//! The people of a case and how they are connected to the person it is about.

use serde::Serialize;

use super::{CaseHead, CaseLink, CasePlace, silent_debug};
use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The people of a case.
#[derive(Clone, Serialize)]
pub struct PeoplePage {
    head: CaseHead,
    people: Vec<Connected>,
    record: Option<CaseLink>,
}

/// Somebody connected to the person the case is about.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Connected {
    /// Who, as it was written down.
    pub who: String,
    /// How they are connected.
    pub how: String,
    /// Where that comes from.
    pub source: String,
    /// When it was written down, in words.
    pub recorded: String,
    /// Who wrote it down.
    pub by: String,
}

silent_debug!(PeoplePage, Connected);

impl PeoplePage {
    /// The page with these connections, and the form for another if the reader may record one.
    #[must_use]
    pub fn new(head: CaseHead, people: Vec<Connected>, may_record: bool) -> Self {
        let case = head.case();
        Self {
            head: head.at(CasePlace::People),
            people,
            record: may_record.then(|| CaseLink::to(CasePlace::Connection, case)),
        }
    }
}

impl Page for PeoplePage {
    const TEMPLATE: &'static str = "pages/case/people/page.html";

    fn title(&self) -> Message {
        CasePlace::People.words()
    }
}

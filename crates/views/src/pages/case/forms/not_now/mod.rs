//! A form of a case that cannot be used as the case stands: why, and what was typed into it meanwhile, if anything.

use serde::Serialize;
use waymark_domain::case::Refusal;

use crate::pages::case::forms::{Changed, Meanwhile, Typed};
use crate::pages::case::{CaseHead, CaseLink, CasePlace, silent_debug};
use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// Why a form cannot be used now.
#[derive(Clone, Serialize)]
pub struct NotNowPage {
    head: CaseHead,
    #[serde(skip)]
    place: CasePlace,
    why: Message,
    back: CaseLink,
    typed: Vec<String>,
    meanwhile: Option<Meanwhile>,
}

silent_debug!(NotNowPage);

impl NotNowPage {
    /// The form at `place` of a case that refuses what it would do.
    #[must_use]
    pub fn new(head: CaseHead, place: CasePlace, why: Refusal) -> Self {
        Self {
            back: CaseLink::to(CasePlace::Overview, head.case()),
            head,
            place,
            why: Message::coded("refusal-", why.code()),
            typed: Vec::new(),
            meanwhile: None,
        }
    }

    /// The same, showing what was typed, so that it can be copied, and what changed meanwhile.
    #[must_use]
    pub fn typed(mut self, typed: &impl Typed, changes: Vec<Changed>) -> Self {
        let long = |text: &&str| text.chars().any(char::is_whitespace);
        let texts = typed.fields().into_iter().map(|(_, text)| text);
        self.typed = texts.filter(long).map(str::to_owned).collect();
        self.meanwhile = (!changes.is_empty()).then(|| Meanwhile::of(changes, self.head.case()));
        self
    }
}

impl Page for NotNowPage {
    const TEMPLATE: &'static str = "pages/case/forms/not_now/page.html";

    fn title(&self) -> Message {
        self.place.words()
    }
}

//! The second signature: the whole decision is shown, and signed or sent back.

use serde::Serialize;
use waymark_domain::case::{SecondBecause, SecondVerdict};

use crate::pages::case::CasePlace;
use crate::pages::case::decisions::Decision;
use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{CaseForm, raw_form};
use crate::{FormErrors, Message};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    SignForm {
        /// `sign` or `return`.
        verdict,
        /// What to add, or why it is sent back.
        words,
    }
}

/// The decision that waits, and why it needs a second person.
#[derive(Clone, Debug, Serialize)]
pub struct Unsigned {
    decision: Decision,
    because: Message,
}

impl Unsigned {
    /// This decision, for this reason.
    #[must_use]
    pub fn new(decision: Decision, because: SecondBecause) -> Self {
        Self {
            decision,
            because: second_words(because),
        }
    }
}

/// Why a decision needs a second signature, in words.
pub(super) fn second_words(because: SecondBecause) -> Message {
    Message::coded("second-because-", because.code())
}

impl CaseForm for SignForm {
    const TEMPLATE: &'static str = "pages/case/forms/sign/page.html";
    const PLACE: CasePlace = CasePlace::Sign;
    type Shown = Unsigned;
}

impl SignForm {
    /// Signed or sent back.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<SecondVerdict, FormErrors> {
        let mut reading = Reading::default();
        let verdict = match self.verdict.as_str() {
            "sign" => Some(SecondVerdict::Signed {
                note: reading.optional("words", &self.words),
            }),
            "return" => reading
                .text("words", &self.words, "sign-error-words")
                .map(|because| SecondVerdict::Returned { because }),
            _ => reading.wrong("verdict", "missing", "sign-error-verdict"),
        };
        reading.finish(verdict)
    }
}

//! The safe answer to the referrer: fixed words, shown exactly as they will be read.

use serde::Serialize;
use waymark_domain::case::ReferrerAnswer;
use waymark_domain::rules::Entry;
use waymark_domain::text::Code;

use crate::FormErrors;
use crate::pages::case::CasePlace;
use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{CaseForm, Choice, raw_form};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

const NONE: &str = "none";

raw_form! {
    /// The form as typed.
    AnswerForm {
        /// The code of the answer, or `none`.
        answer,
        /// Why none.
        reason,
    }
}

/// What can be released.
#[derive(Clone, Debug, Serialize)]
pub struct Answers {
    choices: Vec<Choice>,
    wished: bool,
    in_welsh: bool,
}

impl Answers {
    /// These fixed answers; whether the referrer wishes one, and whether they wrote in Welsh and so read it in Welsh.
    #[must_use]
    pub fn new<'a>(answers: impl Iterator<Item = &'a Entry>, wished: bool, in_welsh: bool) -> Self {
        let choice = |entry: &Entry| {
            let choice = Choice::new(entry.code.as_str(), entry.label_in(in_welsh));
            match in_welsh {
                true => choice.in_welsh(entry.label.clone()),
                false => choice,
            }
        };
        Self {
            choices: answers.map(choice).collect(),
            wished,
            in_welsh,
        }
    }
}

impl CaseForm for AnswerForm {
    const TEMPLATE: &'static str = "pages/case/forms/answer/page.html";
    const PLACE: CasePlace = CasePlace::Answer;
    type Shown = Answers;
}

impl AnswerForm {
    /// What is released, or why nothing is.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, answers: &Answers) -> Result<ReferrerAnswer, FormErrors> {
        let mut reading = Reading::default();
        let answer = if self.answer == NONE {
            reading
                .text("reason", &self.reason, "answer-referrer-error-reason")
                .map(|because| ReferrerAnswer::None { because })
        } else {
            let code: Option<Code> = reading.code(
                "answer",
                &self.answer,
                &answers.choices,
                "answer-referrer-error-answer",
            );
            code.map(ReferrerAnswer::Released)
        };
        reading.finish(answer)
    }
}

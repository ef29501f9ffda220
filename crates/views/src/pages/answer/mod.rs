//! Reading the fixed answer that an officer released, with a receipt code.

use serde::Serialize;
use waymark_domain::reference::{InvalidReference, ReceiptCode};
use waymark_domain::rules::Entry;

use super::referral::silent_debug;
use crate::{Form, FormErrors, Message, Page, paths};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// What was typed: the raw field `code`.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct AnswerForm {
    /// A receipt code, as typed.
    pub code: String,
}

silent_debug!(AnswerForm, AskAnswerPage);

impl AnswerForm {
    /// The name of what the form posts.
    pub const FIELD: &'static str = "code";

    /// The receipt code, or what is wrong with it.
    ///
    /// # Errors
    /// What to mend.
    pub fn parse(&self) -> Result<ReceiptCode, FormErrors> {
        let refused = |(code, message)| {
            let mut errors = FormErrors::none();
            errors.add(Self::FIELD, code, Message::new(message));
            errors
        };
        if self.code.trim().is_empty() {
            return Err(refused(("missing", "answer-error-missing")));
        }
        ReceiptCode::parse(&self.code).map_err(|invalid| {
            refused(match invalid {
                InvalidReference::Length => ("length", "answer-error-length"),
                InvalidReference::Character => ("character", "answer-error-character"),
                InvalidReference::Check => ("check", "answer-error-check"),
            })
        })
    }
}

/// The page that asks for the receipt code.
#[derive(Clone, Serialize)]
pub struct AskAnswerPage {
    typed: AnswerForm,
    form: Form,
}

impl AskAnswerPage {
    /// The page with what was typed.
    #[must_use]
    pub fn new(typed: AnswerForm, errors: FormErrors) -> Self {
        Self {
            typed,
            form: Form::to(paths::ANSWER).back_to(paths::HOME).with_errors(errors),
        }
    }
}

impl Page for AskAnswerPage {
    const TEMPLATE: &'static str = "pages/answer/page.html";

    fn title(&self) -> Message {
        Message::new("answer-title")
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

/// The answer: the rule set's fixed words, or that there is none to show, whatever the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswerPage {
    en: Option<String>,
    cy: Option<String>,
}

impl AnswerPage {
    /// The answer an officer released.
    #[must_use]
    pub fn released(answer: &Entry) -> Self {
        Self {
            en: Some(answer.label.clone()),
            cy: Some(answer.label_in(true).to_owned()),
        }
    }

    /// No answer to show: unknown, not released and withdrawn are one.
    #[must_use]
    pub const fn none() -> Self {
        Self { en: None, cy: None }
    }
}

impl Page for AnswerPage {
    const TEMPLATE: &'static str = "pages/answer/answer.html";

    fn title(&self) -> Message {
        Message::new("answer-title")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(code: &str) -> Result<ReceiptCode, &'static str> {
        let form = AnswerForm { code: code.into() };
        form.parse()
            .map_err(|errors| errors.iter().next().map_or("", |error| error.code))
    }

    #[test]
    fn a_receipt_code_is_read_forgivingly_and_a_reference_is_not_one() {
        let code = ReceiptCode::from_bytes([5; 16]);
        assert_eq!(parse(&code.spoken().to_lowercase().replace('-', " ")), Ok(code));
        assert_eq!(parse("7K2M-Q9TX-4BVH-2D6N-8"), Err("length"));
        assert_eq!(parse("  "), Err("missing"));
        assert_eq!(parse("?"), Err("character"));
    }
}

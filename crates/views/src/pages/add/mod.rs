//! Adding to a referral by its reference, or by the receipt code. Nothing is ever shown back.

use serde::Serialize;
use waymark_domain::reference::{InvalidReference, ReceiptCode, Reference};
use waymark_domain::text::{InvalidText, Text};

use super::referral::silent_debug;
use crate::{Form, FormErrors, Message, Page, paths};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// What was typed: the raw fields `reference` and `text`.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct AddForm {
    /// A reference or a receipt code, as typed or said.
    pub reference: String,
    /// What to add.
    pub text: String,
}

/// What opens a referral for adding.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// The reference: it only adds.
    Reference(Reference),
    /// The receipt code.
    Receipt(ReceiptCode),
}

/// Something to add to a referral.
#[derive(Clone, PartialEq, Eq)]
pub struct Addition {
    /// Which referral.
    pub holder: Holder,
    /// What is added.
    pub text: Text,
}

silent_debug!(AddForm, Holder, Addition, AddPage);

impl AddForm {
    /// The names of what the form posts, besides the retry key.
    pub const FIELDS: [&'static str; 2] = ["reference", "text"];

    /// The addition, or everything that is wrong. What was typed stays in the form.
    ///
    /// # Errors
    /// What to mend in either field.
    pub fn parse(&self) -> Result<Addition, FormErrors> {
        let mut errors = FormErrors::none();
        let holder = holder(&self.reference)
            .map_err(|(code, message)| errors.add("reference", code, Message::new(message)))
            .ok();
        let text = Text::parse(&self.text)
            .map_err(|invalid| errors.add("text", text_code(invalid), text_message(invalid)))
            .ok();
        match holder.zip(text) {
            Some((holder, text)) => Ok(Addition { holder, text }),
            None => Err(errors),
        }
    }
}

fn holder(typed: &str) -> Result<Holder, (&'static str, &'static str)> {
    if typed.trim().is_empty() {
        return Err(("missing", "add-error-reference-missing"));
    }
    match (Reference::parse(typed), ReceiptCode::parse(typed)) {
        (Ok(reference), _) => Ok(Holder::Reference(reference)),
        (_, Ok(code)) => Ok(Holder::Receipt(code)),
        (Err(InvalidReference::Check), _) | (_, Err(InvalidReference::Check)) => {
            Err(("check", "add-error-reference-check"))
        }
        (Err(InvalidReference::Character), _) | (_, Err(InvalidReference::Character)) => {
            Err(("character", "add-error-reference-character"))
        }
        (Err(InvalidReference::Length), Err(InvalidReference::Length)) => {
            Err(("length", "add-error-reference-length"))
        }
    }
}

const fn text_code(invalid: InvalidText) -> &'static str {
    match invalid {
        InvalidText::Empty => "missing",
        InvalidText::TooLong { .. } => "too_long",
    }
}

fn text_message(invalid: InvalidText) -> Message {
    match invalid {
        InvalidText::Empty => Message::new("add-error-text-missing"),
        InvalidText::TooLong { chars, limit } => super::referral::too_long(chars, limit),
    }
}

/// The page that asks for the reference and for what to add.
#[derive(Clone, Serialize)]
pub struct AddPage {
    typed: AddForm,
    form: Form,
}

impl AddPage {
    /// The page with what was typed so far. `retry_key` makes a resend the same addition.
    #[must_use]
    pub fn new(typed: AddForm, errors: FormErrors, retry_key: &str) -> Self {
        let form = Form::to(paths::ADD).back_to(paths::HOME);
        Self {
            typed,
            form: form.hide("retry_key", retry_key).with_errors(errors),
        }
    }
}

impl Page for AddPage {
    const TEMPLATE: &'static str = "pages/add/page.html";

    fn title(&self) -> Message {
        Message::new("add-title")
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

/// The addition was kept: one page for known and unknown references alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AddedPage;

impl Page for AddedPage {
    const TEMPLATE: &'static str = "pages/add/done.html";

    fn title(&self) -> Message {
        Message::new("add-done-title")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(reference: &str, text: &str) -> Vec<(String, &'static str)> {
        let form = AddForm {
            reference: reference.into(),
            text: text.into(),
        };
        let errors = form.parse().unwrap_err();
        errors
            .iter()
            .map(|error| (error.field.clone(), error.code))
            .collect()
    }

    #[test]
    fn a_reference_or_a_receipt_code_is_taken_however_it_is_spoken() {
        let reference = Reference::from_bytes([7; 10]);
        let code = ReceiptCode::from_bytes([9; 16]);
        for (spoken, holder) in [
            (reference.spoken(), Holder::Reference(reference)),
            (code.spoken(), Holder::Receipt(code)),
        ] {
            let typed = AddForm {
                reference: format!("  {}", spoken.to_lowercase().replace('-', " ")),
                text: "More.".into(),
            };
            let added = typed.parse().unwrap();
            assert_eq!(
                added,
                Addition {
                    holder,
                    text: Text::parse("More.").unwrap()
                }
            );
        }
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let wrong = |code| ("reference".to_owned(), code);
        assert_eq!(codes("", " "), [wrong("missing"), ("text".into(), "missing")]);
        assert_eq!(codes("7K2M", "x"), [wrong("length")]);
        assert_eq!(codes("7K2M-Q9TX-4BVH-2D6N-!", "x"), [wrong("character")]);
        let other = Reference::from_bytes([7; 10]).spoken();
        let flipped = if other.starts_with('1') {
            other.replacen('1', "2", 1)
        } else {
            format!("1{}", &other[1..])
        };
        assert_eq!(codes(&flipped, "x"), [wrong("check")]);
    }
}

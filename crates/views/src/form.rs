//! What every form needs: what is wrong with it, and the hidden fields that make it safe to send.

use serde::Serialize;

use crate::Message;

/// One thing to put right in a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// The name of the field it is about.
    pub field: String,
    /// A stable code for the log of which questions go wrong; never what was typed.
    pub code: &'static str,
    /// The sentence shown in the summary and beside the field.
    pub message: Message,
    /// The id of the element the summary links to: the field itself unless set otherwise, as for the first part
    /// of a date.
    pub anchor: String,
}

/// Everything to put right in a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct FormErrors(Vec<FieldError>);

impl FormErrors {
    /// No errors.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds an error about `field`, to which the summary links.
    pub fn add(&mut self, field: impl Into<String>, code: &'static str, message: Message) {
        let field = field.into();
        self.add_at(field.clone(), field, code, message);
    }

    /// Adds an error about `field` whose summary line links to the element with id `anchor`.
    pub fn add_at(
        &mut self,
        field: impl Into<String>,
        anchor: impl Into<String>,
        code: &'static str,
        message: Message,
    ) {
        self.0.push(FieldError {
            field: field.into(),
            code,
            message,
            anchor: anchor.into(),
        });
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The errors in order.
    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }

    /// The first error about `field`.
    #[must_use]
    pub fn about(&self, field: &str) -> Option<&FieldError> {
        self.0.iter().find(|error| error.field == field)
    }

    /// `value` when nothing is wrong, the errors otherwise: how a form's `parse` ends.
    ///
    /// # Errors
    /// These errors, when there are any.
    pub fn or_ok<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

/// The frame of a form: where it goes, what protects it, what is wrong with it. The layout `layout/question.html`
/// shows it for a page with a field `form` of this type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Form {
    /// The path it is posted to, without the language: the layout adds it.
    pub action: String,
    /// The path of the page before, without the language; none on a first page.
    pub back: Option<String>,
    /// Hidden fields in order, such as the anti-forgery token and the retry key.
    pub hidden: Vec<Hidden>,
    /// What is wrong with what was sent.
    pub errors: FormErrors,
}

/// A hidden field of a form.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Hidden {
    /// The name of the field.
    pub name: &'static str,
    /// Its value.
    pub value: String,
}

/// Shows the name only: the value is a key.
impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hidden({})", self.name)
    }
}

impl Form {
    /// A form posted to `action`, with nothing wrong and nothing hidden.
    #[must_use]
    pub fn to(action: impl Into<String>) -> Self {
        Self {
            action: action.into(),
            back: None,
            hidden: Vec::new(),
            errors: FormErrors::none(),
        }
    }

    /// The same form after the page at `path`.
    #[must_use]
    pub fn back_to(mut self, path: impl Into<String>) -> Self {
        self.back = Some(path.into());
        self
    }

    /// The same form with one more hidden field.
    #[must_use]
    pub fn hide(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.hidden.push(Hidden {
            name,
            value: value.into(),
        });
        self
    }

    /// The same form with these errors.
    #[must_use]
    pub fn with_errors(mut self, errors: FormErrors) -> Self {
        self.errors = errors;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_collects_every_error_and_finds_each_by_its_field() {
        let mut errors = FormErrors::none();
        errors.add("name", "missing", Message::new("a"));
        errors.add_at("born", "born-day", "impossible", Message::new("b"));
        let fields: Vec<_> = errors
            .iter()
            .map(|e| (e.field.as_str(), e.anchor.as_str()))
            .collect();
        assert_eq!(fields, [("name", "name"), ("born", "born-day")]);
        assert_eq!(errors.about("born").map(|e| e.code), Some("impossible"));
        assert_eq!(errors.about("place"), None);
        assert_eq!(errors.clone().or_ok(()), Err(errors));
    }
}

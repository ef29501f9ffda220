//! What the forms of the staff site outside a case share: raw fields in, a parsed command or every error at once
//! out; what was typed comes back.

use serde::Serialize;

use crate::{Form, FormErrors, Message, Page};

/// A form outside a case.
pub trait StaffForm: Serialize + Default {
    /// The template below `src/`.
    const TEMPLATE: &'static str;
    /// What stands beside the fields.
    type Shown: Serialize;

    /// The heading of the page.
    fn title(shown: &Self::Shown) -> Message;
}

/// The page of a form outside a case.
#[derive(Clone, Serialize)]
pub struct StaffFormPage<F: StaffForm> {
    typed: F,
    shown: F::Shown,
    form: Form,
}

impl<F: StaffForm> std::fmt::Debug for StaffFormPage<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StaffFormPage({})", F::TEMPLATE)
    }
}

impl<F: StaffForm> StaffFormPage<F> {
    /// The form posted to `action`, empty; it leads back to `back`.
    #[must_use]
    pub fn new(action: impl Into<String>, back: impl Into<String>, shown: F::Shown) -> Self {
        Self {
            typed: F::default(),
            shown,
            form: Form::to(action).back_to(back),
        }
    }

    /// The same with what was typed, and what is wrong with it.
    #[must_use]
    pub fn typed(mut self, typed: F, errors: FormErrors) -> Self {
        self.typed = typed;
        self.form = self.form.with_errors(errors);
        self
    }

    /// The same with one more hidden field, such as the anti-forgery token or the version that was read.
    #[must_use]
    pub fn hide(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.form = self.form.hide(name, value);
        self
    }
}

impl<F: StaffForm> Page for StaffFormPage<F> {
    const TEMPLATE: &'static str = F::TEMPLATE;

    fn title(&self) -> Message {
        F::title(&self.shown)
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

/// A form empty, sent empty and full of hostile text.
#[cfg(any(test, feature = "samples"))]
pub(super) fn form_samples<F: StaffForm>(
    page: impl Fn() -> StaffFormPage<F>,
    hostile: F,
    parse: impl Fn(&F) -> FormErrors,
) -> Vec<(&'static str, StaffFormPage<F>)> {
    let page = || page().hide("csrf", "sample");
    let (empty, wrong) = (F::default(), parse(&hostile));
    let missing = parse(&empty);
    vec![
        ("empty", page()),
        ("sent-empty", page().typed(empty, missing)),
        ("typed-hostile", page().typed(hostile, wrong)),
    ]
}

//! Signing in: name and passphrase, then a code; proving it again; and the demonstration's list of members.

use serde::Serialize;
use waymark_domain::case::Role;

use crate::chrome::role_words;
use crate::{Form, FormErrors, Hidden, Message, Page, paths};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The field that carries the page somebody wished to see.
pub const TO: &str = "to";

/// Name and passphrase.
#[derive(Clone, Serialize)]
pub struct SignInPage {
    name: String,
    open: bool,
    kept: bool,
    form: Form,
}

impl SignInPage {
    /// The page; `open` once two administrators are enrolled. It leads on to `to`.
    #[must_use]
    pub fn new(open: bool, to: &str) -> Self {
        Self {
            name: String::new(),
            open,
            kept: false,
            form: Form::to(paths::SIGN_IN).hide(TO, to),
        }
    }

    /// The same, saying that a form is kept.
    #[must_use]
    pub fn kept(self, kept: bool) -> Self {
        Self { kept, ..self }
    }

    /// The same after a name and passphrase that did not work, whatever the reason.
    #[must_use]
    pub fn refused(mut self, name: &str) -> Self {
        let mut errors = FormErrors::none();
        errors.add("name", "refused", Message::new("sign-in-error"));
        name.clone_into(&mut self.name);
        self.form = self.form.with_errors(errors);
        self
    }

    /// The same after waiting too long before the code.
    #[must_use]
    pub fn late(mut self) -> Self {
        let mut errors = FormErrors::none();
        errors.add("name", "late", Message::new("sign-in-late"));
        self.form = self.form.with_errors(errors);
        self
    }
}

impl std::fmt::Debug for SignInPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignInPage(..)")
    }
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "pages/sign_in/page.html";

    fn title(&self) -> Message {
        Message::new("sign-in-title")
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

/// Six digits from an app: to sign in, or to prove it again before a grave act.
#[derive(Clone, Serialize)]
pub struct CodePage {
    again: bool,
    form: Form,
}

impl CodePage {
    /// The second step of signing in.
    #[must_use]
    pub fn second_step(ticket: &str, to: &str) -> Self {
        Self {
            again: false,
            form: Form::to(paths::SIGN_IN_CODE)
                .back_to(paths::SIGN_IN)
                .hide("ticket", ticket)
                .hide(TO, to),
        }
    }

    /// Proving it again.
    #[must_use]
    pub fn again(to: &str) -> Self {
        Self {
            again: true,
            form: Form::to(paths::STEP_UP).back_to(paths::HOME).hide(TO, to),
        }
    }

    /// The same after a code that did not work, whatever the reason.
    #[must_use]
    pub fn refused(mut self) -> Self {
        let mut errors = FormErrors::none();
        errors.add("code", "refused", Message::new("sign-in-code-error"));
        self.form = self.form.with_errors(errors);
        self
    }
}

impl std::fmt::Debug for CodePage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodePage(..)")
    }
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "pages/sign_in/code.html";

    fn title(&self) -> Message {
        Message::new(if self.again {
            "step-up-title"
        } else {
            "sign-in-code-title"
        })
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

/// Nobody is signed in any more.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SignedOutPage;

impl Page for SignedOutPage {
    const TEMPLATE: &'static str = "pages/sign_in/out.html";

    fn title(&self) -> Message {
        Message::new("signed-out-title")
    }
}

/// A member of the demonstration, to be chosen.
#[derive(Clone, Debug, Serialize)]
pub struct DemoMember {
    /// Their id, as text.
    pub id: String,
    /// The name colleagues know them by.
    pub name: String,
    /// Where they work.
    pub organisation: String,
    /// Each role in words, with the area's name where it is held in one.
    pub roles: Vec<DemoRole>,
}

/// A role of a member of the demonstration.
#[derive(Clone, Debug, Serialize)]
pub struct DemoRole {
    role: Message,
    area: Option<String>,
}

impl DemoRole {
    /// A role, in an area or everywhere.
    #[must_use]
    pub fn new(role: Role, area: Option<String>) -> Self {
        Self {
            role: role_words(role),
            area,
        }
    }
}

/// The demonstration's members, each a button.
#[derive(Clone, Debug, Serialize)]
pub struct SignInAsPage {
    members: Vec<DemoMember>,
    action: &'static str,
}

impl SignInAsPage {
    /// With these members.
    #[must_use]
    pub const fn new(members: Vec<DemoMember>) -> Self {
        Self {
            members,
            action: paths::SIGN_IN_AS,
        }
    }
}

impl Page for SignInAsPage {
    const TEMPLATE: &'static str = "pages/sign_in/as.html";

    fn title(&self) -> Message {
        Message::new("sign-in-as-title")
    }
}

/// A form that is kept.
#[derive(Clone, Debug, Serialize)]
pub struct KeptLine {
    /// Its id, as text.
    pub id: String,
    /// The page it was sent to.
    pub path: String,
    /// When it was kept, in words.
    pub kept_at: String,
    /// When it will be gone, in words.
    pub until: String,
}

/// What had been typed when a session ended.
#[derive(Clone, Serialize)]
pub struct KeptPage {
    kept: Vec<KeptLine>,
    csrf: Hidden,
}

impl KeptPage {
    /// With the forms that are kept, newest first; `csrf` protects each of theirs.
    #[must_use]
    pub const fn new(kept: Vec<KeptLine>, csrf: Hidden) -> Self {
        Self { kept, csrf }
    }
}

impl std::fmt::Debug for KeptPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeptPage({} forms)", self.kept.len())
    }
}

impl Page for KeptPage {
    const TEMPLATE: &'static str = "pages/sign_in/kept.html";

    fn title(&self) -> Message {
        Message::new("kept-title")
    }
}

/// A kept form, opened: to be sent after all.
#[derive(Clone, Serialize)]
pub struct KeptFormPage {
    action: String,
    id: String,
    fields: Vec<(String, String)>,
    csrf: Hidden,
}

impl KeptFormPage {
    /// The fields as they were sent to `action`.
    #[must_use]
    pub fn new(id: String, action: String, fields: Vec<(String, String)>, csrf: Hidden) -> Self {
        Self {
            action,
            id,
            fields,
            csrf,
        }
    }
}

impl std::fmt::Debug for KeptFormPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeptFormPage({} fields)", self.fields.len())
    }
}

impl Page for KeptFormPage {
    const TEMPLATE: &'static str = "pages/sign_in/kept_form.html";

    fn title(&self) -> Message {
        Message::new("kept-form-title")
    }
}

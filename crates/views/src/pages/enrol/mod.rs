//! Enrolling: a one-time code, then a passphrase and an app that makes codes.

use qrcode::{Color, QrCode};
use serde::Serialize;
use waymark_domain::office::PassphraseFault;

use crate::{Form, FormErrors, Message, Page, paths};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// Light squares around a QR code, which readers need.
const MARGIN: usize = 4;

/// The page that asks for the one-time code.
#[derive(Clone, Debug, Serialize)]
pub struct EnrolPage {
    form: Form,
}

impl EnrolPage {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self {
            form: Form::to(paths::ENROL).back_to(paths::SIGN_IN),
        }
    }

    /// The same after a code that does not work, whatever the reason.
    #[must_use]
    pub fn refused(mut self) -> Self {
        let mut errors = FormErrors::none();
        errors.add("code", "refused", Message::new("enrol-code-error"));
        self.form = self.form.with_errors(errors);
        self
    }
}

impl Default for EnrolPage {
    fn default() -> Self {
        Self::new()
    }
}

impl Page for EnrolPage {
    const TEMPLATE: &'static str = "pages/enrol/page.html";

    fn title(&self) -> Message {
        Message::new("enrol-title")
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

/// A QR code: the side in squares and the dark ones as one path.
#[derive(Clone, Serialize)]
struct Picture {
    side: usize,
    path: String,
}

/// The page on which a passphrase is chosen and an app set up.
#[derive(Clone, Serialize)]
pub struct SetUpPage {
    name: String,
    secret: String,
    picture: Option<Picture>,
    form: Form,
}

impl SetUpPage {
    /// For the member who signs in under `name`, with the secret as an app takes it typed and as an address; `code`
    /// and `offer` come back with the form.
    #[must_use]
    pub fn new(name: &str, secret: &str, address: &str, code: &str, offer: &str) -> Self {
        Self {
            name: name.to_owned(),
            secret: secret.to_owned(),
            picture: picture(address),
            form: Form::to(paths::ENROL_SET_UP)
                .back_to(paths::ENROL)
                .hide("code", code)
                .hide("offer", offer),
        }
    }

    /// The same after a passphrase that cannot be taken.
    #[must_use]
    pub fn passphrase(self, fault: PassphraseFault) -> Self {
        let (code, message) = match fault {
            PassphraseFault::TooShort => ("short", "enrol-passphrase-short"),
            PassphraseFault::TooLong => ("long", "enrol-passphrase-long"),
            PassphraseFault::Common => ("common", "enrol-passphrase-common"),
        };
        self.wrong("passphrase", code, message)
    }

    /// The same after six digits that are not the app's.
    #[must_use]
    pub fn digits(self) -> Self {
        self.wrong("digits", "wrong", "enrol-digits-error")
    }

    fn wrong(mut self, field: &'static str, code: &'static str, message: &'static str) -> Self {
        let mut errors = FormErrors::none();
        errors.add(field, code, Message::new(message));
        self.form = self.form.with_errors(errors);
        self
    }
}

impl std::fmt::Debug for SetUpPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SetUpPage(..)")
    }
}

impl Page for SetUpPage {
    const TEMPLATE: &'static str = "pages/enrol/set_up.html";

    fn title(&self) -> Message {
        Message::new("enrol-set-up-title")
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

/// Enrolled.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EnrolledPage;

impl Page for EnrolledPage {
    const TEMPLATE: &'static str = "pages/enrol/done.html";

    fn title(&self) -> Message {
        Message::new("enrolled-title")
    }
}

/// None for an address that fits no QR code: the secret can be typed.
fn picture(address: &str) -> Option<Picture> {
    let code = QrCode::new(address).ok()?;
    let width = code.width();
    let dark = code
        .to_colors()
        .into_iter()
        .enumerate()
        .filter(|(_, colour)| *colour == Color::Dark)
        .map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + MARGIN, at / width + MARGIN));
    Some(Picture {
        side: width + 2 * MARGIN,
        path: dark.collect(),
    })
}

//! Samples of the pages about enrolling.

use waymark_domain::office::PassphraseFault;

use super::{EnrolPage, EnrolledPage, SetUpPage};

/// The one-time code.
#[must_use]
pub fn samples() -> Vec<(&'static str, EnrolPage)> {
    vec![
        ("empty", EnrolPage::new()),
        ("refused", EnrolPage::new().refused()),
    ]
}

/// The passphrase and the app.
#[must_use]
pub fn set_up() -> Vec<(&'static str, SetUpPage)> {
    let page = || {
        SetUpPage::new(
            "a.morgan@wyrdale.example",
            "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ",
            "otpauth://totp/Waymark:a.morgan%40wyrdale.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Waymark",
            "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01",
            "offer",
        )
    };
    vec![
        ("empty", page()),
        ("short", page().passphrase(PassphraseFault::TooShort)),
        ("long", page().passphrase(PassphraseFault::TooLong)),
        ("common", page().passphrase(PassphraseFault::Common)),
        ("digits", page().digits()),
        (
            "no-picture",
            SetUpPage::new("a", "GEZD", &"x".repeat(10_000), "ABCD", "offer"),
        ),
    ]
}

/// Enrolled.
#[must_use]
pub fn done() -> Vec<(&'static str, EnrolledPage)> {
    vec![("page", EnrolledPage)]
}

//! Samples of the pages about signing in.

use waymark_domain::case::Role;

use super::{
    CodePage, DemoMember, DemoRole, KeptFormPage, KeptLine, KeptPage, SignInAsPage, SignInPage, SignedOutPage,
};
use crate::Hidden;
use crate::gallery::HOSTILE;

fn csrf() -> Hidden {
    Hidden {
        name: "csrf",
        value: "sample".to_owned(),
    }
}

/// Name and passphrase.
#[must_use]
pub fn sign_in() -> Vec<(&'static str, SignInPage)> {
    let page = || SignInPage::new(true, "/queue");
    vec![
        ("empty", page()),
        ("kept", page().kept(true)),
        ("not-open", SignInPage::new(false, "/")),
        ("late", page().late()),
        ("refused", page().refused("a.morgan@wyrdale.example")),
        ("refused-hostile", page().refused(HOSTILE)),
    ]
}

/// The code, in both its places.
#[must_use]
pub fn code() -> Vec<(&'static str, CodePage)> {
    vec![
        ("second-step", CodePage::second_step("ticket", "/")),
        (
            "second-step-refused",
            CodePage::second_step("ticket", "/").refused(),
        ),
        ("step-up", CodePage::again("/account")),
        ("step-up-refused", CodePage::again("/account").refused()),
    ]
}

/// Signed out.
#[must_use]
pub fn out() -> Vec<(&'static str, SignedOutPage)> {
    vec![("page", SignedOutPage)]
}

/// The demonstration's members.
#[must_use]
pub fn sign_in_as() -> Vec<(&'static str, SignInAsPage)> {
    let member = |name: &str| DemoMember {
        id: "00000000-0000-7000-8000-000000000001".to_owned(),
        name: name.to_owned(),
        organisation: "Wyrdale Council".to_owned(),
        roles: vec![
            DemoRole::new(Role::Supervisor, Some("Wyrdale".to_owned())),
            DemoRole::new(Role::GatewayOfficer, None),
        ],
    };
    vec![
        ("empty", SignInAsPage::new(vec![])),
        (
            "full",
            SignInAsPage::new(vec![member("Bryn Calder"), member(HOSTILE)]),
        ),
    ]
}

/// Forms that are kept.
#[must_use]
pub fn kept() -> Vec<(&'static str, KeptPage)> {
    let line = |path: &str| KeptLine {
        id: "00000000-0000-7000-8000-000000000001".to_owned(),
        path: path.to_owned(),
        kept_at: "23 November 2026 at 9:05am".to_owned(),
        until: "24 November 2026 at 9:05am".to_owned(),
    };
    vec![
        ("empty", KeptPage::new(vec![], csrf())),
        (
            "two",
            KeptPage::new(vec![line("/account/duty"), line("/refer/worry")], csrf()),
        ),
    ]
}

/// A kept form, opened.
#[must_use]
pub fn kept_form() -> Vec<(&'static str, KeptFormPage)> {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let page = |fields| {
        let id = "00000000-0000-7000-8000-000000000001".to_owned();
        KeptFormPage::new(id, "/refer/worry".to_owned(), fields, csrf())
    };
    vec![
        (
            "full",
            page(vec![
                field("worry", "He has stopped coming to training."),
                field("empty", ""),
            ]),
        ),
        ("typed-hostile", page(vec![field(HOSTILE, HOSTILE)])),
    ]
}

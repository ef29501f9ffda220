//! Samples of the referral.

use waymark_domain::referral::{Answer, Aware, Channel, Question, Wish};
use waymark_domain::text::Text;

use super::{Addition, IdentityPart, Masked, ReferralPage, ReferrerPart, ReferrerShown};
use crate::Hidden;
use crate::gallery::HOSTILE;
use crate::pages::case::CaseHead;
use crate::pages::case::forms::reveal::RevealForm;
use crate::pages::case::samples::{LONG, at, closed, head, hostile, longest, restricted, unknown};

/// Almost nothing, sealed, shown, without end, hostile, and a reason that is missing.
#[must_use]
pub fn samples() -> Vec<(&'static str, ReferralPage)> {
    let errors = RevealForm::default().parse().err().unwrap_or_default();
    vec![
        ("empty", page(unknown(), &[])),
        (
            "sealed",
            full(
                head(),
                "He has stopped coming to training and talks of nothing else.",
            ),
        ),
        (
            "shown",
            shown(
                full(restricted(), "He has stopped coming to training."),
                "Alder Quill",
            ),
        ),
        (
            "no-reason",
            full(head(), "He has stopped coming.").typed(RevealForm::default(), errors),
        ),
        ("longest", shown(full(longest(), &LONG.repeat(30)), LONG)),
        ("hostile", shown(full(hostile(), HOSTILE), HOSTILE)),
        (
            "closed",
            full(closed(), "She said it once, in anger.")
                .masked(Masked::NotYours)
                .referrer(ReferrerShown::NotYours),
        ),
    ]
}

fn page(head: CaseHead, answers: &[(Question, Answer)]) -> ReferralPage {
    let csrf = Hidden {
        name: "csrf",
        value: "sample".to_owned(),
    };
    ReferralPage::new(head, answers, &csrf)
        .received(at("2026-11-23T09:12:00Z"), Channel::Public, "Friends and family")
        .danger(false)
        .aware(Aware::NotTold, Aware::NotKnown)
        .wishes(Wish::Yes, Wish::NotSaid)
}

fn full(head: CaseHead, said: &str) -> ReferralPage {
    let said_text = Text::parse(said).map_or(Answer::NotKnown, Answer::Said);
    let answers: Vec<_> = Question::ALL
        .iter()
        .map(|question| match question {
            Question::When | Question::Threats => (*question, Answer::NotKnown),
            other => (*other, said_text.clone()),
        })
        .collect();
    page(head, &answers)
        .identity(IdentityPart::OtherNames, said)
        .identity(IdentityPart::Gender, "Male")
        .identity(IdentityPart::Place, "Wyrdale College")
        .identity(IdentityPart::Phones, "01632 960123")
        .identity(IdentityPart::Emails, "wren@mail.example")
        .identity(IdentityPart::Handles, "grey_heron_9")
        .identity(IdentityPart::Language, "English")
        .identity(IdentityPart::Description, said)
        .masked(Masked::Hidden)
        .referrer(ReferrerShown::Sealed)
        .additions(vec![Addition {
            at: "24 November 2026 at 7:15pm".to_owned(),
            text: said.to_owned(),
        }])
        .may_correct()
}

fn shown(page: ReferralPage, name: &str) -> ReferralPage {
    let rows = vec![
        ReferrerPart::Name.row(name),
        ReferrerPart::Relationship.row("Friend"),
        ReferrerPart::Job.row("Coach"),
        ReferrerPart::Organisation.row("Wyrdale Rowers"),
        ReferrerPart::Phone.row("01632 960777"),
        ReferrerPart::Email.row("alder@mail.example"),
        ReferrerPart::SafeTimes.row("Weekdays before noon; never by letter"),
    ];
    page.masked(Masked::Shown {
        birth: Some("9 May 2009".to_owned()),
        address: None,
    })
    .referrer(ReferrerShown::Shown { rows })
}

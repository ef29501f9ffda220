//! Samples of finding.

use waymark_domain::case::StageName;

use super::{Because, FindForm, FindPage, Found};
use crate::gallery::HOSTILE;
use crate::pages::case::Age;
use crate::pages::case::samples::case;
use crate::pages::desk_rows::samples::REFERENCE;

fn asked(anything: &str) -> FindForm {
    FindForm {
        anything: anything.to_owned(),
        ..FindForm::default()
    }
}

fn found(because: &[Because], name: &str) -> Found {
    Found::new(case(), REFERENCE, StageName::GatewayAssessment, because)
        .about(name)
        .aged(Age::Years(17))
        .in_area("Wyrdale")
        .owned_by("Bryn Calder")
}

/// Each state, each error, every reason, the longest, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, FindPage)> {
    let wrong = |form: FindForm| {
        let errors = form.parse().err().unwrap_or_default();
        FindPage::wrong(form, errors).hide("csrf", "sample")
    };
    let hostile = FindForm::from_typed(FindForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let longest = "Wren-Marigold-Evangeline-Persephone ".repeat(6);
    let name = FindForm {
        name: "Ashdowne".to_owned(),
        born_year: "2009".to_owned(),
        ..FindForm::default()
    };
    let nameless = Found::new(case(), REFERENCE, StageName::Received, &[Because::Telephone]);
    let two = vec![
        found(&[Because::NameClose, Because::BornAbout], "Wren Ashdown"),
        nameless,
    ];
    vec![
        ("empty", FindPage::start().hide("csrf", "sample")),
        ("sent-empty", wrong(FindForm::default())),
        ("typed-hostile", wrong(hostile.clone())),
        ("warming", FindPage::warming(asked("Ashdown"))),
        ("nothing", FindPage::found(asked("Ashdown"), Vec::new())),
        (
            "stopped",
            FindPage::found(asked("Ashdown"), Vec::new()).stopped_after(200),
        ),
        ("full", FindPage::found(name, two)),
        (
            "longest",
            FindPage::too_many(asked("wren"), vec![found(&Because::ALL, &longest); 3]),
        ),
        (
            "hostile",
            FindPage::found(hostile, vec![found(&[Because::Words], HOSTILE)]),
        ),
    ]
}

//! Samples of the enquiries.

use super::{EnquiriesPage, EnquiryLine, EnquiryPage, KindCount};
use crate::gallery::HOSTILE;
use crate::pages::case::samples::{LONG, at, day};
use crate::pages::desk_rows::samples::ID;

fn line(kind: &str, area: Option<&str>, by: &str) -> EnquiryLine {
    EnquiryLine::new(ID, kind, area.map(str::to_owned), at("2026-11-24T10:12:00Z"), by)
}

/// None, several kinds, hostile.
#[must_use]
pub fn samples() -> Vec<(&'static str, EnquiriesPage)> {
    let page = |counts, latest, may| EnquiriesPage::new(day("2026-04-01"), counts, latest, may);
    vec![
        ("empty", page(Vec::new(), Vec::new(), true)),
        (
            "full",
            page(
                vec![
                    KindCount::new("How to refer", 41),
                    KindCount::new("What to look out for", 12),
                    KindCount::new("Something else", 0),
                ],
                vec![
                    line("How to refer", Some("Wyrdale"), "Imogen Sarsby"),
                    line("What to look out for", None, "Rowan Teal").promoted(),
                ],
                true,
            ),
        ),
        (
            "hostile",
            page(
                vec![KindCount::new(HOSTILE, 1)],
                vec![line(HOSTILE, Some(HOSTILE), HOSTILE)],
                false,
            )
            .more(),
        ),
    ]
}

/// One enquiry: to be promoted, promoted, the longest, hostile.
#[must_use]
pub fn one() -> Vec<(&'static str, EnquiryPage)> {
    let short = "Asked how to refer; told of the form and the telephone.";
    let line = || line("How to refer", Some("Wyrdale"), "Imogen Sarsby");
    vec![
        ("full", EnquiryPage::new(line(), short).may_promote(ID)),
        (
            "promoted",
            EnquiryPage::new(line(), short).became("7K2M-Q9TX-4BVH-2D6N-8", "The caller rang again."),
        ),
        ("longest", EnquiryPage::new(line(), LONG.repeat(12))),
        (
            "hostile",
            EnquiryPage::new(line(), HOSTILE).became("7K2M", HOSTILE),
        ),
    ]
}

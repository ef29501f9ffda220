//! Samples of the form.

use super::{MatchForm, Pair, Trait};
use crate::gallery::HOSTILE;
use crate::pages::case::CasePlace;
use crate::pages::case::forms::FormPage;
use crate::pages::case::samples::{case, form_samples};

/// Empty, sent empty, hostile, and after somebody else’s change.
#[must_use]
pub fn samples() -> Vec<(&'static str, FormPage<MatchForm>)> {
    let hostile = MatchForm::from_typed(MatchForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(pair, hostile, |typed| typed.parse().err().unwrap_or_default())
}

fn pair() -> Pair {
    let both = |here: &str, there: &str| (Some(here.to_owned()), Some(there.to_owned()));
    let names = both("Wren Ashdown", "Ren Ashdowne\n“Heron”");
    let birth = both("9 May 2009", "5 September 2009");
    let place = both("Wyrdale College", "Wyrdale College");
    Pair::new("3NQ7-81DM-ZK4C-XW2P-5", Some(CasePlace::Overview.path(case())))
        .row(Trait::Names, names.0, names.1, true)
        .row(Trait::Birth, birth.0, birth.1, true)
        .row(Trait::Address, Some("4 Mill Lane".to_owned()), None, false)
        .row(Trait::Contacts, None, None, false)
        .row(Trait::Handles, None, Some("grey_heron_9".to_owned()), false)
        .row(Trait::Place, place.0, place.1, true)
        .row(
            Trait::Referred,
            Some("23 November 2026".to_owned()),
            Some("4 March 2025".to_owned()),
            false,
        )
}

//! Short words about who and what, for pages that show what was read as lines of text.

use waymark_domain::case::Deconfliction;
use waymark_domain::person::Birth;
use waymark_domain::{Date, PartialDate};

use crate::Message;

/// Something said in a word or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The desk of the case's area.
    Desk,
    /// The supervisors of the case's area.
    Supervisors,
    /// The privacy officers.
    PrivacyOfficers,
    /// A member whom the office no longer lists.
    NoLongerKnown,
    /// What happens by itself.
    Program,
    /// Somebody who used the public site.
    Public,
    /// Whoever runs the server.
    AtServer,
    /// A partner's system.
    Partner,
    /// A case without an outcome so far.
    StillOpen,
    /// How a case ended that the reader may not open.
    NotShown,
    /// What an attempt came to.
    Refused,
    /// Somebody of the same referral whose case the reader may not open.
    SomebodyElse,
    /// That a referral was about several people.
    SameReferral,
    /// The referral, as where something comes from.
    Referral,
    /// Nobody is on duty or supervises anywhere.
    NoArea,
}

impl Said {
    /// In words.
    #[must_use]
    pub fn words(self) -> Message {
        Message::new(match self {
            Self::Desk => "said-desk",
            Self::Supervisors => "said-supervisors",
            Self::PrivacyOfficers => "said-privacy-officers",
            Self::NoLongerKnown => "said-no-longer-known",
            Self::Program => "said-program",
            Self::Public => "said-public",
            Self::AtServer => "said-at-server",
            Self::Partner => "said-partner",
            Self::StillOpen => "said-still-open",
            Self::NotShown => "said-not-shown",
            Self::Refused => "said-refused",
            Self::SomebodyElse => "said-somebody-else",
            Self::SameReferral => "said-same-referral",
            Self::Referral => "said-referral",
            Self::NoArea => "said-no-area",
        })
    }
}

/// A case by its reference.
#[must_use]
pub fn case_named(reference: &str) -> Message {
    Message::new("said-case").with("reference", reference)
}

/// To whom a case was given.
#[must_use]
pub fn assigned_to(who: &str) -> Message {
    Message::new("said-assigned-to").with("who", who)
}

/// What the check against investigations found.
#[must_use]
pub fn checked(result: Deconfliction) -> Message {
    Message::new(match result {
        Deconfliction::Clear => "deconfliction-clear",
        Deconfliction::HoldForInvestigation => "deconfliction-hold",
        Deconfliction::TakenByInvestigation => "deconfliction-taken",
    })
}

/// By whom a check was made, and on which day.
#[must_use]
pub fn checked_by(who: &str, on: Date) -> Message {
    Message::new("said-checked-by")
        .with("who", who)
        .with("on", on.words())
}

/// Somebody was told on a day.
#[must_use]
pub fn told_on(on: Date) -> Message {
    Message::new("said-told-on").with("on", on.words())
}

/// Somebody was not told; asked again on a day.
#[must_use]
pub fn not_told(revisit_on: Date) -> Message {
    Message::new("said-not-told").with("on", revisit_on.words())
}

/// Somebody elsewhere acknowledged on a day.
#[must_use]
pub fn acknowledged(who: &str, on: Date) -> Message {
    Message::new("said-acknowledged")
        .with("who", who)
        .with("on", on.words())
}

/// The clock stood still for so many working days.
#[must_use]
pub fn stood(working_days: u16) -> Message {
    Message::new("said-stood").with("days", u32::from(working_days))
}

/// Something is looked at again on a day.
#[must_use]
pub fn again_on(day: Date) -> Message {
    Message::new("said-again-on").with("on", day.words())
}

/// When somebody was born, as precisely as it is known.
#[must_use]
pub fn birth(birth: Birth) -> Option<Message> {
    let born = |when: String| Message::new("said-born").with("when", when);
    match birth {
        Birth::Unknown => None,
        Birth::Born(date) => born_in(date).map(born),
        Birth::AgedAbout { years, on } => Some(
            Message::new("said-aged-about")
                .with("years", u32::from(years))
                .with("on", on.words()),
        ),
    }
}

fn born_in(date: PartialDate) -> Option<String> {
    match date {
        PartialDate::Unknown => None,
        PartialDate::Year(year) => Some(year.to_string()),
        PartialDate::Month { year, month } => {
            let first = Date::new(year, month, 1).ok()?.words();
            Some(first.trim_start_matches("1 ").to_owned())
        }
        PartialDate::Day(day) => Some(day.words()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, Views};

    #[test]
    fn a_birth_is_said_as_precisely_as_it_is_known() {
        let views = Views::strict().unwrap();
        let said = |known| birth(known).map(|message| views.text(Lang::En, &message));
        let day: Date = "2009-05-09".parse().unwrap();
        assert_eq!(said(Birth::Unknown), None);
        assert_eq!(said(Birth::Born(PartialDate::Unknown)), None);
        assert_eq!(said(Birth::Born(PartialDate::Year(2009))).unwrap(), "2009");
        let month = PartialDate::Month { year: 2009, month: 5 };
        assert_eq!(said(Birth::Born(month)).unwrap(), "May 2009");
        assert_eq!(said(Birth::Born(PartialDate::Day(day))).unwrap(), "9 May 2009");
        let guess = Birth::AgedAbout { years: 17, on: day };
        assert_eq!(
            said(guess).unwrap(),
            "About 17 years old on 9 May 2009, as somebody guessed"
        );
    }
}

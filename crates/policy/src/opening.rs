//! What a grant can open: the compartments of sealed content, and two things beside them.

use std::fmt;

use waymark_domain::{EnquiryId, PersonId, ReferralId};

/// A part of what is known that is sealed under keys of its own, so that it can be opened alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Compartment {
    /// Names, dates, addresses and identifiers of the person referred.
    Identity,
    /// Every narrative, note, reason, plan and session report.
    Case,
    /// Clinical notes.
    Clinical,
    /// Who referred, and how to reach them.
    Referrer,
}

impl Compartment {
    /// Every compartment, in the order they are listed.
    pub const ALL: [Self; 4] = [Self::Identity, Self::Case, Self::Clinical, Self::Referrer];

    /// Its name, as kept in the database and printed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Case => "case",
            Self::Clinical => "clinical",
            Self::Referrer => "referrer",
        }
    }

    /// The compartment of this name, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|compartment| compartment.name() == name)
    }
}

impl fmt::Display for Compartment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a grant opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Opening {
    /// The content of one compartment.
    Content(Compartment),
    /// A data key's wrapping, to put it under a newer epoch; no content is opened.
    Wrapping,
    /// What was searched for, as the ledger keeps it.
    SearchTerms,
}

impl Opening {
    /// Everything that can be opened, in the order it is listed.
    pub const ALL: [Self; 6] = [
        Self::Content(Compartment::Identity),
        Self::Content(Compartment::Case),
        Self::Content(Compartment::Clinical),
        Self::Content(Compartment::Referrer),
        Self::Wrapping,
        Self::SearchTerms,
    ];

    /// Its name, as printed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Content(compartment) => compartment.name(),
            Self::Wrapping => "wrapping",
            Self::SearchTerms => "search terms",
        }
    }
}

mod closed {
    pub trait Closed {}
}

/// A type that names what a grant opens. Only the types of this module do.
pub trait Opens: closed::Closed + fmt::Debug + Send + Sync + 'static {
    /// What is opened.
    const OPENING: Opening;
}

/// A type that names one compartment of content.
pub trait InCompartment: Opens {
    /// The compartment.
    const COMPARTMENT: Compartment;
}

/// Whose data key seals a compartment: a person's for all but the referrer, who has one for each referral;
/// an enquiry names nobody and keeps its text in a case compartment of its own.
pub trait OwnedBy<Owner>: InCompartment {}

macro_rules! openings {
    ($($(#[$doc:meta])* $name:ident => $opening:expr),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $name {}

        impl closed::Closed for $name {}

        impl Opens for $name {
            const OPENING: Opening = $opening;
        }
    )*};
}

openings! {
    /// [`Compartment::Identity`] as a type.
    Identity => Opening::Content(Compartment::Identity),
    /// [`Compartment::Case`] as a type.
    Case => Opening::Content(Compartment::Case),
    /// [`Compartment::Clinical`] as a type.
    Clinical => Opening::Content(Compartment::Clinical),
    /// [`Compartment::Referrer`] as a type.
    Referrer => Opening::Content(Compartment::Referrer),
    /// [`Opening::Wrapping`] as a type.
    Wrapping => Opening::Wrapping,
    /// [`Opening::SearchTerms`] as a type.
    SearchTerms => Opening::SearchTerms,
}

impl InCompartment for Identity {
    const COMPARTMENT: Compartment = Compartment::Identity;
}

impl InCompartment for Case {
    const COMPARTMENT: Compartment = Compartment::Case;
}

impl InCompartment for Clinical {
    const COMPARTMENT: Compartment = Compartment::Clinical;
}

impl InCompartment for Referrer {
    const COMPARTMENT: Compartment = Compartment::Referrer;
}

impl OwnedBy<PersonId> for Identity {}
impl OwnedBy<PersonId> for Case {}
impl OwnedBy<PersonId> for Clinical {}
impl OwnedBy<ReferralId> for Referrer {}
impl OwnedBy<EnquiryId> for Case {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compartment_is_found_again_by_its_name() {
        for compartment in Compartment::ALL {
            assert_eq!(Compartment::named(compartment.name()), Some(compartment));
        }
        assert_eq!(Compartment::named("Identity"), None);
    }

    #[test]
    fn each_type_opens_the_compartment_it_is_named_after() {
        fn agrees<C: InCompartment>() -> bool {
            C::OPENING == Opening::Content(C::COMPARTMENT)
        }
        assert!(agrees::<Identity>() && agrees::<Case>() && agrees::<Clinical>() && agrees::<Referrer>());
    }
}

//! The columns that a file may have. `docs/import.md` describes each.

use waymark_domain::case::JourneyDate;

/// Whether a file must have a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Required,
    Optional,
}

/// Whether what stands in a column can be shown when it is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    Personal,
    Plain,
}

macro_rules! columns {
    ($($variant:ident = $name:literal, $need:ident, $content:ident, $about:literal;)+) => {
        /// A column of a file of journeys.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column {
            $(#[doc = $about] $variant),+
        }

        impl Column {
            /// All of them, in the order of the documents.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its heading.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What it holds.
            pub const fn about(self) -> &'static str {
                match self { $(Self::$variant => $about),+ }
            }

            const fn need(self) -> Need {
                match self { $(Self::$variant => Need::$need),+ }
            }

            const fn content(self) -> Content {
                match self { $(Self::$variant => Content::$content),+ }
            }
        }
    };
}

columns! {
    SenderReference = "sender_reference", Required, Personal, "What you call the referral; no two rows may have the same.";
    ReceivedOn = "received_on", Required, Plain, "The day the referral was received.";
    Sector = "sector", Required, Plain, "Where the referral came from.";
    Subsector = "subsector", Optional, Plain, "A finer grouping within the sector.";
    Concern = "concern", Optional, Plain, "What the referral was about, from the list of its year.";
    Name = "name", Optional, Personal, "The name used most.";
    OtherNames = "other_names", Optional, Personal, "Other names and spellings, separated by semicolons.";
    BirthDate = "birth_date", Optional, Personal, "The date of birth, or its month or year.";
    Age = "age", Optional, Personal, "The age in years at the referral, where no date of birth is known.";
    Gender = "gender", Optional, Plain, "Gender.";
    Ethnicity = "ethnicity", Optional, Plain, "Ethnicity, one of the 18+1 groups.";
    EthnicityStatedBy = "ethnicity_stated_by", Optional, Plain, "Who stated the ethnicity; needed where there is one.";
    Postcode = "postcode", Optional, Personal, "The postcode.";
    Address = "address", Optional, Personal, "The address, without its postcode.";
    Phone = "phone", Optional, Personal, "Telephone numbers, separated by semicolons.";
    Email = "email", Optional, Personal, "E-mail addresses, separated by semicolons.";
    Force = "force", Optional, Plain, "The police force.";
    Area = "area", Optional, Plain, "The area whose desk keeps the record.";
    InitialOutcome = "initial_outcome", Optional, Plain, "The outcome of the first assessment.";
    InitialOutcomeOn = "initial_outcome_on", Optional, Plain, "The day of that outcome.";
    SignpostedTo = "signposted_to", Optional, Plain, "Where the person was signposted.";
    DiscussedOn = "discussed_on", Optional, Plain, "The day a panel first discussed it.";
    AdoptedOn = "adopted_on", Optional, Plain, "The day it was adopted: the first consent after a panel's offer.";
    Consent = "consent", Optional, Plain, "The state of consent.";
    ConsentOn = "consent_on", Optional, Plain, "The day of that state.";
    Exit = "exit", Optional, Plain, "How support ended.";
    ExitOn = "exit_on", Optional, Plain, "The day support ended.";
}

impl Column {
    /// Whether a file must have it, and a row must fill it.
    pub fn is_required(self) -> bool {
        self.need() == Need::Required
    }

    /// Whether it can hold what identifies somebody: then no report shows its value.
    pub fn is_personal(self) -> bool {
        self.content() == Content::Personal
    }

    /// The column that holds a date of the journey.
    pub(super) const fn of_date(date: JourneyDate) -> Self {
        match date {
            JourneyDate::Received => Self::ReceivedOn,
            JourneyDate::InitialOutcome => Self::InitialOutcomeOn,
            JourneyDate::Discussed => Self::DiscussedOn,
            JourneyDate::Consent => Self::ConsentOn,
            JourneyDate::Adopted => Self::AdoptedOn,
            JourneyDate::Exit => Self::ExitOn,
        }
    }
}

//! A referral as a partner's system writes it.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;
use waymark_domain::referral::{Aware, Danger, Wish};

use crate::staff::api::body::{Few, few_objects, object, object_if_any};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident = $text:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ToSchema)]
        #[schema(rename_all = "snake_case")]
        pub(in crate::staff::api) enum $name { $($(#[$word_doc])* $word),* }

        /// A text and nothing but: the derived reader would take an object of one field as well.
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                match String::deserialize(from)?.as_str() {
                    $($text => Ok(Self::$word),)*
                    _ => Err(D::Error::custom("another word")),
                }
            }
        }
    )*};
}

words! {
    /// Whether somebody may be hurt now.
    DangerSent {
        /// Somebody may be hurt now, or a crime is about to happen.
        Now = "now",
        /// Somebody is about to travel to join fighters or to be married to one.
        Travelling = "travelling",
        /// No.
        No = "no",
        /// It is not known.
        #[default]
        NotKnown = "not_known",
    }
    /// Whether somebody knows of the referral.
    AwareSent {
        /// They have been told.
        Told = "told",
        /// They have not been told.
        NotTold = "not_told",
        /// It is not known.
        #[default]
        NotKnown = "not_known",
    }
    /// What somebody wishes.
    WishSent {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// They did not say.
        #[default]
        NotSaid = "not_said",
    }
    /// The language that replies go out in.
    LanguageSent {
        /// English.
        #[default]
        En = "en",
        /// Welsh.
        Cy = "cy",
    }
}

macro_rules! meant {
    ($($name:ident as $domain:ident { $($word:ident),* })*) => {$(
        impl From<$name> for $domain {
            fn from(word: $name) -> Self {
                match word { $($name::$word => Self::$word),* }
            }
        }
    )*};
}

meant! {
    DangerSent as Danger { Now, Travelling, No, NotKnown }
    AwareSent as Aware { Told, NotTold, NotKnown }
    WishSent as Wish { Yes, No, NotSaid }
}

/// A worry about one or several people.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::staff::api) struct SentReferral {
    /// The code of the area where the person lives, if it is known.
    #[serde(default)]
    #[schema(pattern = "^[a-z0-9._-]{1,64}$")]
    pub(super) area: Option<String>,
    /// The code of the sector that it comes from.
    #[schema(pattern = "^[a-z0-9._-]{1,64}$")]
    pub(super) sector: String,
    /// The code of the subsector.
    #[serde(default)]
    #[schema(pattern = "^[a-z0-9._-]{1,64}$")]
    pub(super) subsector: Option<String>,
    /// Whether somebody may be hurt now. In an emergency ring 999 as well.
    #[serde(default)]
    #[schema(inline, required = false)]
    pub(super) danger: DangerSent,
    /// The people it is about.
    #[serde(deserialize_with = "few_objects")]
    #[schema(value_type = Vec<SentPerson>, min_items = 1, max_items = 100)]
    pub(super) people: Few<SentPerson>,
    /// What the worry is.
    #[serde(deserialize_with = "object")]
    pub(super) account: SentAccount,
    /// Who refers.
    #[serde(default, deserialize_with = "object_if_any")]
    pub(super) referrer: Option<SentReferrer>,
    /// Whether the referrer's name must be kept from the person and the family.
    #[serde(default)]
    #[schema(inline, required = false)]
    pub(super) confidential: WishSent,
    /// Whether the referrer wishes to hear a safe answer.
    #[serde(default)]
    #[schema(inline, required = false)]
    pub(super) feedback: WishSent,
    /// The language that replies go out in.
    #[serde(default)]
    #[schema(inline, required = false)]
    pub(super) language: LanguageSent,
}

/// One person. Everything may be missing, and not everything at once.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::staff::api) struct SentPerson {
    /// The name used most.
    #[schema(max_length = 1000)]
    pub(super) name: Option<String>,
    /// Other names, nicknames, earlier names, spellings.
    #[serde(default)]
    #[schema(value_type = Vec<String>, max_items = 100, required = false)]
    pub(super) other_names: Few<String>,
    /// When they were born.
    #[serde(default, deserialize_with = "object_if_any")]
    pub(super) birth: Option<SentBirth>,
    /// A code of the list of genders.
    #[schema(pattern = "^[a-z0-9._-]{1,64}$")]
    pub(super) gender: Option<String>,
    /// Their ethnicity and who stated it.
    #[serde(default, deserialize_with = "object_if_any")]
    pub(super) ethnicity: Option<SentEthnicity>,
    /// Where they live or stay.
    #[schema(max_length = 100_000)]
    pub(super) address: Option<String>,
    /// The postcode.
    #[schema(max_length = 100_000)]
    pub(super) postcode: Option<String>,
    /// Telephone numbers.
    #[serde(default)]
    #[schema(value_type = Vec<String>, max_items = 100, required = false)]
    pub(super) phones: Few<String>,
    /// E-mail addresses.
    #[serde(default)]
    #[schema(value_type = Vec<String>, max_items = 100, required = false)]
    pub(super) emails: Few<String>,
    /// Names used online and where.
    #[serde(default)]
    #[schema(value_type = Vec<String>, max_items = 100, required = false)]
    pub(super) handles: Few<String>,
    /// School, college or place of work.
    #[schema(max_length = 100_000)]
    pub(super) place: Option<String>,
    /// First language, and whether an interpreter is needed.
    #[schema(max_length = 100_000)]
    pub(super) language: Option<String>,
    /// Anything else that helps to know who is meant.
    #[schema(max_length = 100_000)]
    pub(super) description: Option<String>,
    /// Whether they know of the referral.
    #[serde(default)]
    #[schema(inline, required = false)]
    pub(super) person_aware: AwareSent,
    /// Whether their family knows of it.
    #[serde(default)]
    #[schema(inline, required = false)]
    pub(super) family_aware: AwareSent,
}

/// What is known of a birth: a date, perhaps its year alone, or an age that somebody guesses today.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::staff::api) struct SentBirth {
    /// The year.
    #[schema(minimum = 1, maximum = 9999)]
    pub(super) year: Option<i16>,
    /// The month.
    #[schema(minimum = 1, maximum = 12)]
    pub(super) month: Option<i8>,
    /// The day.
    #[schema(minimum = 1, maximum = 31)]
    pub(super) day: Option<i8>,
    /// An age in years, instead of a date.
    #[schema(minimum = 0, maximum = 130)]
    pub(super) about_years: Option<u8>,
}

/// An ethnicity and who stated it: for fairness figures alone.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::staff::api) struct SentEthnicity {
    /// A code of the list of ethnicities.
    #[schema(pattern = "^[a-z0-9._-]{1,64}$")]
    pub(super) code: String,
    /// A code of who stated it.
    #[schema(pattern = "^[a-z0-9._-]{1,64}$")]
    pub(super) stated_by: String,
}

/// An answer: left out when it was not asked, `null` for "I do not know", and otherwise what was said.
#[derive(Default)]
pub(in crate::staff::api) enum Said {
    /// It was not asked.
    #[default]
    NotAsked,
    /// "I do not know."
    NotKnown,
    /// What was said.
    This(String),
}

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let said = Option::<String>::deserialize(from)?;
        Ok(said.map_or(Self::NotKnown, Self::This))
    }
}

/// What the worry is: for each question what was said, `null` for "I do not know", or nothing.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::staff::api) struct SentAccount {
    /// What the worry is.
    #[schema(min_length = 1, max_length = 100_000)]
    pub(super) worry: String,
    /// What was seen or heard, by whom, and how it came to notice.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100_000)]
    pub(super) noticed: Said,
    /// When it happened or began.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100_000)]
    pub(super) when: Said,
    /// Words used, as nearly as remembered.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100_000)]
    pub(super) words: Said,
    /// What happens online: handles, links, a description. Never images.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100_000)]
    pub(super) online: Said,
    /// People or groups they are in touch with.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100_000)]
    pub(super) contacts: Said,
    /// Threats: to whom, when, in what words.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100_000)]
    pub(super) threats: Said,
    /// What might happen if nothing is done.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100_000)]
    pub(super) if_nothing: Said,
    /// Health, learning, family, work: what else is going on.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100_000)]
    pub(super) needs: Said,
    /// Who else is helping or knows.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100_000)]
    pub(super) services: Said,
    /// What is going well, and whom they trust.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100_000)]
    pub(super) strengths: Said,
}

/// Who refers. It is kept from everybody but those who must ring back.
#[derive(Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields)]
pub(in crate::staff::api) struct SentReferrer {
    /// Their name.
    #[schema(max_length = 1000)]
    pub(super) name: Option<String>,
    /// The code of what they are to the person.
    #[schema(pattern = "^[a-z0-9._-]{1,64}$")]
    pub(super) relationship: Option<String>,
    /// Their job.
    #[schema(max_length = 100_000)]
    pub(super) role: Option<String>,
    /// Their organisation.
    #[schema(max_length = 100_000)]
    pub(super) organisation: Option<String>,
    /// A telephone number.
    #[schema(max_length = 100_000)]
    pub(super) phone: Option<String>,
    /// An e-mail address.
    #[schema(max_length = 100_000)]
    pub(super) email: Option<String>,
    /// When it is safe to ring or write, and how.
    #[schema(max_length = 100_000)]
    pub(super) safe_times: Option<String>,
}

macro_rules! shows_nothing {
    ($($name:ident),*) => {$(
        /// What was sent is personal.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )*};
}
shows_nothing!(
    SentReferral,
    SentPerson,
    SentBirth,
    SentEthnicity,
    Said,
    SentAccount,
    SentReferrer
);

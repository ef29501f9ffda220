//! What every record about a person must carry from the moment it is made.
//!
//! Rule: docs/rules.md R-002 (no record without them), R-003 (early review of a child's record)

use crate::Date;
use crate::person::Birth;
use crate::rules::{InvalidRules, RuleSet};
use crate::text::Code;

/// The regime the controller processes the record under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Regime {
    /// Law-enforcement processing, Data Protection Act 2018 Part 3.
    LawEnforcement,
    /// General processing, UK GDPR.
    General,
}

/// Who the person is to the record: Data Protection Act 2018 s.38(3) asks for the difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SubjectCategory {
    /// Referred, and not suspected of an offence: the default, and nearly always the truth.
    #[default]
    ReferredNotSuspected,
    /// Suspected of an offence; set by a decision with its reason.
    Suspected,
    /// Convicted of an offence.
    Convicted,
    /// Harmed, or thought to have been.
    Victim,
    /// Able to tell of what happened.
    Witness,
}

macro_rules! coded {
    ($type:ty { $($variant:ident = $code:literal),+ $(,)? }) => {
        impl $type {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code kept in the database and shown in figures.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// From its code; `None` for any other text.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use coded;

coded!(Regime { LawEnforcement = "law_enforcement", General = "general" });
coded!(SubjectCategory {
    ReferredNotSuspected = "referred_not_suspected",
    Suspected = "suspected",
    Convicted = "convicted",
    Victim = "victim",
    Witness = "witness",
});

/// Controller, regime, basis, purpose, category, retention class and next review: each person, referral,
/// case and document has one, and there is no way to make those without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordDuty {
    /// The organisation answerable for the record, a code of the rule set.
    pub controller: Code,
    /// The regime it is processed under.
    pub regime: Regime,
    /// The lawful basis, a code of the rule set.
    pub lawful_basis: Code,
    /// The purpose, a code of the rule set.
    pub purpose: Code,
    /// Who the person is to the record.
    pub subject_category: SubjectCategory,
    /// How long such a record may be kept, a code of the rule set.
    pub retention_class: Code,
    /// The day somebody must look whether it is still needed.
    pub next_review_on: Date,
}

/// Outcomes of the first assessment that found nothing in the referral.
const UNFOUNDED: [&str; 2] = ["unfounded", "malicious_or_mistaken"];

/// What is known about a record when its duty is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// An adult, and nothing yet says the referral was unfounded.
    Adult,
    /// Under 18, or of unknown age: nobody is treated as an adult by default.
    ChildOrUnknown,
    /// The referral was found to be unfounded, malicious or mistaken.
    Unfounded,
}

impl Standing {
    /// From what is known of a birth.
    pub fn of_birth(birth: Birth, on: Date) -> Self {
        if birth.is_adult_on(on) {
            Self::Adult
        } else {
            Self::ChildOrUnknown
        }
    }

    /// From the outcome of the first assessment, where one is known, and what is known of a birth: an
    /// unfounded referral is reviewed early whoever it was about.
    ///
    /// Rule: docs/rules.md R-003
    pub fn of_outcome(outcome: Option<&Code>, birth: Birth, on: Date) -> Self {
        match outcome {
            Some(code) if UNFOUNDED.contains(&code.as_str()) => Self::Unfounded,
            Some(_) | None => Self::of_birth(birth, on),
        }
    }
}

impl RecordDuty {
    /// The duty of a record made on `made_on` by `controller`, from the rule set's defaults.
    ///
    /// # Errors
    /// [`InvalidRules`] when the rule set lacks one of the numbers or codes this needs.
    pub fn new(
        controller: Code,
        regime: Regime,
        standing: Standing,
        made_on: Date,
        rules: &RuleSet,
    ) -> Result<Self, InvalidRules> {
        let (months, class) = match standing {
            Standing::Adult => ("review.adult_months", "retention.default_class"),
            Standing::ChildOrUnknown => ("review.child_months", "retention.child_class"),
            Standing::Unfounded => ("review.unfounded_months", "retention.unfounded_class"),
        };
        let basis = match regime {
            Regime::LawEnforcement => "basis.law_enforcement",
            Regime::General => "basis.general",
        };
        Ok(Self {
            controller,
            regime,
            lawful_basis: rules.default_code(basis)?,
            purpose: rules.default_code("purpose.referral")?,
            subject_category: SubjectCategory::default(),
            retention_class: rules.default_code(class)?,
            next_review_on: made_on.plus_months(rules.number(months)?.into()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PartialDate;

    #[test]
    fn an_unfounded_referral_is_reviewed_early_whoever_it_was_about() {
        let on = "2026-11-23".parse().unwrap();
        let adult = Birth::Born(PartialDate::Year(1980));
        let standing = |code: &str| Standing::of_outcome(Some(&code.parse().unwrap()), adult, on);
        assert_eq!(standing("unfounded"), Standing::Unfounded);
        assert_eq!(standing("malicious_or_mistaken"), Standing::Unfounded);
        assert_eq!(standing("signposted"), Standing::Adult);
        assert_eq!(
            Standing::of_outcome(None, Birth::Unknown, on),
            Standing::ChildOrUnknown
        );
    }
}

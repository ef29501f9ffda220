//! A call for advice that names nobody: counted by kind, never a referral by itself.

use crate::Date;
use crate::person::{UnknownCode, check_code};
use crate::rules::{List, RuleSet};
use crate::text::{Code, Text};

/// An enquiry to be logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enquiry {
    /// A code of [`List::EnquiryKind`].
    pub kind: Code,
    /// The area it came from, where that was said.
    pub area: Option<Code>,
    /// What was asked and what was advised, without naming anybody.
    pub advice: Text,
}

/// Why an enquiry could not be logged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The kind stands in no list.
    #[error(transparent)]
    Code(#[from] UnknownCode),
    /// The area is not one of ours.
    #[error("the area is not known")]
    UnknownArea,
}

/// What is known once an enquiry is logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnquiryLogged {
    /// Its kind.
    pub kind: Code,
    /// Its area.
    pub area: Option<Code>,
}

/// Logs an enquiry.
///
/// # Errors
/// [`Refusal`] naming the list or the area.
///
/// Rule: docs/rules.md R-019
pub fn log(enquiry: &Enquiry, on: Date, rules: &RuleSet) -> Result<EnquiryLogged, Refusal> {
    check_code(rules, List::EnquiryKind, Some(&enquiry.kind), on)?;
    match &enquiry.area {
        Some(area) if rules.area(area.as_str()).is_none() => Err(Refusal::UnknownArea),
        Some(_) | None => Ok(EnquiryLogged {
            kind: enquiry.kind.clone(),
            area: enquiry.area.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enquiry(kind: &str, area: Option<&str>) -> Enquiry {
        Enquiry {
            kind: kind.parse().unwrap(),
            area: area.map(|area| area.parse().unwrap()),
            advice: Text::parse("Asked how to refer; told of the form and the telephone.").unwrap(),
        }
    }

    #[test]
    fn an_enquiry_is_counted_by_a_kind_the_office_knows() {
        let rules = RuleSet::shipped().unwrap();
        let today = "2026-11-23".parse().unwrap();
        let logged = EnquiryLogged {
            kind: "how_to_refer".parse().unwrap(),
            area: None,
        };
        assert_eq!(log(&enquiry("how_to_refer", None), today, &rules), Ok(logged));
        let unknown = Refusal::Code(UnknownCode {
            list: List::EnquiryKind,
        });
        assert_eq!(log(&enquiry("gossip", None), today, &rules), Err(unknown));
        assert_eq!(
            log(&enquiry("signs", Some("nowhere")), today, &rules),
            Err(Refusal::UnknownArea)
        );
    }
}

//! A referral: somebody's worry about one or several people, as they told it.

mod decide;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::duty::coded;
use crate::person::Identity;
use crate::text::{Code, PersonName, Text};

pub use decide::{Receipt, Received, ReceivedSubject, Refusal, receive};

/// How a referral or an addition came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// The public form, one question a page.
    Public,
    /// The task list for professionals.
    Professional,
    /// Written down by the advice line during a call.
    AdviceLine,
    /// A file from another system.
    Import,
    /// Sent by a partner's system itself.
    Partner,
}
coded!(Channel { Public = "public", Professional = "professional", AdviceLine = "advice_line", Import = "import", Partner = "partner" });

/// The answer to the emergency screener. None of them stops a referral.
///
/// Rule: docs/rules.md R-013
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Danger {
    /// Somebody may be hurt now, or a crime is about to happen.
    Now,
    /// Somebody is about to travel to join fighters or to be married to one.
    Travelling,
    /// No.
    No,
    /// The referrer does not know.
    #[default]
    NotKnown,
}
coded!(Danger { Now = "now", Travelling = "travelling", No = "no", NotKnown = "not_known" });

impl Danger {
    /// Whether the duty desk is alerted at once.
    pub const fn is_urgent(self) -> bool {
        match self {
            Self::Now | Self::Travelling => true,
            Self::No | Self::NotKnown => false,
        }
    }
}

/// What a question asked of the referrer is about. The words asked are the message files' business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// What worries you.
    Worry,
    /// What was seen or heard, by whom, and how it came to notice.
    Noticed,
    /// When it happened or began.
    When,
    /// Words used, as nearly as remembered.
    Words,
    /// What happens online: handles, links, a description. Never images.
    Online,
    /// People or groups they are in touch with.
    Contacts,
    /// Threats: to whom, when, in what words.
    Threats,
    /// What might happen if nothing is done.
    IfNothing,
    /// Health, learning, family, work: what else is going on.
    Needs,
    /// Who else is helping or knows.
    Services,
    /// What is going well, and whom they trust.
    Strengths,
}
coded!(Question {
    Worry = "worry",
    Noticed = "noticed",
    When = "when",
    Words = "words",
    Online = "online",
    Contacts = "contacts",
    Threats = "threats",
    IfNothing = "if_nothing",
    Needs = "needs",
    Services = "services",
    Strengths = "strengths",
});

/// An answer to a question. *I do not know* is always valid and is kept as said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// What was said.
    Said(Text),
    /// "I do not know."
    NotKnown,
}

/// Whether somebody knows of the referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Aware {
    /// They have been told.
    Told,
    /// They have not been told.
    NotTold,
    /// The referrer does not know.
    #[default]
    NotKnown,
}
coded!(Aware { Told = "told", NotTold = "not_told", NotKnown = "not_known" });

/// What somebody wishes, where saying nothing is an answer too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Wish {
    /// Yes.
    Yes,
    /// No.
    No,
    /// They did not say.
    #[default]
    NotSaid,
}
coded!(Wish { Yes = "yes", No = "no", NotSaid = "not_said" });

/// Who referred. A compartment of its own: found out by a family or a group, this can cost a life.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Referrer {
    /// Their name, if they gave it.
    pub name: Option<PersonName>,
    /// What they are to the person, a code of [`List::Relationship`](crate::rules::List::Relationship).
    pub relationship: Option<Code>,
    /// Their job, for a professional.
    pub role: Option<Text>,
    /// Their organisation, for a professional.
    pub organisation: Option<Text>,
    /// Telephone number.
    pub phone: Option<Text>,
    /// E-mail address.
    pub email: Option<Text>,
    /// When it is safe to ring or write, and how.
    pub safe_times: Option<Text>,
}

/// The account of the worry: answers by question.
pub type Account = BTreeMap<Question, Answer>;

/// One person a referral is about, with what applies to them alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Who they are, as far as is known.
    pub identity: Identity,
    /// Whether they know of the referral.
    pub person_aware: Aware,
    /// Whether their family knows of it.
    pub family_aware: Aware,
}

/// A referral ready to be received: complete and parsed, not a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// How it came.
    pub channel: Channel,
    /// The area the person lives in, where the referrer could say.
    pub area: Option<Code>,
    /// The sector, a code of [`List::Sector`](crate::rules::List::Sector).
    pub sector: Code,
    /// The subsector.
    pub subsector: Option<Code>,
    /// The answer to the emergency screener.
    pub danger: Danger,
    /// The people it is about, one at least.
    pub subjects: Vec<Subject>,
    /// What worries the referrer.
    pub account: Account,
    /// Who referred.
    pub referrer: Referrer,
    /// Whether the referrer's name must be kept from the person and the family.
    pub confidential: Wish,
    /// Whether the referrer wishes to hear a safe answer.
    pub feedback: Wish,
    /// Whether the form was filled in Welsh: replies go out in the same language.
    pub in_welsh: bool,
}

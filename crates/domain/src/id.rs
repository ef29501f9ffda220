//! A type for each kind of id, so that a case's id can never be passed where a person's is wanted.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// The text was not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a valid id")]
pub struct InvalidId;

/// Where ids come from. The system mints time-ordered ones; tests give a seeded source, so that what a
/// test prints is the same each time.
pub trait Ids: Send + Sync + fmt::Debug {
    /// The next id, created at `now`.
    fn next(&self, now: crate::Timestamp) -> Uuid;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Uuid::try_parse(text).map(Self).map_err(|_| InvalidId)
            }
        }
    )*};
}

ids! {
    /// One person as one record; a merge links people and re-seals nothing.
    PersonId,
    /// One referral: one submission, about one or several people.
    ReferralId,
    /// One person's journey through the pathway.
    CaseId,
    /// A call for advice that names nobody.
    EnquiryId,
    /// Something a referrer added afterwards.
    AdditionId,
    /// A file attached to a case.
    DocumentId,
    /// A change written in one transaction.
    ChangeId,
    /// A piece of work to be done after a change.
    JobId,
    /// A warning to a duty desk that an urgent referral is waiting.
    AlertId,
    /// One version of a sealed text.
    ContentId,
    /// A data key.
    DataKeyId,
    /// One import of a file.
    ImportId,
    /// The disposal of one person's record.
    DisposalId,
    /// One member of staff or of a partner.
    MemberId,
    /// The organisation that a member works for.
    OrganisationId,
    /// A role that a member holds somewhere.
    RoleHeldId,
    /// A turn of duty for an area.
    ShiftId,
    /// One sign-in, until it ends.
    SessionId,
    /// Something to be done by a day, with one owner.
    TaskId,
    /// Something told to somebody outside.
    DisclosureId,
    /// Emergency access to one case, for an hour.
    EmergencyAccessId,
    /// A change that waits for a second person.
    ProposalId,
    /// A partner's system that uses the API.
    ApiClientId,
    /// Two records that may be one person.
    CandidateId,
}

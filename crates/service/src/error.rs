//! What can go wrong in a use case, as its callers must tell it apart.

use waymark_domain::rules::InvalidRules;
use waymark_domain::{case, enquiry, referral};
use waymark_policy::{Denied, Why};
use waymark_sealing::SealingError;
use waymark_storage::StoreError;

use crate::content::BadContent;
use crate::records::InvalidList;

/// Why a use case did not happen.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// The referral needs mending; what was typed is kept.
    #[error("the referral was not taken")]
    Referral(#[source] referral::Refusal),
    /// The case refuses the command.
    #[error("the case refuses the command")]
    Case(#[source] case::Refusal),
    /// The enquiry needs mending.
    #[error("the enquiry was not taken")]
    Enquiry(#[source] enquiry::Refusal),
    /// There is no such thing, or none that the actor may know of.
    #[error("not found")]
    NotFound,
    /// They may know of it, and this is not theirs to do.
    #[error("this is not theirs to do: {}", .0.code())]
    Forbidden(Why),
    /// Somebody else changed it in between.
    #[error("it was changed by somebody else in between")]
    Conflict,
    /// Too much is waiting, or the store does not answer: nothing was saved, and it can be tried again.
    #[error("the store cannot take it now")]
    Unavailable(#[source] StoreError),
    /// The rule set lacks something: an operator's matter.
    #[error("the rule set cannot be used")]
    Rules(#[source] InvalidRules),
    /// No policy allows it.
    #[error("no policy allows it")]
    Denied(#[source] Denied),
    /// Sealed content or a key could not be used.
    #[error("sealed content could not be used")]
    Sealing(#[source] SealingError),
    /// Sealed content opened and is not what it should be.
    #[error("stored content is damaged")]
    Content(#[source] BadContent),
    /// The list of disposals cannot be used.
    #[error("the list of disposals cannot be used")]
    List(#[source] InvalidList),
    /// A file beside the database cannot be read or written.
    #[error("a file cannot be read or written")]
    File(#[source] std::io::Error),
    /// The store holds something impossible.
    #[error("the store failed")]
    Store(#[source] StoreError),
}

impl From<BadContent> for ServiceError {
    fn from(error: BadContent) -> Self {
        Self::Content(error)
    }
}

impl From<SealingError> for ServiceError {
    fn from(error: SealingError) -> Self {
        Self::Sealing(error)
    }
}

impl From<Denied> for ServiceError {
    fn from(error: Denied) -> Self {
        Self::Denied(error)
    }
}

impl From<InvalidRules> for ServiceError {
    fn from(error: InvalidRules) -> Self {
        Self::Rules(error)
    }
}

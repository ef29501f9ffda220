//! Why an import did not happen.

use waymark_domain::rules::InvalidRules;
use waymark_exchange::FileError;
use waymark_exchange::journeys::Report;

use crate::ServiceError;

/// Why journeys were not imported, or not all of them.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file as a whole is refused; nothing was written.
    #[error("the file is refused")]
    File(#[source] FileError),
    /// Rows are wrong; nothing was written.
    #[error("{} of {} rows cannot be imported, so none was", .0.wrong.len(), .0.rows)]
    WrongRows(Box<Report>),
    /// The file is no longer what was looked at; the rows before the change are in.
    #[error("the file was changed while it was imported; import it again")]
    Changed,
    /// A part of the import ended early by a fault of the program; what is in stays in.
    #[error("the import broke off; run it again")]
    BrokeOff,
    /// A row could not be written; those before it are in, and the import can be run again.
    #[error("a row could not be written; run the import again")]
    Service(#[source] ServiceError),
}

/// Why a rule set was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum RulesError {
    /// It cannot be used.
    #[error("the rule set is not taken")]
    Invalid(#[source] InvalidRules),
    /// It is, word for word, the newest there is.
    #[error("this is the rule set already loaded as version {version}")]
    Identical {
        /// That version.
        version: i32,
    },
    /// It could not be written.
    #[error("the rule set could not be written")]
    Service(#[source] ServiceError),
}

impl From<ServiceError> for ImportError {
    fn from(error: ServiceError) -> Self {
        Self::Service(error)
    }
}

impl From<ServiceError> for RulesError {
    fn from(error: ServiceError) -> Self {
        Self::Service(error)
    }
}

//! What a change makes different, line by line.

use serde::Serialize;

use super::silent_debug;

/// One thing that becomes different.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    what: String,
    before: Option<String>,
    after: Option<String>,
}

silent_debug!(Difference);

impl Difference {
    /// Something, in words, as it is and as it would be; none where it is not there.
    #[must_use]
    pub fn new(what: impl Into<String>, before: Option<String>, after: Option<String>) -> Self {
        Self {
            what: what.into(),
            before,
            after,
        }
    }
}

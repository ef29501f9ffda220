use std::fmt;

use serde::{Deserialize, Serialize};

use super::Content;

/// What a referrer added afterwards.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdditionContent {
    /// In their words.
    pub text: String,
}

impl Content for AdditionContent {
    const KIND: &'static str = "addition/1";
}

impl fmt::Debug for AdditionContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AdditionContent(..)")
    }
}

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Content;

/// A form not yet sent, as sealed under the key that only its cookie gives.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftContent {
    /// What was typed, by field.
    pub answers: BTreeMap<String, String>,
    /// The retry key that the sent referral will carry, as text.
    pub retry: String,
    /// What a sent referral's confirmation page needs; the answers are gone by then.
    pub sent: Option<SentContent>,
}

/// What the confirmation page says again after a refresh.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentContent {
    /// Whether a receipt code was given.
    pub feedback: bool,
    /// The area, for when referrals are read there.
    pub area: Option<String>,
    /// Whether the desk was alerted.
    pub urgent: bool,
}

impl Content for DraftContent {
    const KIND: &'static str = "draft/1";
}

impl fmt::Debug for DraftContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DraftContent(..)")
    }
}

impl fmt::Debug for SentContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SentContent(..)")
    }
}

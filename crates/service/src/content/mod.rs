//! How content is written down before it is sealed: one stable form a kind, read back exactly.
//!
//! Domain types are not serialised; these mirrors are, so that nothing reaches the database because a field
//! was added somewhere else. The bytes are what the ledger's digest is computed over: fields stand in the
//! order they are declared, and a form that changes gets a new version number.

mod account;
mod addition;
mod draft;
mod event;
mod identity;
mod journey;
mod referrer;
mod writing;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use account::AccountContent;
pub use addition::AdditionContent;
pub use draft::{DraftContent, SentContent};
pub use event::EventContent;
pub(crate) use event::closure;
pub use identity::{IdentityContent, MatchRecord};
pub use journey::JourneyContent;
pub use referrer::ReferrerContent;
pub use writing::{ConnectionContent, DisclosureContent, NoteContent, PromotionContent, ReasonContent};

/// Sealed content that opened and yet is not what it should be: a damaged or foreign row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("sealed content of the kind {kind} cannot be read")]
pub struct BadContent {
    /// The kind that was expected.
    pub kind: &'static str,
}

/// A kind of content with a stable written form.
pub trait Content: Serialize + DeserializeOwned {
    /// Its name and version, written first.
    const KIND: &'static str;

    /// The form that is sealed.
    ///
    /// # Errors
    /// [`BadContent`] if the value has no written form, which no type here allows.
    fn to_bytes(&self) -> Result<Vec<u8>, BadContent> {
        serde_json::to_vec(&(Self::KIND, self)).map_err(|_| BadContent { kind: Self::KIND })
    }

    /// Reads the form back.
    ///
    /// # Errors
    /// [`BadContent`] when the bytes are of another kind or damaged.
    fn from_bytes(bytes: &[u8]) -> Result<Self, BadContent> {
        let bad = BadContent { kind: Self::KIND };
        let (kind, content): (String, Self) = serde_json::from_slice(bytes).map_err(|_| bad)?;
        if kind == Self::KIND { Ok(content) } else { Err(bad) }
    }
}

/// Reads a text back, or says which kind was damaged.
fn parsed<T: std::str::FromStr>(text: &str, kind: &'static str) -> Result<T, BadContent> {
    text.parse().map_err(|_| BadContent { kind })
}

/// Takes an optional part back through its parser.
fn optional<T>(
    text: Option<&String>,
    kind: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, BadContent> {
    text.map(|text| read(text).ok_or(BadContent { kind })).transpose()
}

//! Drafts: kept by the server, opened only with the token in the writer's cookie.

use std::fmt;

use zeroize::Zeroizing;

use crate::aead;
use crate::canonical::Canonical;
use crate::content::Sealed;
use crate::error::SealingError;
use crate::retry::{parse_secret, secret_text};
use crate::secret::Secret;

/// First byte of a draft.
const FORMAT: u8 = 4;

/// The id of a draft's row. It follows from the token, and the token does not follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftRow(pub [u8; 32]);

/// 256 random bits in a cookie. The server stores neither it nor the key that follows from it, so a draft is
/// closed to everybody but its writer.
#[derive(Clone)]
pub struct DraftToken(Secret);

impl DraftToken {
    /// A new one.
    pub fn random() -> Self {
        Self(Secret::random())
    }

    /// Reads a cookie's value.
    ///
    /// # Errors
    /// [`SealingError::NotA`] unless it is exactly what [`DraftToken::text`] gives.
    pub fn parse(text: &str) -> Result<Self, SealingError> {
        parse_secret(text)
            .map(Self)
            .ok_or(SealingError::NotA("draft token"))
    }

    /// As a cookie's value: 43 letters, digits, dashes and underscores.
    pub fn text(&self) -> Zeroizing<String> {
        secret_text(&self.0)
    }

    /// Where the draft is kept.
    pub fn row(&self) -> DraftRow {
        DraftRow(*self.0.derive("waymark draft row 1").bytes())
    }

    /// Seals the draft.
    pub fn seal(&self, draft: &[u8]) -> Sealed {
        Sealed::new(FORMAT, &aead::seal(&self.key(), &self.associated(), draft))
    }

    /// Opens the draft. It takes no grant: whoever has the token wrote it.
    ///
    /// # Errors
    /// [`SealingError::DoesNotOpen`] when it is another token's or was altered.
    pub fn open(&self, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, SealingError> {
        let body = sealed.body(FORMAT)?;
        aead::open(&self.key(), &self.associated(), body).ok_or(SealingError::DoesNotOpen)
    }

    fn key(&self) -> Secret {
        self.0.derive("waymark draft key 1")
    }

    fn associated(&self) -> Vec<u8> {
        Canonical::of("waymark draft 1").field(&self.row().0).bytes()
    }
}

impl fmt::Debug for DraftToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DraftToken(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_opens_with_its_own_token_alone() {
        let token = DraftToken::random();
        let sealed = token.seal(b"half a sentence");
        let again = DraftToken::parse(&token.text()).unwrap();
        assert_eq!(again.row(), token.row());
        assert_eq!(again.open(&sealed).unwrap().as_slice(), b"half a sentence");
        let other = DraftToken::random();
        assert_ne!(other.row(), token.row());
        assert!(matches!(other.open(&sealed), Err(SealingError::DoesNotOpen)));
    }

    #[test]
    fn what_the_server_stores_does_not_open_the_draft() {
        let token = DraftToken::random();
        let sealed = token.seal(b"half a sentence");
        let row = Secret::from_slice(&token.row().0).unwrap();
        let as_token = DraftToken(row.clone()).open(&sealed);
        assert!(matches!(as_token, Err(SealingError::DoesNotOpen)));
        let body = sealed.body(FORMAT).unwrap();
        assert!(aead::open(&row, &token.associated(), body).is_none());
        assert!(aead::open(&token.key(), &token.associated(), body).is_some());
    }
}

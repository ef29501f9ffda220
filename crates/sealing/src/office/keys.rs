//! The office's own keys: what members' secrets are sealed under, and what tries are counted by.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use waymark_domain::{ApiClientId, MemberId};

use super::token::TokenHash;
use super::totp::TotpSecret;
use crate::aead;
use crate::canonical::Canonical;
use crate::content::Sealed;
use crate::error::SealingError;
use crate::limits::AddressHash;
use crate::secret::Secret;

/// First byte of a member's sealed secret.
const FORMAT: u8 = 5;

/// Keys of the office. They follow from a secret in the key folder, so the database alone gives none of what they
/// seal, and they do not change when an epoch does.
#[derive(Clone)]
pub struct OfficeKeys {
    totp: Secret,
    tries: Secret,
    pub(super) api: Secret,
}

impl OfficeKeys {
    pub(crate) fn from_root(root: &Secret) -> Self {
        Self {
            totp: root.derive("waymark members' codes 1"),
            tries: root.derive("waymark tries 1"),
            api: root.derive("waymark access tokens 1"),
        }
    }

    /// Seals the secret of a member's codes for their row.
    pub fn seal_totp(&self, member: MemberId, secret: &TotpSecret) -> Sealed {
        Sealed::new(
            FORMAT,
            &aead::seal(&self.totp, &of_member(member), secret.bytes()),
        )
    }

    /// Opens the secret of a member's codes.
    ///
    /// # Errors
    /// [`SealingError::DoesNotOpen`] when it was altered or is another member's.
    pub fn open_totp(&self, member: MemberId, sealed: &Sealed) -> Result<TotpSecret, SealingError> {
        self.open(&of_member(member), sealed)
    }

    /// Seals a secret that a member is about to take up, tied to the code they enrol with, as text: the page carries
    /// it from one step to the next, and nobody else can use it.
    pub fn offer(&self, enrolment: TokenHash, secret: &TotpSecret) -> String {
        let sealed = aead::seal(&self.totp, &of_offer(enrolment), secret.bytes());
        URL_SAFE_NO_PAD.encode(Sealed::new(FORMAT, &sealed).as_bytes())
    }

    /// Opens a secret that was offered.
    ///
    /// # Errors
    /// [`SealingError::DoesNotOpen`] when it was altered or offered to somebody else.
    pub fn take_up(&self, enrolment: TokenHash, offered: &str) -> Result<TotpSecret, SealingError> {
        let bytes = URL_SAFE_NO_PAD
            .decode(offered)
            .map_err(|_| SealingError::DoesNotOpen)?;
        self.open(&of_offer(enrolment), &Sealed::from_stored(bytes))
    }

    /// Under which the tries of an account are counted. Names that belong to nobody are counted alike.
    pub fn tries_of_account(&self, sign_in_name: &str) -> TokenHash {
        TokenHash(self.tries.keyed_hash(&[b"account", sign_in_name.as_bytes()]))
    }

    /// Under which the tries of a partner's system are counted. Ids that belong to none are counted alike.
    pub fn tries_of_client(&self, client: ApiClientId) -> TokenHash {
        TokenHash(self.tries.keyed_hash(&[b"client", client.0.as_bytes()]))
    }

    /// Under which the tries of a source are counted. The address's own key dies within a day.
    pub fn tries_of_source(&self, source: AddressHash) -> TokenHash {
        TokenHash(self.tries.keyed_hash(&[b"source", source.bytes()]))
    }

    fn open(&self, associated: &[u8], sealed: &Sealed) -> Result<TotpSecret, SealingError> {
        let opened = aead::open(&self.totp, associated, sealed.body(FORMAT)?);
        opened
            .and_then(|bytes| TotpSecret::from_slice(&bytes))
            .ok_or(SealingError::DoesNotOpen)
    }
}

impl fmt::Debug for OfficeKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OfficeKeys(..)")
    }
}

fn of_member(member: MemberId) -> Vec<u8> {
    Canonical::of("waymark credential totp 1").id(member.0).bytes()
}

fn of_offer(enrolment: TokenHash) -> Vec<u8> {
    Canonical::of("waymark offered totp 1")
        .field(&enrolment.0)
        .bytes()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::office::{EnrolmentCode, TotpStep};

    #[test]
    fn cry_2_a_members_secret_opens_for_that_member_alone() {
        let keys = OfficeKeys::from_root(&Secret::random());
        let (one, other) = (MemberId(Uuid::from_u128(1)), MemberId(Uuid::from_u128(2)));
        let secret = TotpSecret::random();
        let sealed = keys.seal_totp(one, &secret);
        let code = |secret: &TotpSecret| secret.code(TotpStep(7)).to_string();
        assert_eq!(code(&keys.open_totp(one, &sealed).unwrap()), code(&secret));
        assert!(keys.open_totp(other, &sealed).is_err());
        assert!(
            OfficeKeys::from_root(&Secret::random())
                .open_totp(one, &sealed)
                .is_err()
        );

        let (mine, yours) = (EnrolmentCode::random().hash(), EnrolmentCode::random().hash());
        let offered = keys.offer(mine, &secret);
        assert_eq!(code(&keys.take_up(mine, &offered).unwrap()), code(&secret));
        assert!(keys.take_up(yours, &offered).is_err());
        assert!(keys.take_up(mine, "").is_err());
    }

    #[test]
    fn int_6_an_account_and_a_source_are_counted_under_keyed_hashes() {
        let keys = OfficeKeys::from_root(&Secret::random());
        assert_eq!(
            keys.tries_of_account("a.morgan"),
            keys.tries_of_account("a.morgan")
        );
        assert_ne!(keys.tries_of_account("a.morgan"), keys.tries_of_account("b.rees"));
        let other = OfficeKeys::from_root(&Secret::random());
        assert_ne!(
            keys.tries_of_account("a.morgan"),
            other.tries_of_account("a.morgan")
        );
    }
}

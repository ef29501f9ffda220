//! The tokens that partners' systems work with for a while. Nothing is stored of them: they carry whose they are
//! and until when, under a keyed hash that also takes in the client's present secret.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;
use waymark_domain::{ApiClientId, Timestamp};
use zeroize::Zeroizing;

use super::keys::OfficeKeys;
use super::token::TokenHash;
use crate::canonical::Canonical;
use crate::error::SealingError;

const CLIENT: usize = 16;
const EXPIRY: usize = 8;
const MAC: usize = 32;

/// A token, as read or made. Only [`OfficeKeys::admits`] says whether it is good.
#[derive(Clone)]
pub struct ApiToken {
    client: ApiClientId,
    expires_at: i64,
    mac: [u8; MAC],
}

impl ApiToken {
    /// Reads its text.
    ///
    /// # Errors
    /// [`SealingError::NotA`] unless it is such a text.
    pub fn parse(text: &str) -> Result<Self, SealingError> {
        let not_a = || SealingError::NotA("access token");
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| not_a())?;
        let (client, rest) = bytes.split_first_chunk::<CLIENT>().ok_or_else(not_a)?;
        let (expires_at, rest) = rest.split_first_chunk::<EXPIRY>().ok_or_else(not_a)?;
        Ok(Self {
            client: ApiClientId(Uuid::from_bytes(*client)),
            expires_at: i64::from_be_bytes(*expires_at),
            mac: rest.try_into().map_err(|_| not_a())?,
        })
    }

    /// As text: 75 letters, digits, dashes and underscores.
    pub fn text(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(CLIENT + EXPIRY + MAC));
        bytes.extend_from_slice(self.client.0.as_bytes());
        bytes.extend_from_slice(&self.expires_at.to_be_bytes());
        bytes.extend_from_slice(&self.mac);
        Zeroizing::new(URL_SAFE_NO_PAD.encode(bytes.as_slice()))
    }

    /// Whose it says it is.
    pub const fn client(&self) -> ApiClientId {
        self.client
    }
}

impl fmt::Debug for ApiToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiToken(..)")
    }
}

impl OfficeKeys {
    /// A token for a client with this stored secret, good until an instant.
    pub fn api_token(&self, client: ApiClientId, secret: TokenHash, until: Timestamp) -> ApiToken {
        let expires_at = until.micros();
        ApiToken {
            client,
            expires_at,
            mac: self.api_mac(client, secret, expires_at),
        }
    }

    /// Whether a token was made here for its client, while its secret was this one, and is still good.
    pub fn admits(&self, token: &ApiToken, secret: TokenHash, now: Timestamp) -> bool {
        let right = self.api_mac(token.client, secret, token.expires_at);
        bool::from(right.ct_eq(&token.mac)) && token.expires_at > now.micros()
    }

    fn api_mac(&self, client: ApiClientId, secret: TokenHash, expires_at: i64) -> [u8; MAC] {
        let value = Canonical::of("waymark access token 1")
            .id(client.0)
            .field(&secret.0)
            .field(&expires_at.to_be_bytes())
            .bytes();
        self.api.keyed_hash(&[&value])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ClientSecret;
    use crate::secret::Secret;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::EPOCH.plus_seconds(seconds)
    }

    #[test]
    fn a_token_is_good_for_its_client_its_secret_and_its_time() {
        let keys = OfficeKeys::from_root(&Secret::random());
        let client = ApiClientId(Uuid::from_u128(1));
        let (secret, other) = (ClientSecret::random().hash(), ClientSecret::random().hash());
        let token = keys.api_token(client, secret, at(900));
        let read = ApiToken::parse(&token.text()).unwrap();
        assert_eq!((read.client(), token.text().len()), (client, 75));
        assert!(keys.admits(&read, secret, at(899)));
        assert!(!keys.admits(&read, secret, at(900)), "it has expired");
        assert!(!keys.admits(&read, other, at(0)), "the secret was exchanged");
        let elsewhere = OfficeKeys::from_root(&Secret::random());
        assert!(!elsewhere.admits(&read, secret, at(0)));
    }

    #[test]
    fn a_token_that_was_altered_anywhere_is_refused() {
        let keys = OfficeKeys::from_root(&Secret::random());
        let secret = ClientSecret::random().hash();
        let token = keys.api_token(ApiClientId(Uuid::from_u128(1)), secret, at(900));
        let bytes = URL_SAFE_NO_PAD.decode(token.text().as_str()).unwrap();
        for at_byte in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[at_byte] ^= 1;
            let altered = ApiToken::parse(&URL_SAFE_NO_PAD.encode(altered)).unwrap();
            assert!(!keys.admits(&altered, secret, at(0)), "{at_byte}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            prop_assert!(ApiToken::parse(&text).is_ok_and(|token| *token.text() == text) || ApiToken::parse(&text).is_err());
        }
    }
}

//! Retry keys: what makes a resend the same submission, and the reference and code derived from them.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use waymark_domain::ApiClientId;
use waymark_domain::reference::{ReceiptCode, Reference};
use zeroize::Zeroizing;

use crate::canonical::Canonical;
use crate::error::SealingError;
use crate::secret::Secret;

/// 32 random bytes that a form carries from its first page, so that sending it twice makes one referral.
/// The server keeps only its hash; the receipt code follows from it, so it is a secret of its form.
#[derive(Clone)]
pub struct RetryKey(Secret);

impl RetryKey {
    /// A new one.
    pub fn random() -> Self {
        Self(Secret::random())
    }

    /// Reads the text of a hidden field.
    ///
    /// # Errors
    /// [`SealingError::NotA`] unless it is exactly what [`RetryKey::text`] gives.
    pub fn parse(text: &str) -> Result<Self, SealingError> {
        parse_secret(text)
            .map(Self)
            .ok_or(SealingError::NotA("retry key"))
    }

    /// As text for a hidden field: 43 letters, digits, dashes and underscores.
    pub fn text(&self) -> Zeroizing<String> {
        secret_text(&self.0)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }
}

impl fmt::Debug for RetryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RetryKey(..)")
    }
}

pub(crate) fn secret_text(secret: &Secret) -> Zeroizing<String> {
    Zeroizing::new(URL_SAFE_NO_PAD.encode(secret.bytes()))
}

/// Strict: one text for each secret, so no two texts mean the same one.
pub(crate) fn parse_secret(text: &str) -> Option<Secret> {
    let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(text).ok()?);
    Secret::from_slice(&bytes)
}

/// The keys that turn a retry key into a reference and a receipt code.
#[derive(Debug, Clone)]
pub(crate) struct CodeKeys {
    reference: Secret,
    receipt_code: Secret,
    partners: Secret,
}

impl CodeKeys {
    pub(crate) fn from_root(root: &Secret) -> Self {
        Self {
            reference: root.derive("waymark references 1"),
            receipt_code: root.derive("waymark receipt codes 1"),
            partners: root.derive("waymark partners' retry keys 1"),
        }
    }

    pub(crate) fn reference(&self, retry_key: &RetryKey) -> Reference {
        Reference::from_bytes(first(self.reference.keyed_hash(&[retry_key.bytes()])))
    }

    pub(crate) fn partner_retry_key(&self, client: ApiClientId, chosen: &str) -> RetryKey {
        let value = Canonical::of("waymark partner retry key 1")
            .id(client.0)
            .text(chosen)
            .bytes();
        RetryKey(self.partners.derive_from(&value))
    }

    pub(crate) fn receipt_code(&self, retry_key: &RetryKey) -> ReceiptCode {
        ReceiptCode::from_bytes(first(self.receipt_code.keyed_hash(&[retry_key.bytes()])))
    }
}

/// The first `N` bytes of a hash: as good as `N` random ones.
fn first<const N: usize>(hash: [u8; 32]) -> [u8; N] {
    let mut bytes = [0; N];
    bytes
        .iter_mut()
        .zip(hash)
        .for_each(|(byte, hashed)| *byte = hashed);
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn codes() -> CodeKeys {
        CodeKeys::from_root(&Secret::from_slice(&[7; 32]).unwrap())
    }

    #[test]
    fn a_resend_shows_the_same_reference_and_code() {
        let key = RetryKey::random();
        let again = RetryKey::parse(&key.text()).unwrap();
        assert_eq!(codes().reference(&key), codes().reference(&again));
        assert_eq!(codes().receipt_code(&key), codes().receipt_code(&again));
        assert_ne!(codes().reference(&key), codes().reference(&RetryKey::random()));
    }

    #[test]
    fn a_reference_tells_nothing_of_the_code() {
        let key = RetryKey::random();
        let (reference, code) = (codes().reference(&key), codes().receipt_code(&key));
        assert_ne!(reference.bytes().as_slice(), &code.bytes()[..10]);
    }

    #[test]
    fn two_partners_may_choose_the_same_key() {
        let client = |number| ApiClientId(uuid::Uuid::from_u128(number));
        let text = |number, chosen| {
            codes()
                .partner_retry_key(client(number), chosen)
                .text()
                .to_string()
        };
        assert_eq!(text(1, "A-1"), text(1, "A-1"));
        assert_ne!(text(1, "A-1"), text(2, "A-1"));
        assert_ne!(text(1, "A-1"), text(1, "A-2"));
    }

    #[test]
    fn a_retry_key_has_one_text() {
        let text = RetryKey::random().text().to_string();
        for wrong in [
            format!("{text}="),
            format!(" {text}"),
            text[1..].to_owned(),
            format!("{text}A"),
        ] {
            assert!(RetryKey::parse(&wrong).is_err());
        }
        // The last letter carries four bits only: the others must be zero.
        assert!(RetryKey::parse(&format!("{}B", "A".repeat(42))).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            prop_assert!(RetryKey::parse(&text).is_ok_and(|key| *key.text() == text) || RetryKey::parse(&text).is_err());
        }
    }
}

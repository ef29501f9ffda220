//! Keyed hashes by which a value of high entropy is found again without being stored.

use std::fmt;

use waymark_domain::ApiClientId;
use waymark_domain::reference::{ReceiptCode, Reference};

use crate::normalise;
use crate::retry::RetryKey;
use crate::secret::Secret;

/// The kinds of value that are looked up by hash. Names, dates and postcodes are not among them: there are
/// so few that whoever had the index key could try them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndexField {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A name used on a social network.
    Handle,
    /// A referral's reference.
    Reference,
    /// A receipt code.
    ReceiptCode,
    /// A retry key.
    RetryKey,
    /// What a sender of a file calls a referral.
    SenderReference,
    /// A reference as the partner's system knows it that sent the referral.
    PartnerReference,
    /// A request of a partner's system, with all that was in it.
    PartnerRequest,
}

impl IndexField {
    /// Every field, in the order they are listed.
    pub const ALL: [Self; 9] = [
        Self::Phone,
        Self::Email,
        Self::Handle,
        Self::Reference,
        Self::ReceiptCode,
        Self::RetryKey,
        Self::SenderReference,
        Self::PartnerReference,
        Self::PartnerRequest,
    ];

    /// Its name, as stored and as the label of its key. It never changes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Handle => "handle",
            Self::Reference => "reference",
            Self::ReceiptCode => "receipt-code",
            Self::RetryKey => "retry-key",
            Self::SenderReference => "sender-reference",
            Self::PartnerReference => "partner-reference",
            Self::PartnerRequest => "partner-request",
        }
    }
}

/// A keyed hash of a value: equal for equal values of one field, unrelated between fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndexHash(pub [u8; 32]);

/// The keys of the index, one a field.
#[derive(Clone)]
pub struct IndexKeys(Secret);

impl IndexKeys {
    pub(crate) fn from_root(root: &Secret) -> Self {
        Self(root.derive("waymark index 1"))
    }

    /// The hash of a telephone number, however it was spaced or prefixed; `None` when the text is none.
    pub fn phone(&self, text: &str) -> Option<IndexHash> {
        normalise::phone(text).map(|phone| self.hash(IndexField::Phone, phone.as_bytes()))
    }

    /// The hash of an e-mail address, in any case; `None` when the text is none.
    pub fn email(&self, text: &str) -> Option<IndexHash> {
        normalise::email(text).map(|email| self.hash(IndexField::Email, email.as_bytes()))
    }

    /// The hash of a name on a social network, in any case, with or without its at sign; `None` when empty.
    pub fn handle(&self, text: &str) -> Option<IndexHash> {
        normalise::handle(text).map(|handle| self.hash(IndexField::Handle, handle.as_bytes()))
    }

    /// The hash of what a sender calls a referral; `None` when empty. Two senders may use the same text, so
    /// `sender` says whose it is.
    pub fn sender_reference(&self, sender: &str, text: &str) -> Option<IndexHash> {
        let reference = normalise::sender_reference(text)?;
        let value = crate::canonical::Canonical::of(sender).text(&reference).bytes();
        Some(self.hash(IndexField::SenderReference, &value))
    }

    /// The hash of a reference.
    pub fn reference(&self, reference: &Reference) -> IndexHash {
        self.hash(IndexField::Reference, reference.bytes())
    }

    /// The hash of a receipt code.
    pub fn receipt_code(&self, code: &ReceiptCode) -> IndexHash {
        self.hash(IndexField::ReceiptCode, code.bytes())
    }

    /// The hash of a retry key.
    pub fn retry_key(&self, key: &RetryKey) -> IndexHash {
        self.hash(IndexField::RetryKey, key.bytes())
    }

    /// The hash by which a partner's system finds a referral that it sent itself. For another system's, and for a
    /// reference that nobody was given, it is a hash that stands nowhere.
    pub fn partner_reference(&self, client: ApiClientId, reference: &Reference) -> IndexHash {
        let value = crate::canonical::Canonical::of("waymark partner reference 1").id(client.0);
        self.hash(
            IndexField::PartnerReference,
            &value.field(reference.bytes()).bytes(),
        )
    }

    /// The hash of what a partner's system sent under a retry key, to tell a resend from another request.
    pub fn partner_request(&self, key: &RetryKey, body: &[u8]) -> IndexHash {
        let value = crate::canonical::Canonical::of("waymark partner request 1").field(key.bytes());
        self.hash(IndexField::PartnerRequest, &value.field(body).bytes())
    }

    fn hash(&self, field: IndexField, value: &[u8]) -> IndexHash {
        IndexHash(self.0.derive(field.name()).keyed_hash(&[value]))
    }
}

impl fmt::Debug for IndexKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IndexKeys(..)")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn keys() -> IndexKeys {
        IndexKeys::from_root(&Secret::from_slice(&[7; 32]).unwrap())
    }

    #[test]
    fn the_same_text_in_two_fields_gives_unrelated_hashes() {
        let hashes: BTreeSet<_> = IndexField::ALL
            .into_iter()
            .map(|field| keys().hash(field, b"the same"))
            .collect();
        assert_eq!(hashes.len(), IndexField::ALL.len());
    }

    #[test]
    fn one_value_has_one_hash_however_it_was_written() {
        let keys = keys();
        assert_eq!(keys.phone("07700 900123"), keys.phone("+44 (0)7700 900-123"));
        assert_ne!(keys.phone("07700 900123"), keys.phone("07700 900124"));
        assert_eq!(
            keys.email(" Someone@Example.ORG"),
            keys.email("someone@example.org")
        );
        assert_eq!(keys.handle("@Some_One"), keys.handle("some_one"));
    }

    #[test]
    fn two_senders_may_use_the_same_reference() {
        assert_ne!(
            keys().sender_reference("school", "12"),
            keys().sender_reference("college", "12")
        );
        assert_ne!(
            keys().sender_reference("a", "b12"),
            keys().sender_reference("ab", "12")
        );
    }

    #[test]
    fn acc_4_a_partner_finds_by_reference_only_what_it_sent_itself() {
        let client = |number| ApiClientId(uuid::Uuid::from_u128(number));
        let reference = Reference::from_bytes([7; 10]);
        let mine = keys().partner_reference(client(1), &reference);
        assert_eq!(mine, keys().partner_reference(client(1), &reference));
        assert_ne!(mine, keys().partner_reference(client(2), &reference));
    }

    #[test]
    fn a_request_with_another_body_is_another_request() {
        let key = RetryKey::random();
        let first = keys().partner_request(&key, b"{}");
        assert_eq!(first, keys().partner_request(&key, b"{}"));
        assert_ne!(first, keys().partner_request(&key, b"{ }"));
        assert_ne!(first, keys().partner_request(&RetryKey::random(), b"{}"));
    }

    #[test]
    fn another_databases_hashes_are_unrelated() {
        let other = IndexKeys::from_root(&Secret::from_slice(&[8; 32]).unwrap());
        assert_ne!(
            keys().email("someone@example.org"),
            other.email("someone@example.org")
        );
    }
}

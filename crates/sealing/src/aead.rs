//! XChaCha20-Poly1305 with a random nonce: the one way in which this crate seals under a secret key.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::random;
use crate::secret::Secret;

/// Length of a nonce: 192 bits, so that random ones never meet.
pub(crate) const NONCE: usize = 24;
/// What sealing adds to a text: nonce and tag.
pub(crate) const OVERHEAD: usize = NONCE + 16;

/// `plain` sealed under `key`, tied to `associated`: nonce, ciphertext, tag.
pub(crate) fn seal(key: &Secret, associated: &[u8], plain: &[u8]) -> Vec<u8> {
    let nonce = random::bytes::<NONCE>();
    let payload = Payload {
        msg: plain,
        aad: associated,
    };
    let sealed = cipher(key)
        .encrypt(&XNonce::from(nonce), payload)
        .expect("what is sealed is far below the 256 GiB that the cipher can take");
    [nonce.as_slice(), &sealed].concat()
}

/// The text that was sealed, or `None` when the key, the associated data or any bit is not the same.
pub(crate) fn open(key: &Secret, associated: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    let payload = Payload {
        msg: sealed,
        aad: associated,
    };
    cipher(key)
        .decrypt(&XNonce::from(*nonce), payload)
        .ok()
        .map(Zeroizing::new)
}

fn cipher(key: &Secret) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}

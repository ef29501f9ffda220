//! Chance, from the operating system and from nowhere else. Every nonce, key and code comes through here.

use zeroize::Zeroizing;

/// `N` fresh random bytes.
///
/// A machine without randomness must not seal: the call stops the process rather than go on without.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// `N` fresh random bytes that are wiped when dropped.
pub(crate) fn secret<const N: usize>() -> Zeroizing<[u8; N]> {
    Zeroizing::new(bytes())
}

//! Passphrases as they are kept: Argon2id with a salt each.

use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::backup::Passphrase;
use crate::random;

/// 19 MiB and 2 passes: some tens of milliseconds, which a desk bears and a guesser does not.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const SALT: usize = 16;
const HASH: usize = 32;
/// What a hash read back may cost: a damaged row must not stop the machine.
const BEARABLE_KIB: u32 = 256 * 1024;
const BEARABLE_PASSES: u32 = 10;

/// The hash of a passphrase with its salt and cost, so that the cost can be raised for new ones.
#[derive(Clone, PartialEq, Eq)]
pub struct PassphraseHash {
    memory_kib: u32,
    passes: u32,
    salt: [u8; SALT],
    hash: [u8; HASH],
}

impl PassphraseHash {
    /// Hashes a passphrase, at the present cost and under a new salt.
    pub fn of(passphrase: &Passphrase) -> Self {
        let salt = random::bytes::<SALT>();
        let hash = hash(passphrase, &salt, MEMORY_KIB, PASSES).expect("the present cost is a valid one");
        Self {
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            salt,
            hash: *hash,
        }
    }

    /// One that no passphrase matches, at the present cost: what is checked when there is nobody of that name,
    /// so that the answer costs the same work.
    pub fn of_nobody() -> Self {
        Self {
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            salt: random::bytes(),
            hash: random::bytes(),
        }
    }

    /// Whether this is the passphrase.
    pub fn matches(&self, passphrase: &Passphrase) -> bool {
        hash(passphrase, &self.salt, self.memory_kib, self.passes)
            .is_some_and(|hash| bool::from(hash.ct_eq(&self.hash)))
    }

    /// As text: `argon2id$19456$2$` and salt and hash in base64.
    pub fn text(&self) -> String {
        format!(
            "argon2id${}${}${}${}",
            self.memory_kib,
            self.passes,
            STANDARD_NO_PAD.encode(self.salt),
            STANDARD_NO_PAD.encode(self.hash)
        )
    }

    /// Reads what [`PassphraseHash::text`] gives; `None` for anything else, and for a cost that would stop the
    /// machine.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('$').collect();
        let ["argon2id", memory, passes, salt, hash] = parts.as_slice() else {
            return None;
        };
        let (memory_kib, passes) = (memory.parse().ok()?, passes.parse().ok()?);
        let bearable = (8..=BEARABLE_KIB).contains(&memory_kib) && (1..=BEARABLE_PASSES).contains(&passes);
        bearable.then_some(())?;
        Some(Self {
            memory_kib,
            passes,
            salt: STANDARD_NO_PAD.decode(salt).ok()?.try_into().ok()?,
            hash: STANDARD_NO_PAD.decode(hash).ok()?.try_into().ok()?,
        })
    }
}

fn hash(
    passphrase: &Passphrase,
    salt: &[u8; SALT],
    memory_kib: u32,
    passes: u32,
) -> Option<Zeroizing<[u8; HASH]>> {
    let params = Params::new(memory_kib, passes, LANES, Some(HASH)).ok()?;
    let mut hash = Zeroizing::new([0; HASH]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.bytes(), salt, hash.as_mut_slice())
        .ok()?;
    Some(hash)
}

impl fmt::Debug for PassphraseHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PassphraseHash(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text).unwrap()
    }

    #[test]
    fn aut_2_the_hash_costs_what_is_asked_and_is_read_back() {
        let hash = PassphraseHash::of(&passphrase("a heron on the weir at dawn"));
        assert!(hash.text().starts_with("argon2id$19456$2$"), "{}", hash.text());
        assert_eq!(PassphraseHash::parse(&hash.text()), Some(hash.clone()));
        assert_ne!(
            PassphraseHash::of(&passphrase("a heron on the weir at dawn")),
            hash
        );
        for damaged in [
            "",
            "argon2id$19456$2$AA$AA",
            "argon2i$19456$2",
            "argon2id$4000000$2$AA$AA",
        ] {
            assert_eq!(PassphraseHash::parse(damaged), None, "{damaged}");
        }
    }

    #[test]
    fn aut_2_every_character_counts_up_to_the_last() {
        let long = format!("{}x{}", "kittiwake ".repeat(9), "y".repeat(37));
        assert_eq!(long.chars().count(), 128);
        let hash = PassphraseHash::of(&passphrase(&long));
        assert!(hash.matches(&passphrase(&long)));
        for place in [0, 71, 72, 99, 127] {
            let other: String = long
                .chars()
                .enumerate()
                .map(|(at, letter)| if at == place { 'Z' } else { letter })
                .collect();
            assert!(!hash.matches(&passphrase(&other)), "character {place}");
        }
    }

    #[test]
    fn aut_2_any_writing_will_do_and_two_keyboards_agree() {
        let hash = PassphraseHash::of(&passphrase("Ŵyn a môr, 海と山, кот и мышь"));
        assert!(hash.matches(&passphrase("W\u{302}yn a mo\u{302}r, 海と山, кот и мышь")));
        assert!(!hash.matches(&passphrase("Wyn a mor, 海と山, кот и мышь")));
    }

    #[test]
    fn aut_4_nobodys_hash_costs_the_same_and_matches_nothing() {
        let (nobody, somebody) = (
            PassphraseHash::of_nobody(),
            PassphraseHash::of(&passphrase("a heron on the weir at dawn")),
        );
        assert_eq!(
            (nobody.memory_kib, nobody.passes),
            (somebody.memory_kib, somebody.passes)
        );
        assert!(!nobody.matches(&passphrase("a heron on the weir at dawn")));
    }
}

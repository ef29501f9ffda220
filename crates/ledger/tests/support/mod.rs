//! An invented log for the tests: entries as Waymark writes them, and chance that repeats.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of this")]

use uuid::Uuid;
use waymark_ledger::{
    Checkpoint, Entry, EntryDraft, Frontier, Hash, KeyName, Object, Origin, SigningKey, Token,
};

/// The log of the tests.
pub fn origin() -> Origin {
    Origin::new("waymark.example/ledger/0198a000-0000-7000-8000-000000000001/1").expect("a good origin")
}

/// A signing key, the same for the same seed.
pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32], KeyName::new(origin().host()).expect("a good name"))
}

pub fn token(text: &str) -> Token {
    Token::new(text).expect("a good token")
}

/// Entry `seq` of the test log: a referral that a member opened.
pub fn entry(seq: u64) -> Entry {
    let id = |kind: u128| Uuid::from_u128(kind << 96 | u128::from(seq));
    let draft = EntryDraft {
        at_micros: 1_760_000_000_000_000 + i64::try_from(seq).expect("a small log") * 61_000_001,
        actor: token(&format!("member:{}", id(1))),
        action: token("case.viewed"),
        basis: token("policy:assigned-officer"),
        objects: vec![
            Object {
                kind: token("referral"),
                id: id(2),
            },
            Object {
                kind: token("person"),
                id: id(3),
            },
        ],
        digest: (!seq.is_multiple_of(3)).then(|| [u8::try_from(seq % 251).expect("below 256"); 32]),
    };
    draft.at(&origin(), seq)
}

/// The leaf hashes of the first entries.
pub fn leaves(count: u64) -> Vec<Hash> {
    (0..count).map(|seq| entry(seq).leaf_hash()).collect()
}

/// The checkpoint over these leaves.
pub fn checkpoint(leaves: &[Hash]) -> Checkpoint {
    Checkpoint::of(&origin(), &leaves.iter().copied().collect::<Frontier>())
}

/// Chance that repeats: a counter, scattered by SHA-256.
#[derive(Default)]
pub struct Chance(u64);

impl Chance {
    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 += 1;
        let scattered = Hash::of_leaf(&self.0.to_be_bytes());
        u64::from_be_bytes(scattered.bytes()[..8].try_into().expect("8 bytes")) % end
    }

    /// An index into a slice of this length.
    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).expect("fits")
    }

    /// Flips one bit somewhere.
    pub fn flip(&mut self, bytes: &mut [u8]) {
        let place = self.index(bytes.len());
        let byte = bytes.get_mut(place).expect("below the length");
        *byte ^= 1 << self.below(8);
    }
}

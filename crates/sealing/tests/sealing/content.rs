use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;
use waymark_policy::Case;
use waymark_sealing::{DataKey, DraftToken, Place, RetryKey, Sealed, SealingError};

use crate::{CANARY, case_key, key_id, keyring, may_open, narrative, person};

fn contains(bytes: &[u8], canary: &[u8]) -> bool {
    bytes.windows(canary.len()).any(|window| window == canary)
}

proptest! {
    #[test]
    fn what_is_sealed_opens_with_the_digest_it_was_given(content in any::<Vec<u8>>()) {
        let key = case_key();
        let (sealed, digest) = key.seal(&narrative(), &content);
        let opened = key.open(&may_open(), &narrative(), &Sealed::from_stored(sealed.into_bytes())).unwrap();
        prop_assert_eq!(opened.content(), content.as_slice());
        prop_assert_eq!(opened.digest(), digest);
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in any::<Vec<u8>>()) {
        prop_assert!(case_key().open(&may_open(), &narrative(), &Sealed::from_stored(bytes)).is_err());
    }
}

#[test]
fn no_bit_can_be_changed() {
    let key = case_key();
    let bytes = key.seal(&narrative(), b"a note").0.into_bytes();
    for bit in 0..bytes.len() * 8 {
        let mut changed = bytes.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let refused = key.open(&may_open(), &narrative(), &Sealed::from_stored(changed));
        match bit / 8 {
            0 => assert!(matches!(refused, Err(SealingError::UnknownFormat)), "bit {bit}"),
            _ => assert!(matches!(refused, Err(SealingError::DoesNotOpen)), "bit {bit}"),
        }
    }
}

#[test]
fn nothing_can_be_cut_off() {
    let key = case_key();
    let bytes = key.seal(&narrative(), b"a note").0.into_bytes();
    for length in 0..bytes.len() {
        let cut = Sealed::from_stored(bytes[..length].to_vec());
        assert!(
            key.open(&may_open(), &narrative(), &cut).is_err(),
            "{length} bytes"
        );
    }
}

#[test]
fn a_value_moved_elsewhere_does_not_open() {
    let key = case_key();
    let home = narrative();
    let (sealed, _) = key.seal(&home, CANARY);
    let elsewhere = [
        Place {
            table: "contents",
            ..home
        },
        Place {
            row: Uuid::from_u128(4),
            ..home
        },
        Place {
            column: "seale",
            ..home
        },
        // The same letters, parted elsewhere.
        Place {
            table: "contents",
            column: "ealed",
            ..home
        },
    ];
    for place in elsewhere {
        let refused = key.open(&may_open(), &place, &sealed);
        assert!(matches!(refused, Err(SealingError::DoesNotOpen)), "{place:?}");
    }
}

#[test]
fn a_value_does_not_open_under_another_key_even_of_the_same_name() {
    let (sealed, _) = case_key().seal(&narrative(), CANARY);
    let twin = case_key();
    let stranger = DataKey::<Case>::fresh(key_id(5), person(6));
    for key in [twin, stranger] {
        let refused = key.open(&may_open(), &narrative(), &sealed);
        assert!(matches!(refused, Err(SealingError::DoesNotOpen)), "{key:?}");
    }
}

#[test]
fn a_key_and_its_successor_open_their_own() {
    let first = case_key();
    let second = first.successor(key_id(7));
    assert_eq!((first.name().version, second.name().version), (1, 2));
    let (sealed, _) = second.seal(&narrative(), CANARY);
    assert!(first.open(&may_open(), &narrative(), &sealed).is_err());
    assert_eq!(
        second.open(&may_open(), &narrative(), &sealed).unwrap().content(),
        CANARY
    );
}

#[test]
fn equal_contents_are_sealed_unlike_and_have_unlike_digests() {
    let key = case_key();
    let sealings: Vec<_> = (0..500).map(|_| key.seal(&narrative(), CANARY)).collect();
    let sealed: BTreeSet<_> = sealings
        .iter()
        .map(|(sealed, _)| sealed.as_bytes().to_vec())
        .collect();
    let nonces: BTreeSet<_> = sealed.iter().map(|bytes| bytes[1..25].to_vec()).collect();
    let digests: BTreeSet<_> = sealings.iter().map(|(_, digest)| digest.0).collect();
    assert_eq!((sealed.len(), nonces.len(), digests.len()), (500, 500, 500));
    assert!(!sealed.iter().any(|bytes| contains(bytes, CANARY)));
}

#[test]
fn nothing_secret_shows_in_debug() {
    let keyring = keyring();
    let key = case_key();
    let (sealed, _) = key.seal(&narrative(), b"Rhiannon");
    let opened = key.open(&may_open(), &narrative(), &sealed).unwrap();
    let (retry, draft) = (RetryKey::random(), DraftToken::random());
    assert_eq!(
        format!("{opened:?} {retry:?} {draft:?}"),
        "Opened(..) RetryKey(..) DraftToken(..)"
    );
    assert_eq!(format!("{sealed:?}"), "Sealed(81 bytes)");
    assert_eq!(
        format!("{:?}", keyring.public()),
        "PublicKeys { epoch: EpochPublicKey { id: EpochId(1), key: PublicKey(..) }, \
         auditors: AuditorsPublicKey(PublicKey(..)), index: IndexKeys(..), \
         codes: CodeKeys { reference: Secret(..), receipt_code: Secret(..), partners: Secret(..) } }"
    );
    let epochs = keyring.epochs();
    let database = keyring.database();
    assert_eq!(
        format!("{keyring:?}"),
        format!("Keyring {{ database: {database:?}, epochs: {epochs:?}, .. }}")
    );
    assert_eq!(
        format!("{key:?}"),
        format!("DataKey {{ name: {:?}, .. }}", key.name())
    );
}

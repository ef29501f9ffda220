use waymark_policy::{Case, Clinical, Compartment, Identity, Referrer};
use waymark_sealing::{DataKey, EpochId, KeyName, Keyring, Owner, SealingError, WrappedKey, Wrapper};

use crate::{
    CANARY, case_key, database, key_id, keyring, may_open, may_rewrap, narrative, person, referral, start,
};

fn renamed(wrapped: &WrappedKey, name: KeyName) -> WrappedKey {
    WrappedKey::from_stored(name, wrapped.epoch(), wrapped.as_bytes().to_vec()).expect("the form is right")
}

#[test]
fn one_wrapper_serves_every_key_of_a_change() {
    let keyring = keyring();
    let wrapper = Wrapper::to(keyring.public().epoch());
    let (case, identity) = (case_key(), DataKey::<Identity>::fresh(key_id(4), person(1)));
    let referrer = DataKey::<Referrer>::fresh(key_id(5), referral(6));
    let (sealed, _) = referrer.seal(&narrative(), CANARY);
    let wrapped = [
        wrapper.wrap(&case),
        wrapper.wrap(&identity),
        wrapper.wrap(&referrer),
    ];
    assert_eq!(
        keyring.unwrap::<Case>(&may_open(), &wrapped[0]).unwrap().name(),
        case.name()
    );
    assert_eq!(
        keyring
            .unwrap::<Identity>(&may_open(), &wrapped[1])
            .unwrap()
            .name(),
        identity.name()
    );
    let again = keyring.unwrap::<Referrer>(&may_open(), &wrapped[2]).unwrap();
    assert_eq!(
        again.open(&may_open(), &narrative(), &sealed).unwrap().content(),
        CANARY
    );
}

#[test]
fn a_grant_for_one_compartment_unwraps_no_key_of_another() {
    let keyring = keyring();
    let wrapped = Wrapper::to(keyring.public().epoch()).wrap(&case_key());
    let refused = keyring.unwrap::<Clinical>(&may_open(), &wrapped);
    assert!(matches!(
        refused,
        Err(SealingError::WrongCompartment {
            granted: Compartment::Clinical,
            found: Compartment::Case
        })
    ));
}

#[test]
fn a_wrapped_key_given_to_another_owner_or_compartment_does_not_open() {
    let keyring = keyring();
    let wrapped = Wrapper::to(keyring.public().epoch()).wrap(&case_key());
    let name = *wrapped.name();
    assert!(
        keyring
            .unwrap::<Case>(&may_open(), &renamed(&wrapped, name))
            .is_ok()
    );
    let others = [
        KeyName {
            owner: Owner::Person(person(8)),
            ..name
        },
        KeyName {
            owner: Owner::Referral(referral(1)),
            ..name
        },
        KeyName {
            id: key_id(8),
            ..name
        },
        KeyName { version: 2, ..name },
    ];
    for other in others {
        let refused = keyring.unwrap::<Case>(&may_open(), &renamed(&wrapped, other));
        assert!(matches!(refused, Err(SealingError::DoesNotOpen)), "{other:?}");
    }
    let as_identity = renamed(
        &wrapped,
        KeyName {
            compartment: Compartment::Identity,
            ..name
        },
    );
    let refused = keyring.unwrap::<Identity>(&may_open(), &as_identity);
    assert!(matches!(refused, Err(SealingError::DoesNotOpen)));
}

#[test]
fn no_bit_of_a_wrapped_key_can_be_changed() {
    let keyring = keyring();
    let wrapped = Wrapper::to(keyring.public().epoch()).wrap(&case_key());
    for bit in 8..wrapped.as_bytes().len() * 8 {
        let mut bytes = wrapped.as_bytes().to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let changed = WrappedKey::from_stored(*wrapped.name(), wrapped.epoch(), bytes).unwrap();
        let refused = keyring.unwrap::<Case>(&may_open(), &changed);
        // X25519 takes no notice of the top bit of a public key; HPKE binds the bytes all the same.
        assert!(matches!(refused, Err(SealingError::DoesNotOpen)), "bit {bit}");
    }
}

#[test]
fn a_wrapped_key_of_another_form_is_refused_when_it_is_read() {
    let wrapped = Wrapper::to(keyring().public().epoch()).wrap(&case_key());
    let (name, epoch, bytes) = (*wrapped.name(), wrapped.epoch(), wrapped.as_bytes());
    let newer = [&[2], &bytes[1..]].concat();
    for refused in [Vec::new(), bytes[1..].to_vec(), [bytes, &[0]].concat(), newer] {
        let refused = WrappedKey::from_stored(name, epoch, refused);
        assert!(matches!(refused, Err(SealingError::UnknownFormat)));
    }
}

#[test]
fn another_databases_keyring_unwraps_nothing() {
    let wrapped = Wrapper::to(keyring().public().epoch()).wrap(&case_key());
    let other = Keyring::generate(database(), start());
    assert!(matches!(
        other.unwrap::<Case>(&may_open(), &wrapped),
        Err(SealingError::DoesNotOpen)
    ));
    let unknown = WrappedKey::from_stored(*wrapped.name(), EpochId(2), wrapped.as_bytes().to_vec()).unwrap();
    assert!(matches!(
        other.unwrap::<Case>(&may_open(), &unknown),
        Err(SealingError::NoSuchEpoch(EpochId(2)))
    ));
}

#[test]
fn a_key_put_under_another_wrapping_opens_the_same_content() {
    let keyring = keyring();
    let key = case_key();
    let (sealed, digest) = key.seal(&narrative(), CANARY);
    let before = Wrapper::to(keyring.public().epoch()).wrap(&key);
    let after = keyring
        .rewrap(&may_rewrap(), &before, &Wrapper::to(keyring.public().epoch()))
        .unwrap();
    assert_ne!(before, after);
    let opened = keyring.unwrap::<Case>(&may_open(), &after).unwrap();
    let opened = opened.open(&may_open(), &narrative(), &sealed).unwrap();
    assert_eq!((opened.content(), opened.digest()), (CANARY, digest));
}

use uuid::Uuid;
use waymark_policy::{Actor, Case, Job, Purpose, Referrer, SearchTerms};
use waymark_sealing::{EpochId, KeyFolder, Place, SealedToIntake, SealingError};

use crate::{CANARY, asked_for, database, keyring, may_rewrap, narrative, operator, start};

fn matching() -> waymark_policy::Grant<Case> {
    asked_for(&Actor::System(Job::MatchAdditions), Purpose::MatchAddition)
}

#[test]
fn the_job_that_files_additions_opens_what_the_public_site_sealed() {
    let keyring = keyring();
    let item = keyring.public().seal_to_intake::<Case>(&narrative(), CANARY);
    assert_eq!(
        keyring
            .open_intake(&matching(), &narrative(), &item)
            .unwrap()
            .as_slice(),
        CANARY
    );
    assert!(
        !item
            .sealed
            .as_bytes()
            .windows(6)
            .any(|window| window == b"canary")
    );
}

#[test]
fn an_item_of_the_intake_opens_in_its_place_and_compartment_alone() {
    let keyring = keyring();
    let item = keyring.public().seal_to_intake::<Case>(&narrative(), CANARY);
    let elsewhere = Place {
        row: Uuid::from_u128(4),
        ..narrative()
    };
    assert!(matches!(
        keyring.open_intake(&matching(), &elsewhere, &item),
        Err(SealingError::DoesNotOpen)
    ));
    let as_referrer = asked_for::<Referrer>(&Actor::System(Job::MatchAdditions), Purpose::MatchAddition);
    let refused = keyring.open_intake(&as_referrer, &narrative(), &item);
    assert!(matches!(refused, Err(SealingError::DoesNotOpen)));
    let later = SealedToIntake {
        epoch: EpochId(2),
        ..item
    };
    let refused = keyring.open_intake(&matching(), &narrative(), &later);
    assert!(matches!(refused, Err(SealingError::NoSuchEpoch(EpochId(2)))));
}

#[test]
fn the_sweep_moves_the_intake_to_the_epoch_in_use() {
    let home = tempfile::tempdir().unwrap();
    let mut folder = KeyFolder::create(&home.path().join("keys"), database(), start()).unwrap();
    let item = folder
        .keyring()
        .public()
        .seal_to_intake::<Case>(&narrative(), CANARY);
    folder.new_epoch(start()).unwrap();
    let moved = folder
        .keyring()
        .reseal_intake::<Case>(&may_rewrap(), &narrative(), &item)
        .unwrap();
    assert_eq!((item.epoch, moved.epoch), (EpochId(1), EpochId(2)));
    let opened = folder
        .keyring()
        .open_intake(&matching(), &narrative(), &moved)
        .unwrap();
    assert_eq!(opened.as_slice(), CANARY);
}

#[test]
fn search_terms_open_with_the_auditors_key_alone() {
    let home = tempfile::tempdir().unwrap();
    let folder = KeyFolder::create(&home.path().join("keys"), database(), start()).unwrap();
    let (sealed, digest) = folder.keyring().public().seal_to_auditors(&narrative(), CANARY);
    let grant = asked_for::<SearchTerms>(&operator(), Purpose::ReadSearchTerms);
    let key = folder.auditors_key().unwrap();
    let opened = key.open(&grant, &narrative(), &sealed).unwrap();
    assert_eq!((opened.content(), opened.digest()), (CANARY, digest));
    let (_, again) = folder.keyring().public().seal_to_auditors(&narrative(), CANARY);
    assert_ne!(
        again, digest,
        "the same search twice tells nobody that it is the same"
    );
    let other = KeyFolder::create(&home.path().join("other"), database(), start()).unwrap();
    let refused = other.auditors_key().unwrap().open(&grant, &narrative(), &sealed);
    assert!(matches!(refused, Err(SealingError::DoesNotOpen)));
}

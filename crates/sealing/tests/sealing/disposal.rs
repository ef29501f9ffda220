use std::collections::BTreeMap;
use std::fs;

use waymark_domain::Timestamp;
use waymark_policy::Case;
use waymark_sealing::sweep::{Schedule, Step, plan};
use waymark_sealing::{DataKey, EpochId, KeyFolder, Sealed, SealingError, WrappedKey, Wrapper};

use crate::{CANARY, at, case_key, database, key_id, may_open, may_rewrap, narrative, person, start};

/// What a database or a backup keeps of one content: its bytes and those of its wrapped key.
#[derive(Clone)]
struct Kept {
    sealed: Sealed,
    wrapped: WrappedKey,
}

impl Kept {
    fn seal(folder: &KeyFolder, key: &DataKey<Case>) -> Self {
        Self {
            sealed: key.seal(&narrative(), CANARY).0,
            wrapped: Wrapper::to(folder.keyring().public().epoch()).wrap(key),
        }
    }

    /// Tries every epoch there is a key for, whatever the row says.
    fn opens(&self, folder: &KeyFolder) -> bool {
        folder.keyring().epochs().iter().any(|epoch| {
            let bytes = self.wrapped.as_bytes().to_vec();
            let wrapped =
                WrappedKey::from_stored(*self.wrapped.name(), epoch.id, bytes).expect("it is whole");
            folder
                .keyring()
                .unwrap::<Case>(&may_open(), &wrapped)
                .and_then(|key| key.open(&may_open(), &narrative(), &self.sealed))
                .is_ok_and(|opened| opened.content() == CANARY)
        })
    }
}

/// Does what the plan says until it says nothing more, as the sweep does, and returns what was done.
fn sweep(folder: &mut KeyFolder, live: &mut [Kept], now: Timestamp) -> Vec<Step> {
    let mut done = Vec::new();
    loop {
        let mut living = BTreeMap::new();
        for kept in live.iter() {
            *living.entry(kept.wrapped.epoch()).or_insert(0) += 1;
        }
        let steps = plan(&folder.keyring().epochs(), &living, now, &Schedule::default());
        if steps.is_empty() {
            return done;
        }
        for step in steps {
            perform(folder, live, now, step).expect("the step can be done");
            done.push(step);
        }
    }
}

fn perform(
    folder: &mut KeyFolder,
    live: &mut [Kept],
    now: Timestamp,
    step: Step,
) -> Result<(), SealingError> {
    match step {
        Step::BeginEpoch { .. } => folder.new_epoch(now).map(|_| ()),
        Step::Reinstate { epoch } => folder.reinstate_epoch(epoch),
        Step::Retire { epoch } => folder.retire_epoch(epoch, now),
        Step::Destroy { epoch, .. } => folder.destroy_epoch(epoch),
        Step::Lost { epoch, .. } => Err(SealingError::NoSuchEpoch(epoch)),
        Step::Rewrap { epoch, .. } => {
            let wrapper = Wrapper::to(folder.keyring().public().epoch());
            for kept in live.iter_mut().filter(|kept| kept.wrapped.epoch() == epoch) {
                kept.wrapped = folder.keyring().rewrap(&may_rewrap(), &kept.wrapped, &wrapper)?;
            }
            Ok(())
        }
    }
}

#[test]
fn a_person_disposed_of_is_beyond_reach_in_every_backup_once_their_epoch_is_destroyed() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("keys");
    let mut folder = KeyFolder::create(&dir, database(), start()).unwrap();
    let other = DataKey::fresh(key_id(20), person(21));
    let (backup, staying) = (Kept::seal(&folder, &case_key()), Kept::seal(&folder, &other));
    let promised = Schedule::default().disposal_complete(&folder.keyring().epochs()[0]);
    assert_eq!(promised, at("2027-01-28T09:00:00Z"));

    // The person is disposed of at once: in the live database their key is gone, and one other lives.
    let mut live = vec![staying];
    assert_eq!(sweep(&mut folder, &mut live, start()), vec![]);
    let (begun, retired) = (at("2026-12-23T09:00:00Z"), at("2026-12-24T09:00:00Z"));
    assert_eq!(
        sweep(&mut folder, &mut live, begun),
        vec![
            Step::BeginEpoch { due: begun },
            Step::Rewrap {
                epoch: EpochId(1),
                living: 1
            },
            Step::Retire { epoch: EpochId(1) },
        ]
    );
    assert_eq!(sweep(&mut folder, &mut live, retired), vec![]);
    assert!(
        backup.opens(&folder),
        "until the backup window ends, the backup can be restored"
    );

    sweep(&mut folder, &mut live, promised);
    assert!(
        !folder
            .keyring()
            .epochs()
            .iter()
            .any(|epoch| epoch.id == EpochId(1))
    );
    let reopened = KeyFolder::open(&dir, database()).unwrap();
    assert!(!backup.opens(&reopened));
    assert!(live[0].opens(&reopened), "whoever was not disposed of is there");
    let names: Vec<_> = fs::read_dir(&dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(
        !names
            .iter()
            .any(|name| name.to_string_lossy().contains("epoch-0001")),
        "{names:?}"
    );
}

#[test]
fn a_key_found_under_a_retired_epoch_starts_its_window_anew() {
    let home = tempfile::tempdir().unwrap();
    let mut folder = KeyFolder::create(&home.path().join("keys"), database(), start()).unwrap();
    let straggler = Kept::seal(&folder, &case_key());
    let begun = at("2026-12-23T09:00:00Z");
    sweep(&mut folder, &mut [], begun);
    let mut live = vec![straggler];
    // The window would end on 27 January; the straggler is found two days before.
    let found = at("2027-01-20T09:00:00Z");
    assert_eq!(
        sweep(&mut folder, &mut live, found),
        vec![
            Step::Reinstate { epoch: EpochId(1) },
            Step::Rewrap {
                epoch: EpochId(1),
                living: 1
            },
            Step::Retire { epoch: EpochId(1) },
        ]
    );
    sweep(&mut folder, &mut live, at("2027-02-23T09:00:00Z"));
    assert!(
        folder
            .keyring()
            .epochs()
            .iter()
            .any(|epoch| epoch.id == EpochId(1))
    );
    let ended = sweep(&mut folder, &mut live, at("2027-02-24T09:00:00Z"));
    assert_eq!(
        ended.last(),
        Some(&Step::Destroy {
            epoch: EpochId(1),
            due: at("2027-02-24T09:00:00Z")
        })
    );
    assert!(live[0].opens(&folder));
}

#[test]
fn a_living_key_whose_epoch_is_gone_is_reported() {
    let home = tempfile::tempdir().unwrap();
    let folder = KeyFolder::create(&home.path().join("keys"), database(), start()).unwrap();
    let living = BTreeMap::from([(EpochId(1), 4), (EpochId(7), 3)]);
    assert_eq!(
        plan(&folder.keyring().epochs(), &living, start(), &Schedule::default()),
        vec![Step::Lost {
            epoch: EpochId(7),
            living: 3
        }]
    );
}

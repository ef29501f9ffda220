//! The first entry after a restore says which checkpoint was known and what is missing.

mod support;

use support::{checkpoint, leaves, token};
use waymark_ledger::{Checkpoint, Entry, EntryDraft, Gap, Origin, RestoredError, restored_entry};

fn new_log() -> Origin {
    Origin::new("waymark.example/ledger/0198a000-0000-7000-8000-000000000001/2").expect("an origin")
}

fn last_known() -> Checkpoint {
    checkpoint(&leaves(30))
}

fn first_entry(restored: u64) -> Entry {
    restored_entry(
        1_770_000_000_000_000,
        token("system:restore"),
        &last_known(),
        restored,
    )
    .at(&new_log(), 0)
}

#[test]
fn the_first_entry_names_the_missing_range_and_commits_to_the_checkpoint() {
    assert_eq!(
        first_entry(24).draft,
        EntryDraft {
            at_micros: 1_770_000_000_000_000,
            actor: token("system:restore"),
            action: token("ledger.restored"),
            basis: token("gap:24-29"),
            objects: Vec::new(),
            digest: Some(last_known().digest()),
        }
    );
    let read = Entry::parse(&first_entry(24).canonical()).expect("it reads");
    assert_eq!(
        Gap::admitted_by(&read, &last_known()),
        Ok(Gap {
            from: 24,
            to: Some(29)
        })
    );
}

#[test]
fn a_restore_that_lost_nothing_known_says_so() {
    assert_eq!(first_entry(30).draft.basis, token("gap:30-unknown"));
    assert_eq!(
        Gap::admitted_by(&first_entry(30), &last_known()),
        Ok(Gap { from: 30, to: None })
    );
    assert_eq!(
        Gap::admitted_by(&first_entry(33), &last_known()),
        Ok(Gap { from: 33, to: None })
    );
}

#[test]
fn an_entry_that_admits_something_else_is_refused() {
    let with = |change: fn(&mut Entry)| {
        let mut entry = first_entry(24);
        change(&mut entry);
        Gap::admitted_by(&entry, &last_known())
    };
    assert_eq!(with(|entry| entry.seq = 1), Err(RestoredError::NotRestored));
    assert_eq!(
        with(|entry| entry.draft.action = token("case.viewed")),
        Err(RestoredError::NotRestored)
    );
    assert_eq!(
        with(|entry| entry.draft.basis = token("gap:024-29")),
        Err(RestoredError::NotRestored)
    );
    assert_eq!(
        with(|entry| entry.draft.basis = token("gap:24-28")),
        Err(RestoredError::OtherRange)
    );
    assert_eq!(
        with(|entry| entry.draft.basis = token("gap:24-unknown")),
        Err(RestoredError::OtherRange)
    );
    assert_eq!(
        with(|entry| entry.draft.digest = None),
        Err(RestoredError::OtherCheckpoint)
    );
    let later = checkpoint(&leaves(31));
    assert_eq!(
        Gap::admitted_by(&first_entry(24), &later),
        Err(RestoredError::OtherCheckpoint)
    );
}

//! Many thousand random alterations of a stored log: each is found, and named by kind and place.
#![expect(
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "a log of 45 entries, made here"
)]

mod support;

use support::{Chance, checkpoint, entry, leaves, origin, token};
use waymark_ledger::{
    Break, Checkpoint, Entry, EntryError, Frontier, Hash, Origin, Stored, Verified, Verifier,
};

/// Entries in the log; checkpoints are cut every ten, so the last five are known only to the frontier.
const SIZE: u64 = 45;
const SIGNED: u64 = 40;
const ATTEMPTS: u32 = 1_000;

#[derive(Clone)]
struct Row {
    seq: u64,
    canonical: Vec<u8>,
    leaf_hash: Vec<u8>,
}

impl Row {
    fn of(entry: &Entry) -> Self {
        Self {
            seq: entry.seq,
            canonical: entry.canonical(),
            leaf_hash: entry.leaf_hash().bytes().to_vec(),
        }
    }
}

/// A log as a database holds it, and the checkpoints that left the machine in time.
#[derive(Clone)]
struct Log {
    rows: Vec<Row>,
    frontier: Frontier,
    signed: Vec<Checkpoint>,
}

impl Log {
    fn good() -> Self {
        let leaves = leaves(SIZE);
        Self {
            rows: (0..SIZE).map(|seq| Row::of(&entry(seq))).collect(),
            frontier: leaves.iter().copied().collect(),
            signed: (0..=SIGNED as usize)
                .step_by(10)
                .map(|size| checkpoint(&leaves[..size]))
                .collect(),
        }
    }

    fn verify(&self) -> Result<Verified, Break> {
        let mut verifier = Verifier::new(origin(), self.signed.iter().cloned());
        for Row {
            seq,
            canonical,
            leaf_hash,
        } in &self.rows
        {
            verifier.feed(Stored {
                seq: *seq,
                canonical,
                leaf_hash,
            })?;
        }
        verifier.finish(&self.frontier)
    }

    /// What an attacker who knows the formats does last: number the rows and fit the frontier to them.
    fn renumber(&mut self) {
        for (seq, row) in (0..).zip(&mut self.rows) {
            row.seq = seq;
        }
    }

    fn refit_frontier(&mut self) {
        self.frontier = self
            .rows
            .iter()
            .map(|row| Hash::of_leaf(&row.canonical))
            .collect();
    }
}

/// Alters the good log many times and compares the first break with the one expected.
fn found_every_time(mut alter: impl FnMut(&mut Chance, &mut Log) -> Break) {
    let mut chance = Chance::default();
    let good = Log::good();
    for attempt in 0..ATTEMPTS {
        let mut log = good.clone();
        let expected = alter(&mut chance, &mut log);
        assert_eq!(log.verify(), Err(expected), "attempt {attempt}");
    }
}

/// Another entry that could stand at this place.
fn forged(seq: u64) -> Entry {
    let mut forged = entry(seq);
    forged.draft.actor = token("member:forged");
    forged
}

#[test]
fn a_log_left_alone_holds() {
    let root = leaves(SIZE).into_iter().collect::<Frontier>().root();
    assert_eq!(
        Log::good().verify(),
        Ok(Verified {
            size: SIZE,
            root,
            checkpoints: 5
        })
    );
}

#[test]
fn an_altered_text_is_found() {
    found_every_time(|chance, log| {
        let at = chance.below(SIZE);
        chance.flip(&mut log.rows[at as usize].canonical);
        Break::AlteredText { at }
    });
}

#[test]
fn a_text_replaced_by_another_good_one_is_found() {
    found_every_time(|chance, log| {
        let at = chance.below(SIZE);
        log.rows[at as usize].canonical = forged(at).canonical();
        Break::AlteredText { at }
    });
}

#[test]
fn an_altered_leaf_hash_is_found() {
    found_every_time(|chance, log| {
        let at = chance.below(SIZE);
        let leaf_hash = &mut log.rows[at as usize].leaf_hash;
        chance.flip(leaf_hash);
        leaf_hash.truncate(32 - chance.index(2));
        Break::AlteredLeafHash { at }
    });
}

#[test]
fn a_text_and_leaf_hash_altered_apart_are_found() {
    found_every_time(|chance, log| {
        let at = chance.below(SIZE);
        chance.flip(&mut log.rows[at as usize].leaf_hash);
        log.rows[at as usize].canonical = forged(at).canonical();
        Break::Altered { at }
    });
}

#[test]
fn dropped_entries_are_found() {
    found_every_time(|chance, log| {
        let from = chance.below(SIZE - 1);
        let to = from + chance.below(SIZE - 1 - from);
        log.rows.drain(from as usize..=to as usize);
        Break::Missing { from, to }
    });
}

#[test]
fn entries_dropped_and_the_rest_renumbered_are_found() {
    found_every_time(|chance, log| {
        let at = chance.below(SIZE - 1);
        let found = at + 1 + chance.below(SIZE - 1 - at);
        log.rows.drain(at as usize..found as usize);
        log.renumber();
        log.refit_frontier();
        Break::OutOfOrder { at, found }
    });
}

#[test]
fn swapped_entries_are_found() {
    found_every_time(|chance, log| {
        let at = chance.below(SIZE - 1);
        let found = at + 1 + chance.below(SIZE - 1 - at);
        log.rows.swap(at as usize, found as usize);
        log.renumber();
        log.refit_frontier();
        Break::OutOfOrder { at, found }
    });
}

#[test]
fn an_inserted_entry_is_found() {
    found_every_time(|chance, log| {
        let at = chance.below(SIZE);
        log.rows.insert(at as usize, Row::of(&forged(at)));
        if chance.below(2) == 0 {
            log.renumber();
        }
        Break::Repeated { at }
    });
}

#[test]
fn an_entry_put_after_the_end_is_found() {
    found_every_time(|chance, log| {
        let to = SIZE + chance.below(5);
        log.rows.extend((SIZE..=to).map(|seq| Row::of(&forged(seq))));
        Break::Surplus { from: SIZE, to }
    });
}

#[test]
fn a_truncated_log_is_found() {
    found_every_time(|chance, log| {
        let from = chance.below(SIZE);
        log.rows.truncate(from as usize);
        Break::Missing { from, to: SIZE - 1 }
    });
}

#[test]
fn a_log_truncated_with_its_frontier_is_found_by_the_last_checkpoint() {
    found_every_time(|chance, log| {
        let from = chance.below(SIGNED);
        log.rows.truncate(from as usize);
        log.refit_frontier();
        Break::Missing { from, to: SIGNED - 1 }
    });
}

#[test]
fn an_entry_of_another_log_is_found() {
    let elsewhere =
        Origin::new("waymark.example/ledger/0198a000-0000-7000-8000-000000000001/2").expect("an origin");
    found_every_time(|chance, log| {
        let at = chance.below(SIZE);
        log.rows[at as usize] = Row::of(&entry(at).draft.at(&elsewhere, at));
        log.refit_frontier();
        Break::WrongOrigin { at }
    });
}

#[test]
fn a_text_that_is_no_entry_is_found_though_its_leaf_hash_fits() {
    found_every_time(|chance, log| {
        let at = chance.below(SIZE);
        let row = &mut log.rows[at as usize];
        row.canonical.push(b'\n');
        row.leaf_hash = Hash::of_leaf(&row.canonical).bytes().to_vec();
        Break::Unreadable {
            at,
            why: EntryError::NotCanonical,
        }
    });
}

#[test]
fn a_consistent_rewrite_is_found_by_the_next_checkpoint() {
    found_every_time(|chance, log| {
        let at = chance.below(SIGNED);
        log.rows[at as usize] = Row::of(&forged(at));
        log.refit_frontier();
        let from = at / 10 * 10;
        Break::Rewritten { from, to: from + 9 }
    });
}

#[test]
fn a_repeat_does_not_hide_an_earlier_rewrite() {
    found_every_time(|chance, log| {
        let at = 20 + chance.below(10);
        log.rows[at as usize] = Row::of(&forged(at));
        log.rows[30] = Row {
            seq: 30,
            ..log.rows[chance.index(20)].clone()
        };
        Break::Rewritten { from: 20, to: 29 }
    });
}

#[test]
fn an_altered_frontier_is_found() {
    found_every_time(|chance, log| {
        let mut bytes = log.frontier.encode();
        chance.flip(&mut bytes[8..]);
        log.frontier = Frontier::decode(&bytes).expect("the form still fits");
        Break::Frontier { from: SIGNED }
    });
}

#[test]
fn a_rewrite_past_the_last_checkpoint_is_found_by_the_frontier() {
    found_every_time(|chance, log| {
        let at = SIGNED + chance.below(SIZE - SIGNED);
        log.rows[at as usize] = Row::of(&forged(at));
        Break::Frontier { from: SIGNED }
    });
}

#[test]
fn the_first_of_several_breaks_is_named() {
    found_every_time(|chance, log| {
        let at = chance.below(SIZE - 2);
        log.rows[at as usize].canonical = forged(at).canonical();
        let later = at + 1 + chance.below(SIZE - 2 - at);
        log.rows.remove(later as usize);
        // Up to the checkpoint before the gap, it is known which half of the entry was altered.
        let settled = (at / 10 + 1) * 10 <= later && at < SIGNED;
        if settled {
            Break::AlteredText { at }
        } else {
            Break::Altered { at }
        }
    });
}

#[test]
fn a_break_stays_the_answer() {
    let good = Log::good();
    let stored = |row: usize| {
        let Row {
            seq,
            canonical,
            leaf_hash,
        } = &good.rows[row];
        Stored {
            seq: *seq,
            canonical,
            leaf_hash,
        }
    };
    let mut verifier = Verifier::new(origin(), []);
    assert!(verifier.feed(stored(0)).is_ok());
    let missing = Break::Missing { from: 1, to: 1 };
    assert_eq!(verifier.feed(stored(2)), Err(missing));
    assert_eq!(verifier.feed(stored(1)), Err(missing));
    assert_eq!(verifier.finish(&good.frontier), Err(missing));
}

#[test]
fn two_signed_histories_are_a_contradiction() {
    let mut log = Log::good();
    let mut forged_leaves = leaves(20);
    forged_leaves[3] = forged(3).leaf_hash();
    log.signed.push(checkpoint(&forged_leaves));
    assert_eq!(log.verify(), Err(Break::Contradiction { size: 20 }));
}

#[test]
fn checkpoints_of_other_logs_are_left_aside_and_repeats_counted_once() {
    let mut log = Log::good();
    let elsewhere = Origin::new("waymark.example/other/1").expect("an origin");
    log.signed
        .push(Checkpoint::of(&elsewhere, &leaves(99).into_iter().collect()));
    log.signed.push(log.signed[2].clone());
    assert_eq!(log.verify().map(|verified| verified.checkpoints), Ok(5));
}

#[test]
fn a_log_emptied_with_its_frontier_is_found() {
    let mut log = Log::good();
    log.rows.clear();
    log.refit_frontier();
    assert_eq!(
        log.verify(),
        Err(Break::Missing {
            from: 0,
            to: SIGNED - 1
        })
    );
}

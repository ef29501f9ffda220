//! Ids that are the same each time a test runs.

use std::sync::atomic::{AtomicU64, Ordering};

use uuid::{Builder, Uuid};
use waymark_domain::{Ids, Timestamp};

/// Time-ordered ids like the system's, with a counter where those have chance.
#[derive(Debug)]
pub struct SeededIds {
    seed: u16,
    given: AtomicU64,
}

impl SeededIds {
    /// Ids that differ from those of every other seed.
    pub const fn new(seed: u16) -> Self {
        Self {
            seed,
            given: AtomicU64::new(0),
        }
    }
}

impl Default for SeededIds {
    fn default() -> Self {
        Self::new(1)
    }
}

impl Ids for SeededIds {
    fn next(&self, now: Timestamp) -> Uuid {
        let mut chance = [0; 10];
        let (seed, count) = chance.split_at_mut(2);
        seed.copy_from_slice(&self.seed.to_be_bytes());
        count.copy_from_slice(&self.given.fetch_add(1, Ordering::SeqCst).to_be_bytes());
        let millis = u64::try_from(now.micros() / 1_000).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &chance).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_ids_and_no_id_twice() {
        let now = Timestamp::parse("2026-11-23T09:00:00Z").unwrap();
        let three = |ids: &SeededIds| [ids.next(now), ids.next(now), ids.next(now)];
        let first = three(&SeededIds::default());
        assert_eq!(first, three(&SeededIds::default()));
        assert_ne!(first, three(&SeededIds::new(2)));
        assert!(first.is_sorted() && first[0] != first[1] && first[1] != first[2]);
        assert_eq!(first[0].get_version_num(), 7);
    }
}

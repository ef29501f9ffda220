//! Ids of the invented people: the same in every demo.

use std::sync::atomic::{AtomicU64, Ordering};

use uuid::{Builder, Uuid};
use waymark_domain::{Ids, Timestamp};

/// Time-ordered ids with a counter where the system's have chance.
#[derive(Debug, Default)]
pub(super) struct CountedIds(AtomicU64);

impl Ids for CountedIds {
    fn next(&self, now: Timestamp) -> Uuid {
        let mut counted = [0; 10];
        let (_, count) = counted.split_at_mut(2);
        count.copy_from_slice(&self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes());
        let millis = u64::try_from(now.micros() / 1_000).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &counted).into_uuid()
    }
}

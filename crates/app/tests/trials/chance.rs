//! Chance that is the same each time: a trial that failed can be run again as it was.

use std::time::Duration;

/// A stream of numbers from a seed, by the steps of SplitMix64.
pub(crate) struct Chance(u64);

impl Chance {
    /// From `WAYMARK_SEED`, or always the same.
    pub(crate) fn seeded() -> Self {
        Self(number_from("WAYMARK_SEED").unwrap_or(2026))
    }

    /// The seed so far, to be told and given again.
    pub(crate) const fn seed(&self) -> u64 {
        self.0
    }

    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is not nought.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// A moment up to `limit`.
    pub(crate) fn moment(&mut self, limit: Duration) -> Duration {
        Duration::from_micros(self.below(u64::try_from(limit.as_micros()).unwrap().max(1)))
    }
}

/// A number that whoever runs the trial set.
pub(crate) fn number_from(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    let number = text.parse();
    Some(number.unwrap_or_else(|_| panic!("{variable} takes a number, not {text:?}")))
}

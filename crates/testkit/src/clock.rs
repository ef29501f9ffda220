//! A clock that stands still.

use std::sync::atomic::{AtomicI64, Ordering};

use waymark_domain::{Clock, Timestamp};

/// A clock that shows one instant until a test moves it.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock that shows `at`, in RFC 3339 such as `2026-11-23T09:00:00Z`.
    ///
    /// # Panics
    /// When the text is no instant: a slip in the test.
    pub fn at(at: &str) -> Self {
        let at = Timestamp::parse(at).expect("an instant such as 2026-11-23T09:00:00Z");
        Self(AtomicI64::new(at.micros()))
    }

    /// Moves it by so many seconds, which may be negative.
    pub fn advance_seconds(&self, seconds: i64) {
        self.set(self.now().plus_seconds(seconds));
    }

    /// Sets it.
    pub fn set(&self, at: Timestamp) {
        self.0.store(at.micros(), Ordering::SeqCst);
    }
}

impl Default for FixedClock {
    /// Monday 23 November 2026, nine in the morning in London.
    fn default() -> Self {
        Self::at("2026-11-23T09:00:00Z")
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst)).expect("only instants are ever set")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_moves_only_when_told() {
        let clock = FixedClock::default();
        assert_eq!(clock.now().to_string(), "2026-11-23T09:00:00.000000Z");
        assert_eq!(clock.now(), clock.now());
        clock.advance_seconds(-3_600);
        assert_eq!(clock.now().to_string(), "2026-11-23T08:00:00.000000Z");
    }
}

//! The costly work of checking passphrases: a few at a time, so that a rush of sign-ins leaves the desk its
//! processors and memory.

use std::fmt;
use std::sync::Arc;
#[cfg(test)]
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Semaphore;
use waymark_sealing::{Passphrase, PassphraseHash};

/// Passphrases hashed at once at most.
const AT_ONCE: usize = 4;
/// Compared with nobody's hash when what was typed is no passphrase at all: 15 letters.
const FILLER: &str = "no such passphrase";

/// Hashes passphrases, four at once at most.
#[derive(Clone)]
pub(super) struct Hashing {
    turns: Arc<Semaphore>,
    nobody: Arc<PassphraseHash>,
    #[cfg(test)]
    pub(super) done: Arc<AtomicUsize>,
    #[cfg(test)]
    pub(super) most_at_once: Arc<(AtomicUsize, AtomicUsize)>,
}

impl Hashing {
    pub(super) fn new() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            nobody: Arc::new(PassphraseHash::of_nobody()),
            #[cfg(test)]
            done: Arc::default(),
            #[cfg(test)]
            most_at_once: Arc::default(),
        }
    }

    /// Whether what was typed is the passphrase of a hash. Without a hash, or with what cannot be a passphrase, the
    /// same work is done on nobody's.
    pub(super) async fn matches(&self, hash: Option<PassphraseHash>, typed: &str) -> bool {
        let (hash, passphrase) = match (hash, Passphrase::new(typed)) {
            (Some(hash), Ok(passphrase)) => (Arc::new(hash), Some(passphrase)),
            (None, Ok(passphrase)) => (Arc::clone(&self.nobody), Some(passphrase)),
            (Some(_) | None, Err(_)) => (Arc::clone(&self.nobody), Passphrase::new(FILLER).ok()),
        };
        let Some(passphrase) = passphrase else {
            return false;
        };
        self.in_turn(move || hash.matches(&passphrase))
            .await
            .unwrap_or(false)
    }

    /// The hash of a new passphrase.
    pub(super) async fn hash(&self, passphrase: Passphrase) -> Option<PassphraseHash> {
        self.in_turn(move || PassphraseHash::of(&passphrase)).await
    }

    /// `None` when the program is stopping.
    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.ok()?;
        #[cfg(test)]
        let counts = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            #[cfg(test)]
            counts.begin();
            let done = work();
            #[cfg(test)]
            counts.most_at_once.0.fetch_sub(1, Ordering::SeqCst);
            // The turn goes with the work, and not with whoever waited for it.
            drop(turn);
            done
        });
        done.await.ok()
    }

    #[cfg(test)]
    fn begin(&self) {
        self.done.fetch_add(1, Ordering::SeqCst);
        let now = self.most_at_once.0.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_at_once.1.fetch_max(now, Ordering::SeqCst);
    }
}

impl fmt::Debug for Hashing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hashing(..)")
    }
}

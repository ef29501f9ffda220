//! Reading a whole stored log again and naming the first place where it does not hold.

use std::cmp::Ordering;
use std::collections::{BTreeSet, VecDeque};

use uuid::Uuid;

use crate::{Checkpoint, Entry, EntryError, Frontier, Hash, Object, Origin};

/// One entry as the database gives it back; nothing about it is believed.
#[derive(Debug, Clone, Copy)]
pub struct Stored<'a> {
    /// The number it is stored under.
    pub seq: u64,
    /// Its canonical text.
    pub canonical: &'a [u8],
    /// Its leaf hash.
    pub leaf_hash: &'a [u8],
}

/// A log that holds: every entry, the frontier and every checkpoint given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many entries there are.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// How many checkpoints of this log were compared.
    pub checkpoints: usize,
}

/// The first place where a log does not hold. Numbers are those of entries, from 0, and ranges include both
/// ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Break {
    /// The text was altered; the leaf hash is the one that was signed or stored.
    #[error("entry {at}: its text was altered")]
    AlteredText {
        /// The entry.
        at: u64,
    },
    /// The leaf hash was altered; the text is the one that was signed or stored.
    #[error("entry {at}: its leaf hash was altered")]
    AlteredLeafHash {
        /// The entry.
        at: u64,
    },
    /// Text and leaf hash disagree, and nothing further on tells which of them was altered.
    #[error("entry {at}: its text or its leaf hash was altered")]
    Altered {
        /// The entry.
        at: u64,
    },
    /// The text is sealed by its leaf hash, and is no entry.
    #[error("entry {at}: its text is not an entry: {why}")]
    Unreadable {
        /// The entry.
        at: u64,
        /// What is wrong with it.
        why: EntryError,
    },
    /// A whole entry of another log stands here.
    #[error("entry {at}: it belongs to another log")]
    WrongOrigin {
        /// The place.
        at: u64,
    },
    /// A whole entry of this log stands here, and belongs further on: entries were swapped, or those between
    /// removed and the rest renumbered.
    #[error("entry {at}: entry {found} stands in its place")]
    OutOfOrder {
        /// The place.
        at: u64,
        /// The number that the entry gives itself.
        found: u64,
    },
    /// Two entries claim this number: one was put in.
    #[error("entry {at}: more than one entry claims this number")]
    Repeated {
        /// The number.
        at: u64,
    },
    /// Entries are not there.
    #[error("entries {from} to {to} are missing")]
    Missing {
        /// The first.
        from: u64,
        /// The last.
        to: u64,
    },
    /// Entries stand beyond the end that the frontier gives.
    #[error("entries {from} to {to} are beyond the end of the log")]
    Surplus {
        /// The first.
        from: u64,
        /// The last.
        to: u64,
    },
    /// The entries fit each other and not a signed checkpoint: some of these were written anew.
    #[error("entries {from} to {to} are not those that were signed: some were rewritten")]
    Rewritten {
        /// The first that no matching checkpoint covers.
        from: u64,
        /// The last that the failing checkpoint covers.
        to: u64,
    },
    /// The frontier does not fit the entries; it, or some of them, were written anew.
    #[error("the stored frontier does not fit the entries: it, or entries from {from} on, were rewritten")]
    Frontier {
        /// The first entry that no matching checkpoint covers.
        from: u64,
    },
    /// The index from things to entries lacks something that the entry names.
    #[error("entry {at}: it names something under which the index of things does not list it")]
    IndexLacks {
        /// The entry.
        at: u64,
    },
    /// The index from things to entries says of an entry what the entry does not say.
    #[error("entry {at}: the index of things lists it under something that it does not name")]
    IndexAdds {
        /// The entry, or the place where there is none.
        at: u64,
    },
    /// Two signed checkpoints of this size have different roots: the log was signed with two histories.
    #[error("two signed checkpoints of size {size} contradict each other")]
    Contradiction {
        /// Their size.
        size: u64,
    },
}

/// Checks a log in one pass and constant memory: feed every stored entry in order, then finish.
#[derive(Debug)]
pub struct Verifier {
    origin: Origin,
    /// Checkpoints still ahead, by size.
    ahead: VecDeque<Checkpoint>,
    compared: usize,
    /// The size up to which checkpoints vouch for the entries.
    vouched: u64,
    /// The tree over the texts.
    frontier: Frontier,
    doubt: Option<Doubt>,
    broken: Option<Break>,
    /// The first place where the index of things differs.
    index: Option<Break>,
}

/// An entry whose text and leaf hash disagree, and the tree over the stored leaf hashes from there on: the
/// next root that is known from elsewhere tells which of the two is right.
#[derive(Debug)]
struct Doubt {
    at: u64,
    frontier: Frontier,
}

impl Verifier {
    /// Begins with the checkpoints known from elsewhere, whose signatures the caller has verified. Those of
    /// other logs are left aside, so one list may serve all.
    pub fn new(origin: Origin, checkpoints: impl IntoIterator<Item = Checkpoint>) -> Self {
        let mut ahead: Vec<_> = checkpoints
            .into_iter()
            .filter(|known| known.origin == origin)
            .collect();
        ahead.sort_unstable_by_key(|known| (known.size, known.root));
        ahead.dedup();
        Self {
            origin,
            ahead: ahead.into(),
            compared: 0,
            vouched: 0,
            frontier: Frontier::new(),
            doubt: None,
            broken: None,
            index: None,
        }
    }

    /// Takes the next stored entry, and gives back what its text names, each thing once and in order: what the
    /// index from things to entries is to say of it. After a break, every call returns that same first break.
    ///
    /// # Errors
    /// The first [`Break`], as soon as it is sure. An entry whose text and leaf hash disagree is reported at
    /// the next checkpoint or at the end, when it is known which of them was altered.
    pub fn feed(&mut self, stored: Stored<'_>) -> Result<BTreeSet<Object>, Break> {
        self.unless_broken(|verifier| {
            verifier
                .compare_checkpoints()
                .map_err(|found| verifier.more_exactly(found, stored))?;
            verifier.take(stored)
        })
    }

    /// Takes what the index from things to entries says of one place: `named` is what the entry there names,
    /// nothing where there is none. A difference counts only if the log itself holds, since it is the texts that
    /// the index is judged by; so it is told at the end. Places are to come in order.
    pub fn compare_index<'a>(
        &mut self,
        at: u64,
        named: &BTreeSet<Object>,
        listed: impl IntoIterator<Item = (&'a str, Uuid)>,
    ) {
        if self.index.is_some() {
            return;
        }
        let names = |kind: &str, id| {
            named
                .iter()
                .any(|object| object.id == id && object.kind.as_str() == kind)
        };
        let mut found = BTreeSet::new();
        if listed
            .into_iter()
            .any(|(kind, id)| !names(kind, id) || !found.insert((kind, id)))
        {
            self.index = Some(Break::IndexAdds { at });
        } else if found.len() < named.len() {
            self.index = Some(Break::IndexLacks { at });
        }
    }

    /// Ends the log and compares it with the frontier stored beside it.
    ///
    /// # Errors
    /// The first [`Break`].
    pub fn finish(mut self, stored: &Frontier) -> Result<Verified, Break> {
        self.unless_broken(|verifier| {
            verifier.compare_checkpoints()?;
            verifier.compare_end(stored)
        })?;
        if let Some(differs) = self.index {
            return Err(differs);
        }
        Ok(Verified {
            size: self.frontier.size(),
            root: self.frontier.root(),
            checkpoints: self.compared,
        })
    }

    /// Keeps the first break. What shows while an earlier entry is in doubt is not the first.
    fn unless_broken<T>(&mut self, step: impl FnOnce(&mut Self) -> Result<T, Break>) -> Result<T, Break> {
        if let Some(first) = self.broken {
            return Err(first);
        }
        step(self).map_err(|found| {
            let first = self
                .doubt
                .as_ref()
                .map_or(found, |doubt| Break::Altered { at: doubt.at });
            *self.broken.insert(first)
        })
    }

    fn take(&mut self, stored: Stored<'_>) -> Result<BTreeSet<Object>, Break> {
        self.check_place(stored.seq)?;
        let reading = self.read(stored.canonical);
        let leaf = Hash::of_leaf(stored.canonical);
        let kept = if stored.leaf_hash == leaf.bytes() {
            leaf
        } else {
            self.suspect(reading.is_ok(), stored.leaf_hash)?
        };
        let named = reading?;
        self.frontier.append(leaf);
        if let Some(doubt) = &mut self.doubt {
            doubt.frontier.append(kept);
        }
        Ok(named)
    }

    /// The number it is stored under, or gives itself, is the next one.
    fn check_place(&self, seq: u64) -> Result<(), Break> {
        let next = self.frontier.size();
        match seq.cmp(&next) {
            Ordering::Less => Err(Break::Repeated { at: seq }),
            Ordering::Equal => Ok(()),
            Ordering::Greater => Err(Break::Missing {
                from: next,
                to: seq - 1,
            }),
        }
    }

    /// The text is an entry, of this log, and of this place. Returns what it names.
    fn read(&self, canonical: &[u8]) -> Result<BTreeSet<Object>, Break> {
        let at = self.frontier.size();
        let entry = Entry::parse(canonical).map_err(|why| Break::Unreadable { at, why })?;
        if entry.origin != self.origin {
            return Err(Break::WrongOrigin { at });
        }
        match entry.seq.cmp(&at) {
            Ordering::Less => Err(Break::Repeated { at: entry.seq }),
            Ordering::Equal => Ok(entry.draft.objects.into_iter().collect()),
            Ordering::Greater => Err(Break::OutOfOrder { at, found: entry.seq }),
        }
    }

    /// Text and leaf hash disagree. Where neither shows by itself that it was altered, both are followed
    /// until a known root decides. Returns the stored hash.
    fn suspect(&mut self, reads: bool, leaf_hash: &[u8]) -> Result<Hash, Break> {
        let at = self.frontier.size();
        if !reads {
            return Err(Break::AlteredText { at });
        }
        let kept = Hash::try_from(leaf_hash).map_err(|_| Break::AlteredLeafHash { at })?;
        self.doubt.get_or_insert_with(|| Doubt {
            at,
            frontier: self.frontier.clone(),
        });
        Ok(kept)
    }

    /// Compares the checkpoints of the size reached.
    fn compare_checkpoints(&mut self) -> Result<(), Break> {
        let size = self.frontier.size();
        while let Some(known) = self.ahead.pop_front_if(|known| known.size == size) {
            self.settle_doubt(known.root)?;
            if self.ahead.front().is_some_and(|other| other.size == size) {
                return Err(Break::Contradiction { size });
            }
            if known.root != self.frontier.root() {
                return Err(Break::Rewritten {
                    from: self.vouched,
                    to: size.saturating_sub(1),
                });
            }
            self.vouched = size;
            self.compared += 1;
        }
        Ok(())
    }

    /// An entry put in just before a checkpoint spoils its root; the entry that it pushed on, which comes next,
    /// still names the place.
    fn more_exactly(&self, found: Break, next: Stored<'_>) -> Break {
        if let Break::Rewritten { from, to } = found
            && let Err(exact @ Break::Repeated { at }) = self
                .check_place(next.seq)
                .and_then(|()| self.read(next.canonical))
            && (from..=to).contains(&at)
        {
            return exact;
        }
        found
    }

    /// Compares the end reached with the end that the frontier and the checkpoints know of.
    fn compare_end(&mut self, stored: &Frontier) -> Result<(), Break> {
        let size = self.frontier.size();
        let known = self.ahead.back().map_or(0, |last| last.size).max(stored.size());
        if size < known {
            return Err(Break::Missing {
                from: size,
                to: known - 1,
            });
        }
        if stored.size() < size {
            return Err(Break::Surplus {
                from: stored.size(),
                to: size - 1,
            });
        }
        self.settle_doubt(stored.root())?;
        (self.frontier == *stored)
            .then_some(())
            .ok_or(Break::Frontier { from: self.vouched })
    }

    /// A root known from elsewhere tells whether the text or the leaf hash in doubt is the true one.
    fn settle_doubt(&mut self, known: Hash) -> Result<(), Break> {
        let Some(Doubt { at, frontier }) = self.doubt.take() else {
            return Ok(());
        };
        if self.frontier.root() == known {
            Err(Break::AlteredLeafHash { at })
        } else if frontier.root() == known {
            Err(Break::AlteredText { at })
        } else {
            Err(Break::Altered { at })
        }
    }
}

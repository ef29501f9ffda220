//! One entry of the ledger and the exact text that is hashed for it.

use std::fmt::{self, Write as _};

use uuid::Uuid;

use crate::{Hash, Origin, Token, decimal, hash};

/// The first line of every entry.
const VERSION: &str = "waymark-entry/v1";

/// One thing that an entry is about, by kind and id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Object {
    /// What kind of thing: `referral`, `person`, `document`…
    pub kind: Token,
    /// Its id.
    pub id: Uuid,
}

/// What happened, before the log gives it a number. It holds codes and ids, no personal data, so that
/// disposing of a person never rewrites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryDraft {
    /// When, in microseconds since 1970 in UTC.
    pub at_micros: i64,
    /// Who: `member:<id>`, `public` or a part of the system such as `system:alerts`.
    pub actor: Token,
    /// What was done, such as `referral.received`.
    pub action: Token,
    /// Why it was allowed: the policy's id, the relation or the reason's code.
    pub basis: Token,
    /// What it was done to, in the order given.
    pub objects: Vec<Object>,
    /// A keyed digest of the content, where there is content.
    pub digest: Option<[u8; 32]>,
}

/// A draft in its place: entry `seq` of the log `origin`, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The log.
    pub origin: Origin,
    /// The place in it, from 0.
    pub seq: u64,
    /// What happened.
    pub draft: EntryDraft,
}

/// The bytes are not the canonical text of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Not UTF-8, or not this version's first line.
    #[error("this is not an entry of form {VERSION}")]
    Version,
    /// The named line is missing, out of place or holds something else.
    #[error("the line '{0}' is missing or cannot be read")]
    Field(&'static str),
    /// It reads, but is not written the one way that entries are written.
    #[error("the entry is not in its canonical form")]
    NotCanonical,
}

impl EntryDraft {
    /// Gives the draft its place in a log.
    pub fn at(self, origin: &Origin, seq: u64) -> Entry {
        Entry {
            origin: origin.clone(),
            seq,
            draft: self,
        }
    }
}

impl Entry {
    /// The one text of this entry: a version line, then one field a line. Its leaf hash seals it.
    pub fn canonical(&self) -> Vec<u8> {
        self.to_string().into_bytes()
    }

    /// The leaf hash of the canonical text.
    pub fn leaf_hash(&self) -> Hash {
        Hash::of_leaf(&self.canonical())
    }

    /// Reads exactly what [`Entry::canonical`] writes.
    ///
    /// # Errors
    /// [`EntryError`] naming the line for anything else.
    pub fn parse(bytes: &[u8]) -> Result<Self, EntryError> {
        let text = str::from_utf8(bytes).map_err(|_| EntryError::Version)?;
        let entry = read(text)?;
        // The reader forgives (`007`, a missing last line end); the writer does not. Comparing with what it
        // would have written leaves one text for each entry.
        (entry.canonical() == bytes)
            .then_some(entry)
            .ok_or(EntryError::NotCanonical)
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let EntryDraft {
            at_micros,
            actor,
            action,
            basis,
            objects,
            digest,
        } = &self.draft;
        writeln!(
            f,
            "{VERSION}\norigin {}\nseq {}\nat {at_micros}",
            self.origin, self.seq
        )?;
        writeln!(f, "actor {actor}\naction {action}\nbasis {basis}")?;
        for Object { kind, id } in objects {
            writeln!(f, "object {kind} {id}")?;
        }
        f.write_str("digest ")?;
        match digest {
            Some(digest) => hash::write_hex(digest, f)?,
            None => f.write_str("none")?,
        }
        f.write_char('\n')
    }
}

fn read(text: &str) -> Result<Entry, EntryError> {
    let mut lines = text.lines();
    if lines.next() != Some(VERSION) {
        return Err(EntryError::Version);
    }
    let mut line = |name| field(lines.next(), name);
    let origin = line("origin")?.parse().map_err(|_| EntryError::Field("origin"))?;
    let seq = decimal(line("seq")?).ok_or(EntryError::Field("seq"))?;
    let at_micros = line("at")?.parse().map_err(|_| EntryError::Field("at"))?;
    let [actor, action, basis] = [
        token(line("actor")?, "actor")?,
        token(line("action")?, "action")?,
        token(line("basis")?, "basis")?,
    ];
    let (objects, digest) = read_tail(lines)?;
    Ok(Entry {
        origin,
        seq,
        draft: EntryDraft {
            at_micros,
            actor,
            action,
            basis,
            objects,
            digest,
        },
    })
}

/// The objects, however many, and the digest that closes the entry.
fn read_tail<'a>(
    mut lines: impl Iterator<Item = &'a str>,
) -> Result<(Vec<Object>, Option<[u8; 32]>), EntryError> {
    let mut objects = Vec::new();
    loop {
        let line = lines.next();
        match field(line, "object") {
            Ok(text) => objects.push(object(text)?),
            Err(_) => return Ok((objects, digest(field(line, "digest")?)?)),
        }
    }
}

fn field<'a>(line: Option<&'a str>, name: &'static str) -> Result<&'a str, EntryError> {
    line.and_then(|line| line.strip_prefix(name)?.strip_prefix(' '))
        .ok_or(EntryError::Field(name))
}

fn token(text: &str, name: &'static str) -> Result<Token, EntryError> {
    Token::new(text).map_err(|_| EntryError::Field(name))
}

fn object(text: &str) -> Result<Object, EntryError> {
    let (kind, id) = text.split_once(' ').ok_or(EntryError::Field("object"))?;
    let id = Uuid::try_parse(id).map_err(|_| EntryError::Field("object"))?;
    Ok(Object {
        kind: token(kind, "object")?,
        id,
    })
}

fn digest(text: &str) -> Result<Option<[u8; 32]>, EntryError> {
    match text {
        "none" => Ok(None),
        digits => hash::read_hex(digits)
            .map(Some)
            .ok_or(EntryError::Field("digest")),
    }
}

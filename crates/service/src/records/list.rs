//! The list of the disposed: ids only, signed with the ledger's key, kept beside the checkpoints. A restore
//! of an older backup applies it, so that nobody comes back.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use waymark_domain::PersonId;
use waymark_ledger::{SignedText, SigningKey, Token, VerifyingKey};

/// Who was disposed of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DisposalList {
    people: BTreeSet<PersonId>,
}

/// The list cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum InvalidList {
    /// There is none.
    #[error("there is no list of disposals")]
    Missing,
    /// It cannot be read or written.
    #[error("the list of disposals cannot be read or written")]
    Io(#[source] io::Error),
    /// It is not signed by this ledger's key, or was altered.
    #[error("the list of disposals is not signed by this ledger's key, or was altered")]
    Signature,
    /// A line is no id.
    #[error("the list of disposals is damaged in line {line}")]
    Line {
        /// Counted from one.
        line: usize,
    },
}

const KIND: Token = Token::from_static("disposals/v1");

impl DisposalList {
    /// The list's file name.
    pub const FILE: &str = "disposals.txt";

    /// Adds a person.
    pub fn add(&mut self, person: PersonId) {
        self.people.insert(person);
    }

    /// The people, in the order of their ids.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        self.people.iter().copied()
    }

    /// Reads and checks a list.
    ///
    /// # Errors
    /// [`InvalidList`] naming what is wrong.
    pub fn read(path: &Path, key: &VerifyingKey) -> Result<Self, InvalidList> {
        let missing = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
        let bytes = fs::read(path).map_err(|error| {
            if missing(&error) {
                InvalidList::Missing
            } else {
                InvalidList::Io(error)
            }
        })?;
        let signed = SignedText::parse(&bytes).map_err(|_| InvalidList::Signature)?;
        let text = signed.verify(&KIND, key).map_err(|_| InvalidList::Signature)?;
        let id =
            |(index, line): (usize, &str)| line.parse().map_err(|_| InvalidList::Line { line: index + 1 });
        Ok(Self {
            people: text.lines().enumerate().map(id).collect::<Result<_, _>>()?,
        })
    }

    /// Writes the list: a new file, synced, in the place of the old one.
    ///
    /// # Errors
    /// [`InvalidList::Io`].
    pub fn write(&self, path: &Path, key: &SigningKey) -> Result<(), InvalidList> {
        let ids = self.people.iter().map(|person| format!("{person}\n"));
        let signed = SignedText::sign(&KIND, &ids.collect::<String>(), key);
        replace(path, signed.to_string().as_bytes()).map_err(InvalidList::Io)
    }
}

/// Writes a file so that a power cut leaves the old one or the new one.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder)?;
    let next = path.with_extension("new");
    let mut file = File::create(&next)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&next, path)?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use waymark_ledger::KeyName;

    use super::*;

    #[test]
    fn a_list_comes_back_as_it_was_also_before_anybody_was_disposed_of() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(DisposalList::FILE);
        let key = SigningKey::from_bytes(&[1; 32], KeyName::new("waymark.example").unwrap());
        let mut list = DisposalList::default();
        for _ in 0..3 {
            list.write(&path, &key).unwrap();
            assert_eq!(DisposalList::read(&path, &key.verifying_key()).unwrap(), list);
            list.add(PersonId(uuid::Uuid::from_u128(list.people.len() as u128)));
        }
    }
}

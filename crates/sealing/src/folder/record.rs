//! One key file as text: what it says, how it is written, how it is read.
//!
//! Reading is strict: a text is accepted only when writing what it says gives the same text again, so a
//! stray byte anywhere, or a check line that does not fit, is damage.

use std::fmt;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use waymark_domain::Timestamp;
use zeroize::Zeroizing;

use crate::auditors::{AuditorsKey, AuditorsPublicKey};
use crate::epoch::EpochId;
use crate::hybrid::{PrivateKey, PublicKey};
use crate::secret::Secret;

const TITLE: &str = "Waymark key file 1: keep it secret, see docs/sealing.md";

/// Which database a set of keys belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatabaseId(pub Uuid);

impl fmt::Display for DatabaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

/// What is wrong with a key file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFileFault {
    /// It is not there.
    #[error("this key file is missing; put it back from a key backup, for no new key can take its place")]
    Missing,
    /// It does not read back as it was written.
    #[error("this key file is damaged; put it back from a key backup")]
    Damaged,
    /// It is whole and stands under another file's name.
    #[error("this key file is whole and has the wrong name")]
    WrongName,
    /// It does not belong with another file of the folder.
    #[error("this key file does not fit the others of its folder")]
    DoesNotFit,
}

/// What a key file says beside the database it belongs to.
#[derive(Clone)]
pub(super) enum Record {
    /// Marks a complete folder, and remembers the newest epoch so that its loss is noticed.
    Folder {
        newest: EpochId,
    },
    /// The database was begun, so that its loss is noticed.
    Begun,
    Epoch {
        id: EpochId,
        created_at: Timestamp,
        private: PrivateKey,
    },
    Retired {
        id: EpochId,
        at: Timestamp,
    },
    Index {
        root: Secret,
    },
    Ledger {
        seed: Secret,
    },
    AuditorsPublic {
        key: AuditorsPublicKey,
    },
    AuditorsPrivate {
        key: AuditorsKey,
    },
}

/// One key file.
#[derive(Clone)]
pub(super) struct KeyFile {
    pub(super) database: DatabaseId,
    pub(super) record: Record,
}

pub(super) const FOLDER: &str = "database-id";
pub(super) const BEGUN: &str = "database-begun";
pub(super) const INDEX: &str = "index.key";
pub(super) const LEDGER: &str = "ledger.key";
pub(super) const AUDITORS_PUBLIC: &str = "auditors.pub";
pub(super) const AUDITORS_PRIVATE: &str = "auditors.key";

pub(super) fn epoch_name(id: EpochId) -> String {
    format!("epoch-{:04}.key", id.0)
}

pub(super) fn retired_name(id: EpochId) -> String {
    format!("epoch-{:04}.retired", id.0)
}

/// Whether a file of this name is one of ours; others in the directory are left alone.
pub(super) fn is_ours(name: &str) -> bool {
    let epoch = name.starts_with("epoch-") && (name.ends_with(".key") || name.ends_with(".retired"));
    let others = [FOLDER, BEGUN, INDEX, LEDGER, AUDITORS_PUBLIC, AUDITORS_PRIVATE];
    epoch || others.contains(&name)
}

impl KeyFile {
    pub(super) fn name(&self) -> String {
        match &self.record {
            Record::Folder { .. } => FOLDER.to_owned(),
            Record::Begun => BEGUN.to_owned(),
            Record::Epoch { id, .. } => epoch_name(*id),
            Record::Retired { id, .. } => retired_name(*id),
            Record::Index { .. } => INDEX.to_owned(),
            Record::Ledger { .. } => LEDGER.to_owned(),
            Record::AuditorsPublic { .. } => AUDITORS_PUBLIC.to_owned(),
            Record::AuditorsPrivate { .. } => AUDITORS_PRIVATE.to_owned(),
        }
    }

    pub(super) fn text(&self) -> Zeroizing<String> {
        let mut lines = Lines::titled(self.database);
        match &self.record {
            Record::Folder { newest } => lines.put("kind", "folder").put("newest", newest),
            Record::Begun => lines.put("kind", "begun"),
            Record::Epoch {
                id,
                created_at,
                private,
            } => lines
                .put("kind", "epoch")
                .put("epoch", id)
                .put("created", created_at)
                .put_bytes("key", private.to_secret().bytes()),
            Record::Retired { id, at } => lines.put("kind", "retired").put("epoch", id).put("retired", at),
            Record::Index { root } => lines.put("kind", "index").put_bytes("key", root.bytes()),
            Record::Ledger { seed } => lines.put("kind", "ledger").put_bytes("key", seed.bytes()),
            Record::AuditorsPublic { key } => lines
                .put("kind", "auditors-public")
                .put_bytes("key", &key.0.bytes()),
            Record::AuditorsPrivate { key } => lines
                .put("kind", "auditors")
                .put_bytes("key", key.0.to_secret().bytes()),
        };
        lines.finish()
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let field = |wanted: &str| {
            let mut fields = text.lines().filter_map(|line| line.split_once(": "));
            fields.find(|(name, _)| *name == wanted).map(|(_, value)| value)
        };
        let epoch = |wanted: &str| field(wanted)?.parse().ok().map(EpochId);
        let time = |wanted: &str| Timestamp::parse(field(wanted)?);
        let secret = || Secret::from_slice(&Zeroizing::new(STANDARD.decode(field("key")?).ok()?));
        let record = match field("kind")? {
            "folder" => Record::Folder {
                newest: epoch("newest")?,
            },
            "begun" => Record::Begun,
            "epoch" => Record::Epoch {
                id: epoch("epoch")?,
                created_at: time("created")?,
                private: PrivateKey::from_secret(&secret()?)?,
            },
            "retired" => Record::Retired {
                id: epoch("epoch")?,
                at: time("retired")?,
            },
            "index" => Record::Index { root: secret()? },
            "ledger" => Record::Ledger { seed: secret()? },
            "auditors-public" => Record::AuditorsPublic {
                key: AuditorsPublicKey(PublicKey::from_slice(secret()?.bytes())?),
            },
            "auditors" => Record::AuditorsPrivate {
                key: AuditorsKey(PrivateKey::from_secret(&secret()?)?),
            },
            _ => return None,
        };
        let database = DatabaseId(Uuid::try_parse(field("database")?).ok()?);
        let file = Self { database, record };
        (file.text().as_str() == text).then_some(file)
    }

    /// Several files after one another, as [`KeyFile::text`] wrote them.
    pub(super) fn parse_all(text: &str) -> Option<Vec<Self>> {
        let mut files = Vec::new();
        let mut one = Zeroizing::new(String::new());
        for line in text.split_inclusive('\n') {
            one.push_str(line);
            if line.starts_with("check: ") {
                files.push(Self::parse(&one)?);
                one.clear();
            }
        }
        one.is_empty().then_some(files)
    }
}

/// The text of a key file while it is written. Big enough from the start that it is never moved, which
/// would leave a copy of a key behind.
struct Lines(Zeroizing<String>);

impl Lines {
    fn titled(database: DatabaseId) -> Self {
        let mut lines = Self(Zeroizing::new(String::with_capacity(512)));
        lines.0.push_str(TITLE);
        lines.0.push('\n');
        lines.put("database", database);
        lines
    }

    fn put(&mut self, name: &str, value: impl fmt::Display) -> &mut Self {
        let _ = writeln!(self.0, "{name}: {value}");
        self
    }

    fn put_bytes(&mut self, name: &str, bytes: &[u8]) -> &mut Self {
        let text = Zeroizing::new(STANDARD.encode(bytes));
        self.put(name, text.as_str())
    }

    /// Ends with a check against damage. It is no protection against a hand that can rewrite the file.
    fn finish(mut self) -> Zeroizing<String> {
        let hash: [u8; 32] = Sha256::digest(self.0.as_bytes()).into();
        let (check, _) = hash.split_at(12);
        self.put("check", STANDARD.encode(check));
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn epoch() -> KeyFile {
        KeyFile {
            database: DatabaseId(Uuid::from_u128(9)),
            record: Record::Epoch {
                id: EpochId(3),
                created_at: Timestamp::parse("2026-11-23T09:00:00Z").unwrap(),
                private: PrivateKey::from_secret(&Secret::from_slice(&[64; 32]).unwrap()).unwrap(),
            },
        }
    }

    #[test]
    fn a_key_file_reads_as_it_is_documented() {
        assert_eq!(
            epoch().text().as_str(),
            "Waymark key file 1: keep it secret, see docs/sealing.md\n\
             database: 00000000-0000-0000-0000-000000000009\n\
             kind: epoch\n\
             epoch: 3\n\
             created: 2026-11-23T09:00:00.000000Z\n\
             key: QEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEA=\n\
             check: GmM3CxfbEc5GWujH\n"
        );
    }

    #[test]
    fn any_changed_byte_is_damage() {
        let text = epoch().text();
        assert!(KeyFile::parse(&text).is_some());
        for at in 0..text.len() {
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] = if bytes[at] == b'x' { b'y' } else { b'x' };
            assert!(
                KeyFile::parse(std::str::from_utf8(&bytes).unwrap()).is_none(),
                "byte {at}"
            );
            assert!(KeyFile::parse(&text[..at]).is_none(), "cut at {at}");
        }
        assert!(KeyFile::parse(&text.replace('\n', "\r\n")).is_none());
    }
}

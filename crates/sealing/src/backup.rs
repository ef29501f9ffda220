//! The key backup: every key file in one text, sealed by a passphrase.

use std::fmt;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;
use waymark_domain::Timestamp;
use zeroize::Zeroizing;

use crate::aead;
use crate::epoch::EpochId;
use crate::error::SealingError;
use crate::folder::{self, DatabaseId, KeyFolder};
use crate::random;
use crate::secret::Secret;

const BEGIN: &str = "-----BEGIN WAYMARK KEY BACKUP-----";
const END: &str = "-----END WAYMARK KEY BACKUP-----";
/// Years of epochs fit in this; what is longer is something else.
const LONGEST: usize = 1 << 20;

/// What a passphrase costs to try. Read back from a backup, it is held between what is safe and what could
/// stop the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    const NEW: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };

    fn is_bearable(self) -> bool {
        (64 * 1024..=512 * 1024).contains(&self.memory_kib)
            && (3..=10).contains(&self.passes)
            && (1..=4).contains(&self.lanes)
    }
}

/// What a person types to seal or open a key backup: 15 to 128 characters of any writing.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes what was typed. It is not cut or trimmed, and brought to one normal form (NFKC), so that two
    /// keyboards that write an accent differently agree.
    ///
    /// # Errors
    /// [`SealingError::PassphraseLength`].
    pub fn new(typed: &str) -> Result<Self, SealingError> {
        let mut text = Zeroizing::new(String::with_capacity(typed.len().saturating_mul(4)));
        text.extend(typed.nfkc());
        if (15..=128).contains(&text.chars().count()) {
            Ok(Self(text))
        } else {
            Err(SealingError::PassphraseLength)
        }
    }

    /// In its normal form, to be hashed.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    fn key(&self, salt: &[u8], cost: Cost) -> Option<Secret> {
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).ok()?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(self.0.as_bytes(), salt, key.as_mut_slice())
            .ok()?;
        Secret::from_slice(key.as_slice())
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

/// What a key backup holds, as far as anybody may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupSummary {
    /// When it was made.
    pub made_at: Timestamp,
    /// The database whose keys it holds.
    pub database: DatabaseId,
    /// The epochs whose keys it holds, oldest first. While such a backup exists, what is wrapped to them can
    /// be opened, whatever became of the key folder.
    pub epochs: Vec<EpochId>,
    /// Whether the auditors' private key is in it.
    pub has_auditors_key: bool,
}

/// Every key of a folder as one text, sealed by a passphrase. It takes 64 MiB of memory and some tenths of a
/// second.
pub fn export_backup(folder: &KeyFolder, passphrase: &Passphrase, made_at: Timestamp) -> String {
    let salt = random::bytes::<16>();
    let header = Header {
        made_at,
        database: folder.keyring().database(),
        cost: Cost::NEW,
        salt,
    };
    let key = passphrase
        .key(&salt, Cost::NEW)
        .expect("the cost of a new backup is within the limits");
    let head = header.text();
    let sealed = aead::seal(&key, head.as_bytes(), folder.text_of_all().as_bytes());
    let body = STANDARD.encode(sealed);
    let lines: Vec<&str> = (0..body.len())
        .step_by(64)
        .filter_map(|at| body.get(at..body.len().min(at + 64)))
        .collect();
    format!("{BEGIN}\n{head}\n\n{}\n{END}\n", lines.join("\n"))
}

/// Opens a backup and reads every key in it, to be sure that it can be restored; keeps nothing.
///
/// # Errors
/// [`SealingError::NotABackup`] when the text is torn or its parameters are out of bounds;
/// [`SealingError::BackupDoesNotOpen`] when the passphrase is another one or the text was altered.
pub fn test_open(text: &str, passphrase: &Passphrase) -> Result<BackupSummary, SealingError> {
    open(text, passphrase).map(|(summary, _)| summary)
}

/// Makes a key folder from a backup. There must be none at `dir`.
///
/// # Errors
/// As for [`test_open`]; [`SealingError::FolderNotEmpty`]; [`SealingError::Io`].
pub fn import_backup(text: &str, passphrase: &Passphrase, dir: &Path) -> Result<KeyFolder, SealingError> {
    let (_, keys) = open(text, passphrase)?;
    KeyFolder::create_from(dir, keys)
}

fn open(text: &str, passphrase: &Passphrase) -> Result<(BackupSummary, folder::Keys), SealingError> {
    let (head, body) = split(text)?;
    let header = Header::parse(&head).ok_or(SealingError::NotABackup("its first lines do not read"))?;
    if !header.cost.is_bearable() {
        return Err(SealingError::NotABackup(
            "its memory, passes or lanes are out of bounds",
        ));
    }
    let key = passphrase
        .key(&header.salt, header.cost)
        .ok_or(SealingError::BackupDoesNotOpen)?;
    let plain = aead::open(&key, head.as_bytes(), &body).ok_or(SealingError::BackupDoesNotOpen)?;
    let keys = std::str::from_utf8(&plain)
        .ok()
        .and_then(folder::keys_from_text)
        .ok_or(SealingError::NotABackup("a key in it does not read"))?;
    let summary = BackupSummary {
        made_at: header.made_at,
        database: keys.keyring.database(),
        epochs: keys.keyring.epochs().iter().map(|epoch| epoch.id).collect(),
        has_auditors_key: keys.auditors.is_some(),
    };
    Ok((summary, keys))
}

/// The clear lines, and the sealed bytes. Line ends may have become those of another system on the way.
fn split(text: &str) -> Result<(String, Vec<u8>), SealingError> {
    let torn = SealingError::NotABackup("its beginning or end is missing");
    if text.len() > LONGEST {
        return Err(SealingError::NotABackup("it is too long"));
    }
    let text = text.replace("\r\n", "\n");
    let inside = text
        .trim()
        .strip_prefix(BEGIN)
        .and_then(|rest| rest.strip_suffix(END));
    let Some((head, body)) = inside.and_then(|inside| inside.trim().split_once("\n\n")) else {
        return Err(torn);
    };
    let body: String = body.split_whitespace().collect();
    let sealed = STANDARD
        .decode(body)
        .map_err(|_| SealingError::NotABackup("its body does not read"))?;
    Ok((head.to_owned(), sealed))
}

/// The clear lines of a backup. They are sealed against change together with the keys.
struct Header {
    made_at: Timestamp,
    database: DatabaseId,
    cost: Cost,
    salt: [u8; 16],
}

impl Header {
    fn text(&self) -> String {
        let Cost {
            memory_kib,
            passes,
            lanes,
        } = self.cost;
        format!(
            "Version: 1\nMade: {}\nDatabase: {}\nKey: argon2id\nMemory-KiB: {memory_kib}\nPasses: {passes}\n\
             Lanes: {lanes}\nSalt: {}",
            self.made_at,
            self.database,
            STANDARD.encode(self.salt)
        )
    }

    /// Strict: only what [`Header::text`] writes.
    fn parse(text: &str) -> Option<Self> {
        let field = |wanted: &str| {
            let mut fields = text.lines().filter_map(|line| line.split_once(": "));
            fields.find(|(name, _)| *name == wanted).map(|(_, value)| value)
        };
        let number = |wanted: &str| field(wanted)?.parse().ok();
        let header = Self {
            made_at: Timestamp::parse(field("Made")?)?,
            database: DatabaseId(Uuid::try_parse(field("Database")?).ok()?),
            cost: Cost {
                memory_kib: number("Memory-KiB")?,
                passes: number("Passes")?,
                lanes: number("Lanes")?,
            },
            salt: STANDARD.decode(field("Salt")?).ok()?.try_into().ok()?,
        };
        (header.text() == text).then_some(header)
    }
}

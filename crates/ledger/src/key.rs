//! The keys that sign checkpoints and check them.

use std::{fmt, str::FromStr};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::Signer as _;

use crate::Hash;

/// The signed-note number for Ed25519.
const ED25519: u8 = 0x01;

/// A key's name in a signature line: usually the log's host, which outlives a restore.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyName(String);

/// The key that signs checkpoints. It is wiped from memory when dropped and never shown.
pub struct SigningKey {
    name: KeyName,
    inner: ed25519_dalek::SigningKey,
}

/// The public key that checks checkpoints. Its text is the signed-note form `name+id+key`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyingKey {
    name: KeyName,
    inner: ed25519_dalek::VerifyingKey,
}

/// The text is not a key or a key's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidKey {
    /// Empty, too long, or with a space, plus sign or character outside printable ASCII.
    #[error("a key's name has 1 to 128 printable characters without space or plus")]
    Name,
    /// Not `name+id+key`, another kind of key, or not a point that Ed25519 accepts.
    #[error("this is not an Ed25519 key in the form name+id+key")]
    Form,
    /// The id is not the one that follows from the name and the key: one of them was mistyped.
    #[error("the key's id does not fit its name and bytes")]
    Id,
}

impl KeyName {
    /// Checks a name.
    ///
    /// # Errors
    /// [`InvalidKey::Name`].
    pub fn new(text: &str) -> Result<Self, InvalidKey> {
        let fits = |byte: u8| byte.is_ascii_graphic() && byte != b'+';
        ((1..=128).contains(&text.len()) && text.bytes().all(fits))
            .then(|| Self(text.to_owned()))
            .ok_or(InvalidKey::Name)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl SigningKey {
    /// From its 32 secret bytes, which come from the operating system and stay in a sealed file.
    pub fn from_bytes(secret: &[u8; 32], name: KeyName) -> Self {
        Self {
            name,
            inner: ed25519_dalek::SigningKey::from_bytes(secret),
        }
    }

    /// The public half.
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey {
            name: self.name.clone(),
            inner: self.inner.verifying_key(),
        }
    }

    pub(crate) fn sign(&self, text: &[u8]) -> [u8; 64] {
        self.inner.sign(text).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl VerifyingKey {
    /// The name in its signature lines.
    pub fn name(&self) -> &KeyName {
        &self.name
    }

    /// The id in its signature lines: the first 4 bytes of SHA-256(name || newline || 0x01 || key).
    pub fn id(&self) -> [u8; 4] {
        let digest = Hash::of(&[self.name.0.as_bytes(), b"\n", &[ED25519], self.inner.as_bytes()]);
        let [a, b, c, d, ..] = *digest.bytes();
        [a, b, c, d]
    }

    /// Whether this key made that signature. Strict: no weak key, no second form of a signature.
    pub(crate) fn accepts(&self, text: &[u8], signature: &[u8]) -> bool {
        ed25519_dalek::Signature::from_slice(signature)
            .is_ok_and(|signature| self.inner.verify_strict(text, &signature).is_ok())
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut typed = vec![ED25519];
        typed.extend(self.inner.as_bytes());
        let id = u32::from_be_bytes(self.id());
        write!(f, "{}+{id:08x}+{}", self.name.0, STANDARD.encode(typed))
    }
}

impl FromStr for VerifyingKey {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, rest) = text.split_once('+').ok_or(InvalidKey::Form)?;
        let (_, encoded) = rest.split_once('+').ok_or(InvalidKey::Form)?;
        let key = Self {
            name: KeyName::new(name)?,
            inner: read_key(encoded).ok_or(InvalidKey::Form)?,
        };
        // One key has one text, so comparing it checks the id and every other character.
        (key.to_string() == text).then_some(key).ok_or(InvalidKey::Id)
    }
}

fn read_key(encoded: &str) -> Option<ed25519_dalek::VerifyingKey> {
    let typed = STANDARD.decode(encoded).ok()?;
    let bytes = typed.strip_prefix(&[ED25519])?.try_into().ok()?;
    ed25519_dalek::VerifyingKey::from_bytes(bytes)
        .ok()
        .filter(|key| !key.is_weak())
}

//! Bytes with one reading: the associated data that ties a sealed value to its place.

use uuid::Uuid;

/// Fields one after another, each preceded by its length, after a label that says what they are.
pub(crate) struct Canonical(Vec<u8>);

impl Canonical {
    pub(crate) fn of(label: &str) -> Self {
        Self(Vec::new()).field(label.as_bytes())
    }

    pub(crate) fn field(mut self, bytes: &[u8]) -> Self {
        // Labels, table names and ids: never anywhere near 4 GiB.
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        self.0.extend_from_slice(&length.to_be_bytes());
        self.0.extend_from_slice(bytes);
        self
    }

    pub(crate) fn text(self, text: &str) -> Self {
        self.field(text.as_bytes())
    }

    pub(crate) fn id(self, id: Uuid) -> Self {
        self.field(id.as_bytes())
    }

    pub(crate) fn number(self, number: u32) -> Self {
        self.field(&number.to_be_bytes())
    }

    pub(crate) fn bytes(self) -> Vec<u8> {
        self.0
    }
}

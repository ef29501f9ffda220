//! Facts about the installation itself, written down through the ledger.

use waymark_ledger::{EntryDraft, Token};
use waymark_storage::entities::setting;
use waymark_storage::{Change, StoreError, Write};

use crate::{Ctx, House};

/// The setting that tells when a backup of the keys was last opened.
pub const KEY_BACKUP_TESTED: &str = "keys.backup_tested_at";

/// The setting that marks a database of invented people.
pub const DEMO: &str = "demo";

/// Something that an operator does to the installation as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Every key is written into a backup.
    KeysBackedUp,
    /// A backup of the keys was opened, and each key in it read.
    KeyBackupTested,
    /// The database is being copied into another.
    MoveBegun,
    /// The database is made for invented people, and no server may open it.
    DemoBegun,
}

impl Deed {
    const fn action(self) -> Token {
        match self {
            Self::KeysBackedUp => Token::from_static("keys.backed_up"),
            Self::KeyBackupTested => Token::from_static("keys.backup_tested"),
            Self::MoveBegun => Token::from_static("database.move_begun"),
            Self::DemoBegun => Token::from_static("demo.begun"),
        }
    }

    /// What is remembered of it beside the entry.
    fn setting(self, ctx: &Ctx) -> Option<setting::Model> {
        let (key, value) = match self {
            Self::KeysBackedUp | Self::MoveBegun => return None,
            Self::KeyBackupTested => (KEY_BACKUP_TESTED, ctx.now.to_string()),
            Self::DemoBegun => (DEMO, "yes".to_owned()),
        };
        Some(setting::Model {
            key: key.to_owned(),
            value,
        })
    }
}

/// Writes down who does what, and what is to be remembered of it. What leaves the installation is written down
/// before it leaves.
///
/// # Errors
/// [`StoreError`] when it could not be written; then it is not to be done.
pub async fn record(house: &House, ctx: &Ctx, deed: Deed) -> Result<(), StoreError> {
    let entry = EntryDraft {
        at_micros: ctx.now.micros(),
        actor: ctx.actor_token(),
        action: deed.action(),
        basis: const { Token::from_static("operator") },
        objects: Vec::new(),
        digest: None,
    };
    let change = Change::recorded("operator.act", entry);
    let change = match deed.setting(ctx) {
        Some(setting) => change.write(Write::PutSetting(setting)),
        None => change,
    };
    house.store().commit(change).await.map(drop)
}

//! Facts about the installation itself, written down through the ledger.

use std::sync::Arc;

use waymark_domain::Timestamp;
use waymark_ledger::{EntryDraft, Token};
use waymark_policy::Actor;
use waymark_service::{Ctx, House};
use waymark_storage::entities::setting;
use waymark_storage::{Change, Write};

use crate::failure::Failure;
use crate::open::store_failure;

/// Keeps a setting, with an entry that says who did what.
pub(crate) async fn setting(
    house: &House,
    (now, actor): (Timestamp, Actor),
    action: Token,
    (key, value): (&str, &str),
) -> Result<(), Failure> {
    let row = setting::Model {
        key: key.to_owned(),
        value: value.to_owned(),
    };
    let change = Change::recorded("operator.set", entry(house, now, actor, action));
    commit(house, change.write(Write::PutSetting(row))).await
}

/// An entry that says who did what, before it is done.
pub(crate) async fn act(
    house: &House,
    (now, actor): (Timestamp, Actor),
    action: Token,
) -> Result<(), Failure> {
    commit(
        house,
        Change::recorded("operator.act", entry(house, now, actor, action)),
    )
    .await
}

fn entry(house: &House, now: Timestamp, actor: Actor, action: Token) -> EntryDraft {
    EntryDraft {
        at_micros: now.micros(),
        actor: Ctx::new(actor, now, Arc::clone(house.ids())).actor_token(),
        action,
        basis: const { Token::from_static("operator") },
        objects: Vec::new(),
        digest: None,
    }
}

async fn commit(house: &House, change: Change) -> Result<(), Failure> {
    house
        .store()
        .commit(change)
        .await
        .map(drop)
        .map_err(|error| store_failure(&error))
}

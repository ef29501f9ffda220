//! One import of a file: begun once, continued after a stop, finished once.

use waymark_domain::ImportId;
use waymark_domain::text::Code;
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_storage::entities::import_run;
use waymark_storage::{Change, Housekeeping};

use super::row::number;
use crate::{Ctx, House, ServiceError};

/// An import that is under way.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) id: ImportId,
    /// Rows that went in before, about: the rows themselves are counted when it is finished.
    pub(super) rows_done: u32,
    was_finished: bool,
}

impl Run {
    /// Continues the import of this sender's file, or begins it.
    pub(super) async fn begin(
        house: &House,
        ctx: &Ctx,
        sender: &Code,
        digest: [u8; 32],
        rows: u32,
    ) -> Result<Self, ServiceError> {
        let store = house.store();
        let runs = store
            .imports_of_file(&digest)
            .await
            .map_err(ServiceError::Unavailable)?;
        let earlier = runs.into_iter().rev().find(|run| run.sender == sender.as_str());
        if let Some(earlier) = earlier {
            return Ok(Self {
                id: ImportId(earlier.id),
                rows_done: u32::try_from(earlier.rows_done).unwrap_or(0),
                was_finished: earlier.finished_at.is_some(),
            });
        }
        let id = ImportId(ctx.id());
        let entry = entry(ctx, const { Token::from_static("import.started") }, id);
        let change = Change::recorded("import.begin", entry).write(import_run::Model {
            id: id.0,
            file_digest: digest.to_vec(),
            sender: sender.to_string(),
            started_at: ctx.now.micros(),
            finished_at: None,
            rows_total: number(rows),
            rows_done: 0,
        });
        store.commit(change).await.map_err(ServiceError::Unavailable)?;
        Ok(Self {
            id,
            rows_done: 0,
            was_finished: false,
        })
    }

    /// Writes down that every row is in. A file that was finished before and brought nothing new changes
    /// nothing.
    pub(super) async fn finish(&self, house: &House, ctx: &Ctx, new: u32) -> Result<(), ServiceError> {
        if self.was_finished && new == 0 {
            return Ok(());
        }
        let rows = house.store().import_rows(self.id).await;
        let rows = rows.map_err(ServiceError::Unavailable)?.len();
        let entry = entry(ctx, const { Token::from_static("import.finished") }, self.id);
        let count = Housekeeping::CountImportRows {
            id: self.id.0,
            rows_done: i32::try_from(rows).unwrap_or(i32::MAX),
            finished_at: Some(ctx.now.micros()),
        };
        let change = Change::recorded("import.finish", entry).write(count);
        let done = house.store().commit(change).await;
        done.map(drop).map_err(ServiceError::Unavailable)
    }
}

fn entry(ctx: &Ctx, action: Token, id: ImportId) -> EntryDraft {
    EntryDraft {
        at_micros: ctx.now.micros(),
        actor: ctx.actor_token(),
        action,
        basis: const { Token::from_static("import") },
        objects: vec![Object {
            kind: const { Token::from_static("import") },
            id: id.0,
        }],
        digest: None,
    }
}

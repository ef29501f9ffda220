//! The end of the ledger: where the next entry goes.

use std::collections::BTreeSet;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};
use uuid::Uuid;
use waymark_ledger::{EntryDraft, Frontier, Origin};

use crate::change::{OpensOrigin, Position};
use crate::entities::{ledger_entry, ledger_object, ledger_origin};
use crate::{StoreError, dialect};

/// Rows in one insert statement: SQLite takes 32,766 values.
const ROWS_AT_ONCE: usize = 4_000;

/// The end of the log that is open, held under its lock, with what is about to be appended.
pub(crate) struct Head {
    number: i32,
    origin: Origin,
    frontier: Frontier,
    entries: Vec<ledger_entry::ActiveModel>,
    objects: Vec<ledger_object::ActiveModel>,
}

impl Head {
    /// Takes the ledger's lock and reads where it ends; `None` when no log is open.
    pub(crate) async fn lock(transaction: &DatabaseTransaction) -> Result<Option<Self>, StoreError> {
        dialect::lock_ledger(transaction).await?;
        let open = ledger_origin::Entity::find()
            .filter(ledger_origin::Column::ClosedAt.is_null())
            .order_by_desc(ledger_origin::Column::Number)
            .one(transaction)
            .await?;
        open.as_ref().map(Self::from_stored).transpose()
    }

    fn from_stored(row: &ledger_origin::Model) -> Result<Self, StoreError> {
        let (origin, frontier) = read_origin(row)?;
        Ok(Self::at(row.number, origin, frontier))
    }

    const fn at(number: i32, origin: Origin, frontier: Frontier) -> Self {
        Self {
            number,
            origin,
            frontier,
            entries: Vec::new(),
            objects: Vec::new(),
        }
    }

    /// Gives an entry its place.
    pub(crate) fn append(&mut self, draft: &EntryDraft) -> Result<Position, StoreError> {
        let entry = draft.clone().at(&self.origin, self.frontier.size());
        let seq = i64::try_from(entry.seq).map_err(|_| self.inconsistent("size"))?;
        let leaf = entry.leaf_hash();
        self.frontier.append(leaf);
        let row = ledger_entry::Model {
            origin: self.number,
            seq,
            entry: entry.canonical(),
            leaf_hash: leaf.bytes().to_vec(),
        };
        self.entries.push(row.into_active_model());
        // An entry may name a thing twice; who has looked wants it once.
        let named: BTreeSet<(&str, Uuid)> = draft
            .objects
            .iter()
            .map(|object| (object.kind.as_str(), object.id))
            .collect();
        self.objects.extend(named.into_iter().map(|(kind, object_id)| {
            let (origin, kind) = (self.number, kind.to_owned());
            ledger_object::Model {
                origin,
                seq,
                kind,
                object_id,
            }
            .into_active_model()
        }));
        Ok(Position {
            origin: self.number,
            seq,
        })
    }

    /// Writes what was appended, and the new end.
    pub(crate) async fn save(self, to: &DatabaseTransaction) -> Result<(), StoreError> {
        let size = i64::try_from(self.frontier.size()).map_err(|_| self.inconsistent("size"))?;
        for rows in self.entries.chunks(ROWS_AT_ONCE) {
            let insert = ledger_entry::Entity::insert_many(rows.iter().cloned());
            insert.exec_without_returning(to).await?;
        }
        for rows in self.objects.chunks(ROWS_AT_ONCE) {
            let insert = ledger_object::Entity::insert_many(rows.iter().cloned());
            insert.exec_without_returning(to).await?;
        }
        ledger_origin::Entity::update_many()
            .col_expr(ledger_origin::Column::Size, Expr::value(size))
            .col_expr(
                ledger_origin::Column::Frontier,
                Expr::value(self.frontier.encode()),
            )
            .filter(ledger_origin::Column::Number.eq(self.number))
            .exec(to)
            .await?;
        Ok(())
    }

    /// Begins a new log after the one before it, which ends here.
    pub(crate) async fn open<C: ConnectionTrait>(
        to: &C,
        before: Option<i32>,
        opens: &OpensOrigin,
    ) -> Result<Self, StoreError> {
        ledger_origin::Entity::update_many()
            .col_expr(ledger_origin::Column::ClosedAt, Expr::value(opens.at_micros))
            .filter(ledger_origin::Column::ClosedAt.is_null())
            .exec(to)
            .await?;
        let frontier = Frontier::new();
        let row = ledger_origin::Model {
            number: before.unwrap_or(0).saturating_add(1),
            name: opens.origin.to_string(),
            size: 0,
            frontier: frontier.encode(),
            opened_at: opens.at_micros,
            closed_at: None,
        };
        let number = row.number;
        ledger_origin::Entity::insert(row.into_active_model())
            .exec_without_returning(to)
            .await?;
        Ok(Self::at(number, opens.origin.clone(), frontier))
    }

    /// The number of this log.
    pub(crate) const fn number(&self) -> i32 {
        self.number
    }

    fn inconsistent(&self, column: &'static str) -> StoreError {
        inconsistent(self.number, column)
    }
}

/// The log's name and its right edge, as they are stored.
pub(crate) fn read_origin(row: &ledger_origin::Model) -> Result<(Origin, Frontier), StoreError> {
    let origin = Origin::new(&row.name).map_err(|_| inconsistent(row.number, "name"))?;
    let frontier = Frontier::decode(&row.frontier).map_err(|_| inconsistent(row.number, "frontier"))?;
    let same_size = u64::try_from(row.size) == Ok(frontier.size());
    same_size
        .then_some((origin, frontier))
        .ok_or_else(|| inconsistent(row.number, "size"))
}

fn inconsistent(number: i32, column: &'static str) -> StoreError {
    StoreError::Inconsistent {
        table: "ledger_origin",
        column,
        id: number.to_string(),
    }
}

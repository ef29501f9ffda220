//! Copies a whole database into an empty one, of either kind, and compares two.

use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ConnectionTrait, EntityName, EntityTrait, IntoActiveModel, Iterable, ModelTrait, PaginatorTrait,
    PrimaryKeyToColumn, QueryFilter, QueryOrder, QuerySelect, Value,
};
use waymark_ledger::{Frontier, Hash};

use crate::dialect::{self, Use};
use crate::entities::{
    addition, alert, api_client, attempt, candidate, case_content, case_event, case_file, connected, counter,
    credential, data_key, disclosure, disposal, document, draft, emergency_access, enquiry, for_each_table,
    import_row, import_run, job, ledger_checkpoint, ledger_entry, ledger_object, ledger_origin, lookup,
    match_record, member, member_draft, one_time_code, organisation, person, person_identity, proposal,
    referral, referrer, retry, role_held, rule_set, search_query, session, setting, shift, task,
};
use crate::{Store, StoreError};

/// Rows read and written at once.
const ROWS: u64 = 200;
/// The same for documents, which may be large.
const DOCUMENTS: u64 = 4;

/// How far a copy has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The table at hand.
    pub table: &'static str,
    /// Rows of it done.
    pub rows: u64,
}

/// One table's content in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableDigest {
    /// The table.
    pub table: &'static str,
    /// How many rows it has.
    pub rows: u64,
    /// The root of the Merkle tree over its rows, in the order of their keys.
    pub root: Hash,
}

macro_rules! list_tables {
    ($($table:ident),* $(,)?) => {
        /// The tables that are copied, in order.
        pub const TABLES: &[&str] = &[$(stringify!($table)),*];

        async fn fill<F: ConnectionTrait, T: ConnectionTrait>(
            from: &F,
            to: &T,
            progress: &mut (dyn FnMut(Progress) + Send),
        ) -> Result<(), StoreError> {
            $(copy_table::<$table::Entity, _, _>(from, to, stringify!($table), progress).await?;)*
            Ok(())
        }

        async fn is_empty<C: ConnectionTrait>(of: &C) -> Result<bool, StoreError> {
            $(if $table::Entity::find().count(of).await? > 0 {
                return Ok(false);
            })*
            Ok(true)
        }

        async fn digest_all<C: ConnectionTrait>(of: &C) -> Result<Vec<TableDigest>, StoreError> {
            Ok(vec![$(digest_table::<$table::Entity, _>(of, stringify!($table)).await?),*])
        }
    };
}
for_each_table!(list_tables);

/// Copies everything, as it is at one instant, into an empty database, whose schema is made first. It is
/// there as a whole or not at all.
///
/// # Errors
/// [`StoreError::NotEmpty`] when the database copied into holds anything.
pub async fn all(
    from: &Store,
    to: &Store,
    mut progress: impl FnMut(Progress) + Send,
) -> Result<(), StoreError> {
    to.migrate().await?;
    let source = dialect::begin_snapshot(from.readers()).await?;
    let connection = dialect::connect(to.database(), Use::Write).await?;
    let target = dialect::begin_write(&connection).await?;
    if !is_empty(&target).await? {
        return Err(StoreError::NotEmpty);
    }
    fill(&source, &target, &mut progress).await?;
    target.commit().await?;
    connection.close().await?;
    Ok(())
}

/// Each table in short, as they are at one instant. Two databases with the same content have the same.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn digests(of: &Store) -> Result<Vec<TableDigest>, StoreError> {
    let snapshot = dialect::begin_snapshot(of.readers()).await?;
    digest_all(&snapshot).await
}

/// The tables in which two databases differ.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn compare(one: &Store, other: &Store) -> Result<Vec<&'static str>, StoreError> {
    let (one, other) = (digests(one).await?, digests(other).await?);
    let differing = one.iter().zip(&other).filter(|(one, other)| one != other);
    Ok(differing.map(|(one, _)| one.table).collect())
}

async fn copy_table<E, F, T>(
    from: &F,
    to: &T,
    table: &'static str,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<(), StoreError>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + Sync,
    F: ConnectionTrait,
    T: ConnectionTrait,
{
    let (mut rows, mut last) = (0, None);
    loop {
        let page = page_after::<E, F>(from, last.as_ref()).await?;
        let Some(end) = page.last().cloned() else {
            return Ok(());
        };
        rows += page.len() as u64;
        let page = page.into_iter().map(IntoActiveModel::into_active_model);
        E::insert_many(page).exec_without_returning(to).await?;
        last = Some(end);
        progress(Progress { table, rows });
    }
}

async fn digest_table<E, C>(of: &C, table: &'static str) -> Result<TableDigest, StoreError>
where
    E: EntityTrait,
    E::Model: Sync,
    C: ConnectionTrait,
{
    let (mut tree, mut last) = (Frontier::new(), None);
    loop {
        let page = page_after::<E, C>(of, last.as_ref()).await?;
        let Some(end) = page.last().cloned() else {
            return Ok(TableDigest {
                table,
                rows: tree.size(),
                root: tree.root(),
            });
        };
        for row in &page {
            tree.append(Hash::of_leaf(&canonical::<E>(row)));
        }
        last = Some(end);
    }
}

/// The next rows in the order of their keys, which both databases sort alike.
async fn page_after<E, C>(from: &C, last: Option<&E::Model>) -> Result<Vec<E::Model>, StoreError>
where
    E: EntityTrait,
    E::Model: Sync,
    C: ConnectionTrait,
{
    let key: Vec<E::Column> = E::PrimaryKey::iter()
        .map(PrimaryKeyToColumn::into_column)
        .collect();
    let mut page = E::find();
    if let Some(last) = last {
        let columns = key.iter().map(|column| Expr::col(*column));
        let values = key.iter().map(|column| SimpleExpr::from(last.get(*column)));
        page = page.filter(Expr::tuple(columns).gt(Expr::tuple(values)));
    }
    for column in key {
        page = page.order_by_asc(column);
    }
    let is_document = E::default().table_name() == document::Entity.table_name();
    Ok(page
        .limit(if is_document { DOCUMENTS } else { ROWS })
        .all(from)
        .await?)
}

/// A row as bytes: each column's name and value, with their lengths, so that no two rows look the same.
fn canonical<E: EntityTrait>(row: &E::Model) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut part = |part: &[u8]| {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part);
    };
    for column in E::Column::iter() {
        part(sea_orm::IdenStatic::as_str(&column).as_bytes());
        match row.get(column) {
            Value::Bytes(Some(value)) => part(&value),
            // No other kind of value here is long, and each prints in one way.
            value => part(format!("{value:?}").as_bytes()),
        }
    }
    bytes
}

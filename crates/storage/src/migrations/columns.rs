//! The kinds of column, key and index there are, so that each is the same in every table and on both databases.

use sea_orm::DbBackend;
use sea_orm::sea_query::{
    ColumnDef, Expr, ForeignKey, ForeignKeyCreateStatement, Index, Table, TableCreateStatement,
};
use sea_orm_migration::{DbErr, SchemaManager};

/// Columns for one kind of database.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns(pub(super) DbBackend);

impl Columns {
    /// An id.
    pub(super) fn id(self, name: &'static str) -> ColumnDef {
        ColumnDef::new(name).uuid().not_null().take()
    }

    /// An instant in microseconds, or any other whole number.
    pub(super) fn big(self, name: &'static str) -> ColumnDef {
        ColumnDef::new(name).big_integer().not_null().take()
    }

    /// A small whole number.
    pub(super) fn int(self, name: &'static str) -> ColumnDef {
        ColumnDef::new(name).integer().not_null().take()
    }

    /// Yes or no.
    pub(super) fn flag(self, name: &'static str) -> ColumnDef {
        ColumnDef::new(name).boolean().not_null().take()
    }

    /// A code, a day or a text. PostgreSQL would sort it by a language's rules; SQLite sorts it by bytes.
    pub(super) fn text(self, name: &'static str) -> ColumnDef {
        let mut column = ColumnDef::new(name).text().not_null().take();
        if self.0 == DbBackend::Postgres {
            column.extra("COLLATE \"C\"");
        }
        column
    }

    /// Bytes of any length.
    pub(super) fn bytes(self, name: &'static str) -> ColumnDef {
        ColumnDef::new(name).blob().not_null().take()
    }

    /// Exactly 32 bytes.
    pub(super) fn hash(self, name: &'static str) -> ColumnDef {
        let check = Expr::cust(format!("length(\"{name}\") = 32"));
        ColumnDef::new(name).blob().not_null().check(check).take()
    }

    /// The seven columns of a record's duty: none may be missing.
    pub(super) fn duty(self) -> Vec<ColumnDef> {
        [
            "controller",
            "regime",
            "lawful_basis",
            "purpose",
            "subject_category",
            "retention_class",
            "next_review_on",
        ]
        .map(|name| self.text(name))
        .into()
    }
}

/// The column, which may be empty.
pub(super) fn null(mut column: ColumnDef) -> ColumnDef {
    column.null().take()
}

/// A table of these columns.
pub(super) fn table(name: &'static str, columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut table = Table::create().table(name).take();
    for column in columns {
        table.col(column);
    }
    table
}

/// An index of a table, named after its columns.
pub(super) async fn create_index(
    manager: &SchemaManager<'_>,
    table: &str,
    columns: &[&'static str],
    unique: bool,
) -> Result<(), DbErr> {
    let mut index = Index::create()
        .name(format!("{table}_by_{}", columns.join("_")))
        .table(table.to_owned())
        .take();
    for column in columns {
        index.col(*column);
    }
    if unique {
        index.unique();
    }
    manager.create_index(index).await
}

/// `column` of the table at hand is the key of `table`.
pub(super) fn refers(
    column: &'static str,
    table: &'static str,
    key: &'static str,
) -> ForeignKeyCreateStatement {
    let mut foreign_key = ForeignKey::create();
    foreign_key.from_col(column).to(table, key);
    foreign_key
}

/// The column `data_key_id` names a data key.
pub(super) fn sealed_under(table: &mut TableCreateStatement) -> TableCreateStatement {
    table
        .foreign_key(&mut refers("data_key_id", "data_key", "id"))
        .take()
}

/// The table with these columns as its key.
pub(super) fn keyed(table: &mut TableCreateStatement, columns: &[&'static str]) -> TableCreateStatement {
    let mut key = Index::create();
    for column in columns {
        key.col(*column);
    }
    table.primary_key(&mut key).take()
}

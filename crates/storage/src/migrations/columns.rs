//! The kinds of column there are, so that each is the same in every table and on both databases.

use sea_orm::DbBackend;
use sea_orm::sea_query::{ColumnDef, Expr, Table, TableCreateStatement};

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

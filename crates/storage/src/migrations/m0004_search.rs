//! Searches: what was searched for, sealed to the auditors' key.

use sea_orm_migration::{DbErr, MigrationName, MigrationTrait, SchemaManager, async_trait};

use super::columns::{Columns, create_index, keyed, table};

/// The migration.
#[derive(Debug)]
pub(crate) struct Search;

impl MigrationName for Search {
    fn name(&self) -> &'static str {
        "m0004_search"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Search {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of = Columns(manager.get_database_backend());
        let columns = vec![
            of.id("id"),
            of.id("member_id"),
            of.big("searched_at"),
            of.bytes("sealed_query"),
        ];
        manager
            .create_table(keyed(&mut table("search_query", columns), &["id"]))
            .await?;
        create_index(manager, "search_query", &["member_id", "searched_at"], false).await
    }
}

//! How the schema came to be. Migrations only get added: one that was released is never edited.

mod columns;
mod m0001_foundations;
mod m0002_office;
mod m0003_desk;
mod m0004_search;
mod m0005_enquiry_promotion;

use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// The migrations, oldest first.
#[derive(Debug)]
pub(crate) struct Migrations;

impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_foundations::Foundations),
            Box::new(m0002_office::Office),
            Box::new(m0003_desk::Desk),
            Box::new(m0004_search::Search),
            Box::new(m0005_enquiry_promotion::EnquiryPromotion),
        ]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
    use sea_orm_migration::{DbErr, MigrationName, SchemaManager, async_trait};
    use waymark_testkit::{TestDatabase, both};

    use super::*;
    use crate::{Database, Store, StoreError};

    /// What an older program knew.
    struct Older;

    impl MigratorTrait for Older {
        fn migrations() -> Vec<Box<dyn MigrationTrait>> {
            vec![Box::new(m0001_foundations::Foundations)]
        }
    }

    /// What a newer one would do, and cannot: its last migration fails when it is half done.
    struct Newer;

    impl MigratorTrait for Newer {
        fn migrations() -> Vec<Box<dyn MigrationTrait>> {
            let mut all = Migrations::migrations();
            all.push(Box::new(HalfDone));
            all
        }
    }

    struct HalfDone;

    impl MigrationName for HalfDone {
        fn name(&self) -> &'static str {
            "m9999_half_done"
        }
    }

    #[async_trait::async_trait]
    impl MigrationTrait for HalfDone {
        async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
            let connection = manager.get_connection();
            for statement in [
                "CREATE TABLE half_done (id INTEGER)",
                "ALTER TABLE setting ADD COLUMN half_done INTEGER",
                "INSERT INTO setting (key, value) VALUES ('half', 'done')",
                "CREATE TABLE half_done (id INTEGER)",
            ] {
                connection.execute_unprepared(statement).await?;
            }
            Ok(())
        }
    }

    /// Every column there is, and every migration that is said to have been made.
    async fn schema(database: &TestDatabase) -> BTreeSet<String> {
        let connection = sea_orm::Database::connect(database.address()).await.unwrap();
        let backend = connection.get_database_backend();
        let columns = match backend {
            DbBackend::Postgres => {
                "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'"
            }
            _ => "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c",
        };
        let mut found = BTreeSet::new();
        for ask in [columns, "SELECT version FROM seaql_migrations"] {
            let rows = connection
                .query_all_raw(Statement::from_string(backend, ask))
                .await
                .unwrap();
            found.extend(rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()));
        }
        found
    }

    both! {
        async fn rel_9_a_migration_that_fails_half_done_leaves_the_older_schema_whole(database: TestDatabase) {
            let store = Store::open(&Database::parse(database.address()).unwrap()).await.unwrap();
            store.migrate_by::<Older>().await.unwrap();
            let older = schema(&database).await;
            let refused = store.migrate_by::<Newer>().await;
            assert!(matches!(refused, Err(StoreError::Database(_))), "{refused:?}");
            assert_eq!(schema(&database).await, older);
            assert_eq!(store.setting("half").await.unwrap(), None);
            store.migrate().await.unwrap();
            assert_eq!(store.pending_migrations().await.unwrap(), Vec::<String>::new());
        }
    }
}

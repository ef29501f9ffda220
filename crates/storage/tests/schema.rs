//! The schema is one schema on both databases, it is explained column by column, and it guards the ledger.

#[cfg(test)]
mod common;

use std::collections::BTreeMap;

use common::World;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use waymark_storage::{Database, Store, StoreError, copy};
use waymark_testkit::{TestDatabase, both};

/// Whether each column may be empty, by table and column.
type Schema = BTreeMap<(String, String), bool>;

/// A connection of the test's own, past the store.
#[cfg(test)]
async fn connect(database: &TestDatabase) -> DatabaseConnection {
    sea_orm::Database::connect(database.address()).await.unwrap()
}

#[cfg(test)]
async fn schema_of(database: &TestDatabase) -> Schema {
    let connection = connect(database).await;
    let columns = match connection.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT table_name, column_name, is_nullable = 'YES' AS may_be_empty
             FROM information_schema.columns WHERE table_schema = 'public'"
        }
        _ => {
            "SELECT m.name AS table_name, c.name AS column_name, c.\"notnull\" = 0 AS may_be_empty
             FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        }
    };
    let statement = Statement::from_string(connection.get_database_backend(), columns);
    let rows = connection.query_all_raw(statement).await.unwrap();
    let column = |row: &sea_orm::QueryResult| {
        let text = |name| row.try_get::<String>("", name).unwrap();
        let may_be_empty = row.try_get::<bool>("", "may_be_empty").unwrap();
        ((text("table_name"), text("column_name")), may_be_empty)
    };
    let kept_by_the_migrator = |table: &str| table.starts_with("sqlite_") || table == "seaql_migrations";
    rows.iter()
        .map(column)
        .filter(|((table, _), _)| !kept_by_the_migrator(table))
        .collect()
}

/// One line of `docs/data.md`.
struct Explained {
    may_be_empty: bool,
    meaning: String,
    class: String,
    kept: String,
}

#[cfg(test)]
fn explained() -> BTreeMap<(String, String), Explained> {
    let text = include_str!("../../../docs/data.md");
    let mut table = String::new();
    let mut columns = BTreeMap::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("### `") {
            table = name.trim_end_matches('`').to_owned();
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if let [column, empty, meaning, class, kept] = cells.as_slice()
            && let Some(column) = column.strip_prefix('`')
        {
            let may_be_empty = match *empty {
                "may be" => true,
                "never" => false,
                other => panic!("{table}.{column}: {other} is neither `may be` nor `never`"),
            };
            let [meaning, class, kept] = [*meaning, *class, *kept].map(str::to_owned);
            let explained = Explained {
                may_be_empty,
                meaning,
                class,
                kept,
            };
            let again = columns.insert(
                (table.clone(), column.trim_end_matches('`').to_owned()),
                explained,
            );
            assert!(again.is_none(), "{table}.{column} is explained twice");
        }
    }
    columns
}

#[tokio::test]
async fn both_databases_end_with_the_same_tables_and_columns() {
    let (sqlite, postgres) = (TestDatabase::sqlite(), TestDatabase::postgres().await);
    common::migrated(&sqlite).await.close().await;
    common::migrated(&postgres).await.close().await;
    assert_eq!(schema_of(&sqlite).await, schema_of(&postgres).await);
}

both! {
    async fn every_column_is_explained_in_the_data_document_and_no_other(database: TestDatabase) {
        common::migrated(&database).await.close().await;
        let explained: Schema = explained()
            .into_iter()
            .map(|(column, explained)| (column, explained.may_be_empty))
            .collect();
        assert_eq!(explained, schema_of(&database).await);
    }

    async fn every_table_is_copied(database: TestDatabase) {
        common::migrated(&database).await.close().await;
        let schema = schema_of(&database).await;
        let tables: std::collections::BTreeSet<&str> =
            schema.keys().map(|(table, _)| table.as_str()).collect();
        assert_eq!(tables, copy::TABLES.iter().copied().collect());
    }

    async fn every_record_about_a_person_must_carry_its_duty(database: TestDatabase) {
        common::migrated(&database).await.close().await;
        let schema = schema_of(&database).await;
        let duty = [
            "controller",
            "regime",
            "lawful_basis",
            "purpose",
            "subject_category",
            "retention_class",
            "next_review_on",
        ];
        for table in ["person", "referral", "case_file", "document"] {
            for column in duty {
                let may_be_empty = schema.get(&(table.to_owned(), column.to_owned()));
                assert_eq!(may_be_empty, Some(&false), "{table}.{column}");
            }
        }
    }

    async fn the_ledger_cannot_be_changed_or_removed(database: TestDatabase) {
        let world = World::new(&database).await;
        world.fill().await;
        let before = copy::digests(&world.store).await.unwrap();
        let connection = connect(&database).await;
        let mut attempts = Vec::new();
        for table in ["ledger_entry", "ledger_object", "ledger_checkpoint"] {
            attempts.push(format!("UPDATE {table} SET origin = 2"));
            attempts.push(format!("DELETE FROM {table}"));
        }
        attempts.push("DELETE FROM ledger_origin".into());
        attempts.extend(match database.kind() {
            waymark_testkit::DatabaseKind::Postgres => vec![
                "TRUNCATE ledger_entry".to_owned(),
                "TRUNCATE ledger_object, ledger_checkpoint".to_owned(),
                "TRUNCATE ledger_origin CASCADE".to_owned(),
            ],
            waymark_testkit::DatabaseKind::Sqlite => vec![
                "INSERT OR REPLACE INTO ledger_entry SELECT origin, seq, x'00', leaf_hash FROM ledger_entry"
                    .to_owned(),
                "INSERT OR REPLACE INTO ledger_object SELECT * FROM ledger_object".to_owned(),
                "INSERT OR REPLACE INTO ledger_checkpoint SELECT origin, size, '', 0 FROM ledger_checkpoint"
                    .to_owned(),
            ],
        });
        for attempt in attempts {
            let refused = connection.execute_unprepared(&attempt).await;
            let message = refused.expect_err(&attempt).to_string();
            assert!(message.contains("stay as they are"), "{attempt}: {message}");
        }
        assert_eq!(copy::digests(&world.store).await.unwrap(), before);
    }

    async fn migrating_again_or_twice_at_once_changes_nothing(database: TestDatabase) {
        let store = Store::open(&Database::parse(database.address()).unwrap())
            .await
            .unwrap();
        assert_eq!(
            store.pending_migrations().await.unwrap(),
            [
                "m0001_foundations",
                "m0002_office",
                "m0003_desk",
                "m0004_search",
                "m0005_enquiry_promotion"
            ]
        );
        let (one, other) = futures_util::future::join(store.migrate(), store.migrate()).await;
        one.unwrap();
        other.unwrap();
        let schema = schema_of(&database).await;
        store.migrate().await.unwrap();
        assert_eq!(schema_of(&database).await, schema);
        assert_eq!(store.pending_migrations().await.unwrap(), Vec::<String>::new());
    }

    async fn a_schema_of_a_newer_program_is_left_alone(database: TestDatabase) {
        let store = common::migrated(&database).await;
        let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)";
        connect(&database).await.execute_unprepared(newer).await.unwrap();
        assert!(matches!(store.migrate().await, Err(StoreError::Newer)));
        assert!(matches!(store.pending_migrations().await, Err(StoreError::Newer)));
    }
}

#[test]
fn every_explanation_has_a_meaning_a_class_and_a_rule_that_the_document_defines() {
    let rules = [
        "office", "person", "mark", "owner", "referral", "enquiry", "draft", "retry", "job", "member",
        "sign-in", "always",
    ];
    for ((table, column), explained) in explained() {
        let place = format!("{table}.{column}");
        assert!(explained.meaning.ends_with('.'), "{place}: {}", explained.meaning);
        assert!(
            rules.contains(&explained.kept.as_str()),
            "{place}: {}",
            explained.kept
        );
        let reasoned = |class: &str| {
            explained
                .class
                .strip_prefix(class)
                .is_some_and(|reason| reason.len() >= 4)
        };
        let sealed = column.starts_with("sealed_") || column == "wrapped";
        let classed = if sealed {
            reasoned("sealed: ")
        } else {
            explained.class == "none" || reasoned("clear: ")
        };
        assert!(classed, "{place}: {}", explained.class);
    }
}

/// AUD-5: on PostgreSQL the program's role is not the owner.
#[tokio::test]
async fn the_programs_own_role_can_append_and_read_and_not_change_the_ledger() {
    let database = TestDatabase::postgres().await;
    let owner = common::migrated(&database).await;
    let role = format!("{}_program", database.address().rsplit('/').next().unwrap());
    let connection = connect(&database).await;
    connection
        .execute_unprepared(&format!("CREATE ROLE {role} LOGIN"))
        .await
        .unwrap();
    owner.grant_to(&role).await.unwrap();

    let address = database.address().replace("postgres@", &format!("{role}@"));
    let store = Store::open(&Database::parse(&address).unwrap()).await.unwrap();
    let world = World::of(store);
    world.open_ledger().await;
    world.fill().await;
    let program = sea_orm::Database::connect(&address).await.unwrap();
    for attempt in [
        "UPDATE ledger_entry SET seq = 7",
        "DELETE FROM ledger_object",
        "TRUNCATE ledger_checkpoint",
        "DELETE FROM ledger_origin",
        "ALTER TABLE ledger_entry DISABLE TRIGGER ALL",
        "DROP TRIGGER ledger_entry_stays ON ledger_entry",
        "DROP TABLE ledger_entry",
        "CREATE TABLE elsewhere (id int)",
    ] {
        let refused = program
            .execute_unprepared(attempt)
            .await
            .expect_err(attempt)
            .to_string();
        assert!(
            refused.contains("permission denied") || refused.contains("must be owner"),
            "{attempt}: {refused}"
        );
    }
    world.store.close().await;
    program.close().await.unwrap();
    connection
        .execute_unprepared(&format!("DROP OWNED BY {role}"))
        .await
        .unwrap();
    connection
        .execute_unprepared(&format!("DROP ROLE {role}"))
        .await
        .unwrap();
}

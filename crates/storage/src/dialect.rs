//! What must differ between SQLite and PostgreSQL, both forms side by side. Nothing else in the crate knows
//! which database it speaks to.

use std::time::Duration;

use sea_orm::sqlx;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    IsolationLevel, RuntimeErr, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use crate::{Database, StoreError};

/// How long a statement waits for another process that is writing to the same SQLite file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a read waits for a free connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
/// Connections that read, on either database.
const READERS: u32 = 8;
/// The advisory lock that whoever writes the ledger holds: the letters of *waymark*.
const LEDGER_LOCK: i64 = 0x77_61_79_6d_61_72_6b;
/// Tables whose rows nobody changes or removes.
const APPEND_ONLY: [&str; 3] = ["ledger_entry", "ledger_object", "ledger_checkpoint"];

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// One connection, which writes.
    Write,
    /// A pool, which only reads.
    Read,
}

fn is_postgres<C: ConnectionTrait>(connection: &C) -> bool {
    connection.get_database_backend() == DbBackend::Postgres
}

/// Opens connections. SQLite: write-ahead log, every commit synced, foreign keys on, removed rows
/// overwritten. A missing file is made, by the writer only.
pub(crate) async fn connect(database: &Database, purpose: Use) -> Result<DatabaseConnection, StoreError> {
    let mut options = match database {
        Database::Sqlite(_) => ConnectOptions::new("sqlite:"),
        Database::Postgres(address) => ConnectOptions::new(address),
    };
    options
        .max_connections(match purpose {
            Use::Write => 1,
            Use::Read => READERS,
        })
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .test_before_acquire_if_idle_for(Duration::from_secs(5))
        // A statement's text carries no values, yet it says what somebody is doing.
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    if let Database::Sqlite(path) = database {
        let path = path.clone();
        options.map_sqlx_sqlite_opts(move |options| {
            options
                .filename(&path)
                .create_if_missing(purpose == Use::Write)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(BUSY_TIMEOUT)
                .pragma("secure_delete", "ON")
                .pragma("temp_store", "MEMORY")
                .pragma("query_only", if purpose == Use::Read { "ON" } else { "OFF" })
        });
    }
    sea_orm::Database::connect(options)
        .await
        .map_err(StoreError::Database)
}

/// Refuses a PostgreSQL server that would acknowledge a commit before it is on disk.
pub(crate) async fn check_durable(connection: &DatabaseConnection) -> Result<(), StoreError> {
    if !is_postgres(connection) {
        return Ok(());
    }
    for (setting, refused) in [
        ("synchronous_commit", ["off", "local"].as_slice()),
        ("fsync", &["off"]),
        ("full_page_writes", &["off"]),
    ] {
        let show = Statement::from_string(DbBackend::Postgres, format!("SHOW {setting}"));
        let row = connection.query_one_raw(show).await?;
        let found: String = row
            .map(|row| row.try_get_by_index(0))
            .transpose()?
            .unwrap_or_default();
        if refused.contains(&found.as_str()) {
            return Err(StoreError::NotDurable { setting, found });
        }
    }
    Ok(())
}

/// Begins a transaction that writes. PostgreSQL: read committed is enough, since every update names the
/// version it read and the ledger has a lock of its own. SQLite: the write lock is taken at once.
pub(crate) async fn begin_write(connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = if is_postgres(connection) {
        TransactionOptions {
            isolation_level: Some(IsolationLevel::ReadCommitted),
            ..TransactionOptions::default()
        }
    } else {
        TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        }
    };
    connection.begin_with_options(options).await
}

/// Begins a transaction in which every read sees the same state of the whole database.
pub(crate) async fn begin_snapshot(connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = if is_postgres(connection) {
        TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        }
    } else {
        // A deferred transaction keeps the state of its first read.
        TransactionOptions::default()
    };
    connection.begin_with_options(options).await
}

/// Takes the lock of whoever appends to the ledger, until the transaction ends. SQLite has it already: there
/// is one writer.
pub(crate) async fn lock_ledger(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    if is_postgres(transaction) {
        let lock = format!("SELECT pg_advisory_xact_lock({LEDGER_LOCK})");
        transaction
            .query_one_raw(Statement::from_string(DbBackend::Postgres, lock))
            .await?;
    }
    Ok(())
}

/// Makes the database refuse to change or remove what is appended.
pub(crate) async fn guard_append_only<C: ConnectionTrait>(connection: &C) -> Result<(), DbErr> {
    let statements = if is_postgres(connection) {
        postgres_guards()
    } else {
        sqlite_guards()
    };
    for statement in statements {
        connection.execute_unprepared(&statement).await?;
    }
    Ok(())
}

fn postgres_guards() -> Vec<String> {
    let function = "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS \
                    $$ BEGIN RAISE EXCEPTION 'rows of % stay as they are', TG_TABLE_NAME; END $$";
    let guard = |table: &str, what: &str| {
        format!(
            "CREATE TRIGGER {table}_stays BEFORE {what} ON {table} \
             FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
    };
    let tables = APPEND_ONLY
        .iter()
        .map(|table| guard(table, "UPDATE OR DELETE OR TRUNCATE"));
    [function.to_owned()]
        .into_iter()
        .chain(tables)
        .chain([guard("ledger_origin", "DELETE OR TRUNCATE")])
        .collect()
}

/// SQLite has no TRUNCATE. An `INSERT OR REPLACE` removes the old row without asking its triggers, so a
/// row's key may not be inserted twice either.
fn sqlite_guards() -> Vec<String> {
    let refuse = |table: &str| format!("SELECT RAISE(ABORT, 'rows of {table} stay as they are')");
    let guard = |table: &str, what: &str, when: &str| {
        let refuse = refuse(table);
        let what_name = what.to_lowercase();
        format!("CREATE TRIGGER {table}_no_{what_name} BEFORE {what} ON {table} BEGIN {refuse}{when}; END")
    };
    let key = |table: &str| match table {
        "ledger_checkpoint" => "origin = NEW.origin AND size = NEW.size",
        "ledger_object" => {
            "origin = NEW.origin AND seq = NEW.seq AND kind = NEW.kind AND object_id = NEW.object_id"
        }
        _ => "origin = NEW.origin AND seq = NEW.seq",
    };
    let insert = |table: &str| {
        let there = format!(" WHERE EXISTS (SELECT 1 FROM {table} WHERE {})", key(table));
        guard(table, "INSERT", &there)
    };
    APPEND_ONLY
        .iter()
        .flat_map(|table| {
            [
                guard(table, "UPDATE", ""),
                guard(table, "DELETE", ""),
                insert(table),
            ]
        })
        .chain([guard("ledger_origin", "DELETE", "")])
        .collect()
}

/// Sorts a database's error: a row that is there already, a row that is refused, or a failure of the whole.
pub(crate) fn classify(error: DbErr) -> StoreError {
    use sea_orm::SqlErr;
    if let Some(SqlErr::UniqueConstraintViolation(_)) = error.sql_err() {
        return StoreError::Duplicate(error);
    }
    match code(&error) {
        Some((true, code)) if code.starts_with("22") || code.starts_with("23") => StoreError::Refused(error),
        // Any constraint, a value too big, a value of the wrong type.
        Some((false, code)) if matches!(code.parse().map(|code: i32| code & 0xff), Ok(18..=20)) => {
            StoreError::Refused(error)
        }
        Some(_) | None => StoreError::Database(error),
    }
}

/// Whether the database gave a transaction up for another's sake: nothing of it was kept, and it may be
/// run again.
pub(crate) fn gave_way(error: &StoreError) -> bool {
    let StoreError::Database(error) = error else {
        return false;
    };
    matches!(code(error), Some((true, code)) if code == "40001" || code == "40P01")
}

/// The database's own code for an error, and whether it is PostgreSQL's.
fn code(error: &DbErr) -> Option<(bool, String)> {
    let (DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Query(RuntimeErr::SqlxError(error))
    | DbErr::Conn(RuntimeErr::SqlxError(error))) = error
    else {
        return None;
    };
    let sqlx::Error::Database(error) = error.as_ref() else {
        return None;
    };
    let postgres = error
        .try_downcast_ref::<sqlx::postgres::PgDatabaseError>()
        .is_some();
    error.code().map(|code| (postgres, code.into_owned()))
}

/// Writes a copy of an SQLite database as it is at one instant; writers go on meanwhile.
pub(crate) async fn vacuum_into(connection: &DatabaseConnection, path: &str) -> Result<(), DbErr> {
    let vacuum = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [path.into()]);
    connection.execute_raw(vacuum).await.map(drop)
}

/// Lets a role of PostgreSQL that is not the owner do the program's work, and no more: it reads everything,
/// appends to the ledger, and cannot change the schema.
pub(crate) async fn grant_to<C: ConnectionTrait>(owner: &C, role: &str) -> Result<(), DbErr> {
    if !is_postgres(owner) {
        return Ok(());
    }
    let role = format!("\"{}\"", role.replace('"', "\"\""));
    let append_only = APPEND_ONLY.join(", ");
    for statement in [
        format!("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"),
        format!("REVOKE UPDATE, DELETE, TRUNCATE ON {append_only} FROM {role}"),
        format!("REVOKE DELETE, TRUNCATE ON ledger_origin FROM {role}"),
        format!("REVOKE INSERT, UPDATE, DELETE ON seaql_migrations FROM {role}"),
    ] {
        owner.execute_unprepared(&statement).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_testkit::TestDatabase;

    #[tokio::test]
    async fn sqlite_syncs_every_commit_and_checks_what_refers_to_what() {
        let database = TestDatabase::sqlite();
        let database = Database::parse(database.address()).unwrap();
        for (purpose, query_only) in [(Use::Write, 0), (Use::Read, 1)] {
            let connection = connect(&database, purpose).await.unwrap();
            for (pragma, expected) in [
                ("synchronous", 2),
                ("foreign_keys", 1),
                ("secure_delete", 1),
                ("query_only", query_only),
            ] {
                let ask = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {pragma}"));
                let row = connection.query_one_raw(ask).await.unwrap().unwrap();
                assert_eq!(row.try_get_by_index::<i32>(0).unwrap(), expected, "{pragma}");
            }
            let ask = Statement::from_string(DbBackend::Sqlite, "PRAGMA journal_mode");
            let row = connection.query_one_raw(ask).await.unwrap().unwrap();
            assert_eq!(row.try_get_by_index::<String>(0).unwrap(), "wal");
        }
    }
}

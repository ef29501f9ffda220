//! A database of its own for each test.
#![expect(
    clippy::panic,
    reason = "a test that cannot have its database fails, with the reason"
)]

use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::ConnectionTrait;
use tempfile::TempDir;

/// Names the PostgreSQL server that tests make their databases on.
const SERVER: &str = "WAYMARK_TEST_POSTGRES";

/// Which kind of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatabaseKind {
    /// An SQLite file.
    Sqlite,
    /// A database on a PostgreSQL server.
    Postgres,
}

/// An empty database, which goes when this value does.
#[derive(Debug)]
pub struct TestDatabase {
    address: String,
    made: Made,
}

#[derive(Debug)]
enum Made {
    Folder { _kept: TempDir },
    OnServer { server: String, name: String },
}

impl TestDatabase {
    /// An empty database of one kind.
    pub async fn new(kind: DatabaseKind) -> Self {
        match kind {
            DatabaseKind::Sqlite => Self::sqlite(),
            DatabaseKind::Postgres => Self::postgres().await,
        }
    }

    /// An SQLite file in a folder of its own, which is made when it is first opened.
    ///
    /// # Panics
    /// When the folder cannot be made.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let address = format!("sqlite:{}", folder.path().join("waymark.db").display());
        Self {
            address,
            made: Made::Folder { _kept: folder },
        }
    }

    /// A new database on the server that `WAYMARK_TEST_POSTGRES` names.
    ///
    /// # Panics
    /// When no server is named or it does not answer: a test that needs PostgreSQL is never left out.
    pub async fn postgres() -> Self {
        let server = std::env::var(SERVER).unwrap_or_else(|_| {
            panic!(
                "{SERVER} is not set. `cargo xtask services` starts a PostgreSQL for tests and prints the \
                 address to set, for example {SERVER}=postgres://postgres@127.0.0.1:5433/postgres"
            )
        });
        static MADE: AtomicU32 = AtomicU32::new(0);
        let count = MADE.fetch_add(1, Ordering::SeqCst);
        let name = format!("waymark_test_{}_{count}", std::process::id());
        // A database that sorts as a dictionary does, so that what must sort by bytes is seen to ask for it.
        let create = format!(
            "CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-GB'"
        );
        on_server(
            &server,
            &[&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), &create],
        )
        .await;
        let (host, _) = server
            .rsplit_once('/')
            .expect("the server's address names a database");
        let address = format!("{host}/{name}");
        Self {
            address,
            made: Made::OnServer { server, name },
        }
    }

    /// The address, as configuration would give it.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Which kind it is.
    pub const fn kind(&self) -> DatabaseKind {
        match self.made {
            Made::Folder { .. } => DatabaseKind::Sqlite,
            Made::OnServer { .. } => DatabaseKind::Postgres,
        }
    }
}

impl Drop for TestDatabase {
    /// A test's own runtime may be ending, so the database is dropped from a thread with another.
    fn drop(&mut self) {
        let Made::OnServer { server, name } = &self.made else {
            return;
        };
        let statement = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        std::thread::scope(|scope| {
            let dropped = scope.spawn(|| {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                let runtime = runtime.expect("a runtime can be made");
                runtime.block_on(on_server(server, &[&statement]));
            });
            drop(dropped.join());
        });
    }
}

async fn on_server(server: &str, statements: &[&str]) {
    let connection = sea_orm::Database::connect(server)
        .await
        .unwrap_or_else(|error| panic!("the PostgreSQL that {SERVER} names does not answer: {error}"));
    for statement in statements {
        let done = connection.execute_unprepared(statement).await;
        done.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
    drop(connection.close().await);
}

/// Runs each test on an SQLite file and on PostgreSQL: `both! { async fn name(database: TestDatabase) {..} }`
/// becomes `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! both {
    ($($(#[$attribute:meta])* async fn $name:ident($database:ident: TestDatabase $(,)?) $body:block)*) => {$(
        #[cfg(test)]
        mod $name {
            use super::*;

            $(#[$attribute])*
            async fn run($database: $crate::TestDatabase) $body

            #[tokio::test]
            async fn sqlite() {
                run($crate::TestDatabase::sqlite()).await;
            }

            #[tokio::test]
            async fn postgres() {
                run($crate::TestDatabase::postgres().await).await;
            }
        }
    )*};
}

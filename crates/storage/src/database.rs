//! Where a database is.

use std::fmt;
use std::path::PathBuf;

use sea_orm::sqlx::postgres::{PgConnectOptions, PgSslMode};

use crate::StoreError;

/// Where a database is: a file of SQLite, or a database of a PostgreSQL server.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// An SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL address, which may hold a password.
    Postgres(String),
}

impl Database {
    /// From `sqlite:<path>` or `postgres://<user>@<host>/<database>`.
    ///
    /// # Errors
    /// [`StoreError::Address`] for anything else; [`StoreError::UncheckedLink`] when PostgreSQL is on
    /// another host and its certificate would not be checked.
    pub fn parse(address: &str) -> Result<Self, StoreError> {
        if let Some(path) = address.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return match path {
                "" | ":memory:" => Err(StoreError::Address),
                path => Ok(Self::Sqlite(path.into())),
            };
        }
        if !address.starts_with("postgres://") && !address.starts_with("postgresql://") {
            return Err(StoreError::Address);
        }
        let options: PgConnectOptions = address.parse().map_err(|_| StoreError::Address)?;
        if is_checked(&options) {
            Ok(Self::Postgres(address.to_owned()))
        } else {
            Err(StoreError::UncheckedLink)
        }
    }
}

/// On this machine, or with the server's certificate and name checked.
fn is_checked(options: &PgConnectOptions) -> bool {
    let local = options.get_socket().is_some()
        || matches!(options.get_host(), "localhost" | "127.0.0.1" | "::1" | "[::1]")
        || options.get_host().starts_with('/');
    local || matches!(options.get_ssl_mode(), PgSslMode::VerifyFull)
}

/// The address of PostgreSQL may hold a password, so it is not shown.
impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "Sqlite({})", path.display()),
            Self::Postgres(_) => f.write_str("Postgres(..)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_leaves_the_machine_must_be_checked() {
        let refused = Database::parse("postgres://waymark@db.example/waymark?sslmode=require");
        assert!(matches!(refused, Err(StoreError::UncheckedLink)));
        let checked = "postgres://waymark@db.example/waymark?sslmode=verify-full";
        assert_eq!(
            Database::parse(checked).unwrap(),
            Database::Postgres(checked.to_owned())
        );
        for local in [
            "postgres://waymark@127.0.0.1:5432/waymark",
            "postgres://waymark@localhost/waymark",
        ] {
            assert!(Database::parse(local).is_ok(), "{local}");
        }
    }

    #[test]
    fn anything_else_is_not_an_address() {
        for text in [
            "",
            "sqlite:",
            "sqlite::memory:",
            "mysql://host/name",
            "/var/lib/waymark.db",
        ] {
            assert!(
                matches!(Database::parse(text), Err(StoreError::Address)),
                "{text}"
            );
        }
    }

    #[test]
    fn the_password_is_not_shown() {
        let database = Database::parse("postgres://waymark:canary@localhost/waymark").unwrap();
        assert_eq!(format!("{database:?}"), "Postgres(..)");
    }
}

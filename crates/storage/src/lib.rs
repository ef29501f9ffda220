//! Store: named reads, one commit, on SQLite and PostgreSQL.

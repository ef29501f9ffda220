//! What whoever owns the database can do to it behind the program's back.
#![expect(
    clippy::panic,
    reason = "a test that cannot do what it is about fails, with the reason"
)]

use sea_orm::ConnectionTrait;

/// Runs statements on a database as its owner, past every rule of the program.
///
/// # Panics
/// When the database refuses one of them.
pub async fn as_owner(address: &str, statements: &[String]) {
    let connection = sea_orm::Database::connect(address)
        .await
        .unwrap_or_else(|error| panic!("{address} cannot be opened: {error}"));
    for statement in statements {
        let done = connection.execute_unprepared(statement).await;
        done.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
    drop(connection.close().await);
}

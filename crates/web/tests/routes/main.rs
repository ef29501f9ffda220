//! The two sites as a browser meets them: over real sockets and a real database.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a step that does not go as written fails the test, in the helpers too"
)]

mod add;
mod administration;
mod alert;
mod answer;
mod api;
mod app;
mod articles;
mod case;
mod client;
mod csrf;
mod desk;
mod desk_forms;
mod enquiries;
mod headers;
mod health;
mod limits;
mod log;
mod malformed;
mod refer;
mod sign_in;
mod storage_fails;
mod table;
mod tls;

//! What tests of several crates need: a clock that moves on purpose, ids that are the same each time, and
//! fresh databases of either kind.

mod clock;
mod database;
mod ids;
mod owner;

pub use clock::FixedClock;
pub use database::{DatabaseKind, TestDatabase};
pub use ids::SeededIds;
pub use owner::as_owner;

//! Finding people: the index in memory, and the words in what was written.

mod index;
mod words;

pub use index::PeopleIndex;
pub(crate) use words::holds;

//! How names, dates and places are compared, and the index in memory through which people are found.
//!
//! Nothing here reads or writes anything, and nothing shows a name in `Debug`. What is found comes with reasons
//! and in an order; how that order came about is nobody's to see, so that it is never taken for a measure of a
//! person.

mod birth;
mod candidate;
mod dictionary;
mod fold;
mod name;
mod people;
mod place;

pub use birth::{BirthAlike, births};
pub use candidate::{Agreement, Shared, may_be_same};
pub use fold::{contains_words, fold};
pub use name::{Name, NameAlike};
pub use people::{Hit, People, PersonRecord, Reason, Wanted};
pub use place::{Postcode, PostcodeAlike};

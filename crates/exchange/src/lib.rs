//! Tables from elsewhere (CSV, ODS, XLSX) read into checked rows.
//!
//! - [`table`]: a file's rows, one after another, whatever its format; what is too large, damaged or not a
//!   table is refused here.
//! - [`journeys`]: rows read as imported journeys against the rule set; what is wrong is said by row, column
//!   and what is expected.
//!
//! Every byte of a file is taken for hostile: sizes are judged before anything is unpacked, no row is kept
//! longer than it is looked at, and nothing that a file says is shown unless its column cannot hold a name.
//! `docs/import.md` tells the people who fill in the spreadsheet what is expected.

// Each new column, cell or fault must make the compiler list the decisions to revisit.
#![deny(clippy::wildcard_enum_match_arm)]

pub mod journeys;
pub mod table;
mod words;

pub use table::FileError;

//! Journeys and rule sets from files.
//!
//! An import looks at the whole file before it writes anything, then takes in one row a transaction: the
//! journey, the mark that the row is in, and how far the import has come. Killed and run again, it goes on
//! where it was; run twice, the second time finds every row there already. `docs/import.md` tells the people
//! who have the spreadsheet.

mod digest;
mod error;
mod journeys;
mod row;
mod rules;
mod run;

pub use error::{ImportError, RulesError};
pub use journeys::{Imported, JourneyFile, Progress, check_journeys, import_journeys};
pub use rules::{LoadedRules, check_rules, import_rules};
pub(crate) use rules::{Made, next_version};
pub use waymark_exchange::FileError;
pub use waymark_exchange::journeys::{Column, Expected, Report, RowError};

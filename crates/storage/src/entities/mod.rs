//! The tables, each with its row. `docs/data.md` tells what every column means and how long it is kept.
//!
//! Ids are UUIDs, instants (`*_at`) whole microseconds in UTC, days (`*_on`) text `YYYY-MM-DD`, hashes 32
//! bytes, codes text. What is called `sealed_*` is ciphertext: nothing here can open it.

mod cases;
mod desk;
mod imports;
mod ledger;
mod members;
mod office;
mod people;
mod referrals;
mod work;

pub use cases::{
    candidate, case_content, case_event, case_file, connected, disclosure, document, emergency_access, task,
};
pub use desk::{addition, alert, draft, enquiry};
pub use imports::{import_row, import_run};
pub use ledger::{ledger_checkpoint, ledger_entry, ledger_object, ledger_origin};
pub use members::{
    api_client, attempt, credential, member, member_draft, one_time_code, organisation, role_held, session,
    shift,
};
pub use office::{counter, proposal, rule_set, search_query, setting};
pub use people::{data_key, disposal, lookup, match_record, person, person_identity};
pub use referrals::{referral, referrer};
pub use work::{job, retry};

/// One table: a module with the row `Model`, as the ORM wants it.
///
/// A row's `Debug` names its table and shows nothing of it, so that a stray log line cannot either.
macro_rules! table {
    ($(#[$doc:meta])* $module:ident = $name:literal {
        $($(#[$attribute:meta])* $field:ident: $type:ty),* $(,)?
    }) => {
        $(#[$doc])*
        pub mod $module {
            use sea_orm::entity::prelude::*;

            /// One row.
            #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $name)]
            pub struct Model {
                $($(#[$attribute])* pub $field: $type),*
            }

            impl std::fmt::Debug for Model {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(concat!($name, " {..}"))
                }
            }

            /// Joins are written where they are needed.
            #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}
use table;

/// Every table, what others refer to before what refers to it: the order in which a copy fills a database.
macro_rules! for_each_table {
    ($visit:ident) => {
        $visit! {
            setting, counter, rule_set, person, data_key, person_identity, match_record, lookup,
            disposal, referral, referrer, case_file, case_event, case_content, document, task, candidate,
            disclosure, emergency_access, connected, proposal, enquiry, addition,
            alert, draft, retry, job, ledger_origin, ledger_entry, ledger_object, ledger_checkpoint,
            import_run, import_row, organisation, member, credential, session, role_held, shift,
            one_time_code, attempt, member_draft, api_client, search_query,
        }
    };
}
pub(crate) use for_each_table;

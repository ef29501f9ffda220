//! The ledger as it is stored. Triggers refuse to change or remove a row of it.

use super::table;

table! {
    /// One log; a restore begins a new one.
    ledger_origin = "ledger_origin" {
        /// 1 for the first log.
        #[sea_orm(primary_key, auto_increment = false)]
        number: i32,
        /// Its name, unique for ever.
        name: String,
        /// How many entries it has.
        size: i64,
        /// The right edge of its tree, to append to.
        frontier: Vec<u8>,
        /// When it was begun.
        opened_at: i64,
        /// When the next one took its place.
        closed_at: Option<i64>,
    }
}

table! {
    /// One entry: who did or looked at what.
    ledger_entry = "ledger_entry" {
        /// The log.
        #[sea_orm(primary_key, auto_increment = false)]
        origin: i32,
        /// The place in it, from 0.
        #[sea_orm(primary_key, auto_increment = false)]
        seq: i64,
        /// The canonical text.
        entry: Vec<u8>,
        /// Its leaf hash.
        leaf_hash: Vec<u8>,
    }
}

table! {
    /// From a thing to the entries about it: who has looked.
    ledger_object = "ledger_object" {
        /// The log.
        #[sea_orm(primary_key, auto_increment = false)]
        origin: i32,
        /// The entry.
        #[sea_orm(primary_key, auto_increment = false)]
        seq: i64,
        /// What kind of thing.
        #[sea_orm(primary_key, auto_increment = false)]
        kind: String,
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        object_id: Uuid,
    }
}

table! {
    /// A signed checkpoint of a log.
    ledger_checkpoint = "ledger_checkpoint" {
        /// The log.
        #[sea_orm(primary_key, auto_increment = false)]
        origin: i32,
        /// How many entries the log had.
        #[sea_orm(primary_key, auto_increment = false)]
        size: i64,
        /// The signed note.
        note: String,
        /// When it was cut.
        cut_at: i64,
    }
}

//! Work that follows a change, and the keys that keep a resend from being a second change.

use super::table;

table! {
    /// A submission that was taken: sent again, it is answered and not repeated.
    retry = "retry" {
        /// Hash of the retry key.
        #[sea_orm(primary_key, auto_increment = false)]
        hash: Vec<u8>,
        /// What was submitted.
        purpose: String,
        /// What it became.
        result_id: Uuid,
        /// When.
        created_at: i64,
    }
}

table! {
    /// A piece of work to be done after a change.
    job = "job" {
        /// The job's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// Code of the work.
        kind: String,
        /// What it is about.
        object_kind: String,
        /// That thing's id.
        object_id: Uuid,
        /// When it was queued.
        created_at: i64,
        /// When it is due.
        run_at: i64,
        /// How often it was begun.
        attempts: i32,
        /// One more for each claim: a worker whose number is not the last may not finish it.
        fence: i64,
        /// Until when the worker that claimed it has it.
        leased_until_at: Option<i64>,
        /// When it was done.
        done_at: Option<i64>,
        /// When it was given up.
        failed_at: Option<i64>,
        /// Code of the last failure.
        failure: Option<String>,
    }
}

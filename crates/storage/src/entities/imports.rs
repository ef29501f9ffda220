//! Imports: what makes them resumable and safe to repeat.

use super::table;

table! {
    /// One import of a file.
    import_run = "import_run" {
        /// The import's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// Digest of the file, to know it again.
        file_digest: Vec<u8>,
        /// Code of who sent it.
        sender: String,
        /// When it began.
        started_at: i64,
        /// When it ended.
        finished_at: Option<i64>,
        /// Rows in the file.
        rows_total: i32,
        /// Rows taken in so far.
        rows_done: i32,
    }
}

table! {
    /// A row that was taken in: sent again, it is skipped.
    import_row = "import_row" {
        /// Keyed hash of sender and the sender's reference.
        #[sea_orm(primary_key, auto_increment = false)]
        sender_hash: Vec<u8>,
        /// The referral it became.
        referral_id: Uuid,
        /// The import.
        import_id: Uuid,
        /// The row's number in the file.
        row_number: i32,
    }
}

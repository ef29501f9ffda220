//! What the office as a whole has: settings and rules.

use super::table;

table! {
    /// Facts about this database, by name.
    setting = "setting" {
        /// The setting's name.
        #[sea_orm(primary_key, auto_increment = false)]
        key: String,
        /// Its value as text.
        value: String,
    }
}

table! {
    /// Numbers that only go up.
    counter = "counter" {
        /// What is counted.
        #[sea_orm(primary_key, auto_increment = false)]
        name: String,
        /// The last number given out.
        value: i64,
    }
}

table! {
    /// A dated rule set: the editable lists, limits and periods of the office.
    rule_set = "rule_set" {
        /// 1 for the first, one more for each after.
        #[sea_orm(primary_key, auto_increment = false)]
        version: i32,
        /// The day from which it applies.
        valid_from_on: String,
        /// When it was written down.
        recorded_at: i64,
        /// Who wrote it down.
        actor: String,
        /// Where it comes from.
        source_note: String,
        /// The rules themselves, as canonical TOML.
        content: String,
        /// Digest of the content.
        digest: Vec<u8>,
        /// The proposal it was made of; none for one loaded from a file.
        proposal_id: Option<Uuid>,
    }
}

table! {
    /// A change to the office's own matters that waits for a second person.
    proposal = "proposal" {
        /// The proposal's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// What is to be changed.
        kind: String,
        /// What it changes to, in the form that its kind has.
        content: String,
        /// Why.
        note: String,
        /// Who proposes it.
        proposed_by: Uuid,
        /// When.
        proposed_at: i64,
        /// `waiting`, `approved`, `refused` or `withdrawn`.
        state: String,
        /// Who settled it.
        settled_by: Option<Uuid>,
        /// When.
        settled_at: Option<i64>,
        /// Why it was refused or withdrawn.
        settled_note: Option<String>,
    }
}

table! {
    /// One search.
    search_query = "search_query" {
        /// The search's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// Who searched.
        member_id: Uuid,
        /// When.
        searched_at: i64,
        /// What was searched for, sealed to the auditors' key.
        sealed_query: Vec<u8>,
    }
}

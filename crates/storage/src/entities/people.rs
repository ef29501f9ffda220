//! People as records: who they are is sealed.

use super::table;

table! {
    /// One person as one record.
    person = "person" {
        /// The person's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// Duty: the organisation answerable.
        controller: String,
        /// Duty: the legal regime.
        regime: String,
        /// Duty: the lawful basis.
        lawful_basis: String,
        /// Duty: the purpose.
        purpose: String,
        /// Duty: who the person is to the record.
        subject_category: String,
        /// Duty: how long it may be kept.
        retention_class: String,
        /// Duty: the day somebody must look whether it is still needed.
        next_review_on: String,
        /// When the record was made.
        created_at: i64,
        /// One more for each change: what a change must have read.
        version: i32,
        /// The person this record was found to be the same as.
        merged_into: Option<Uuid>,
        /// When its content was disposed of.
        disposed_at: Option<i64>,
    }
}

table! {
    /// A data key, wrapped to the public key of an epoch.
    data_key = "data_key" {
        /// The key's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// What owns it: `person`, `referral`, `enquiry`.
        owner_kind: String,
        /// The owner's id.
        owner_id: Uuid,
        /// The compartment it opens.
        compartment: String,
        /// 1 for an owner's first key in the compartment.
        key_version: i32,
        /// The epoch it is wrapped to.
        epoch: i64,
        /// The wrapped key.
        wrapped: Vec<u8>,
        /// When the key was made.
        created_at: i64,
    }
}

table! {
    /// One version of who a person is.
    person_identity = "person_identity" {
        /// The row's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// Whose identity.
        person_id: Uuid,
        /// 1 for the first version.
        version: i32,
        /// The version it takes the place of, when it is a correction.
        supersedes: Option<Uuid>,
        /// Code of where it was learnt.
        source: String,
        /// Names, dates, addresses and identifiers, sealed.
        sealed_identity: Vec<u8>,
        /// The data key it is sealed under.
        data_key_id: Uuid,
        /// When it was written down.
        recorded_at: i64,
    }
}

table! {
    /// What the index in memory holds about one person, sealed.
    match_record = "match_record" {
        /// Whose.
        #[sea_orm(primary_key, auto_increment = false)]
        person_id: Uuid,
        /// Its place in the order of changes; the store gives it.
        seq: i64,
        /// The record, sealed.
        sealed_record: Vec<u8>,
        /// The data key it is sealed under.
        data_key_id: Uuid,
    }
}

table! {
    /// A keyed hash of a telephone number, e-mail address, handle or reference, to find its owner by.
    lookup = "lookup" {
        /// Which kind of value.
        #[sea_orm(primary_key, auto_increment = false)]
        field: String,
        /// Its keyed hash, one key a field.
        #[sea_orm(primary_key, auto_increment = false)]
        hash: Vec<u8>,
        /// What has it: `person` or `referral`.
        #[sea_orm(primary_key, auto_increment = false)]
        owner_kind: String,
        /// The owner's id.
        #[sea_orm(primary_key, auto_increment = false)]
        owner_id: Uuid,
    }
}

table! {
    /// That one person's record was disposed of.
    disposal = "disposal" {
        /// The disposal's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// Whose record it was.
        person_id: Uuid,
        /// When.
        disposed_at: i64,
        /// Who did it.
        actor: String,
        /// Code of the reason.
        reason_code: String,
        /// The day from which no backup can be opened either.
        complete_on: String,
    }
}

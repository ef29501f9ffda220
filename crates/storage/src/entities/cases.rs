//! Cases: where each is in the clear, what was said and decided sealed.

use super::table;

table! {
    /// One person's journey through the pathway.
    case_file = "case_file" {
        /// The case's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// Whose journey.
        person_id: Uuid,
        /// The referral it began with.
        referral_id: Uuid,
        /// The person's place in that referral, from 1.
        position: i32,
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
        /// How many events made it: what a change must have read.
        version: i32,
        /// Code of the stage.
        stage: String,
        /// The area that has it.
        area: String,
        /// What owns it: `desk` or `member`.
        owner_kind: String,
        /// The owner's id; none for the area's desk.
        owner_id: Option<Uuid>,
        /// When the referral was received.
        received_at: i64,
        /// Since when it is at this stage.
        stage_since_at: i64,
        /// The day the stage's work is due.
        due_on: Option<String>,
        /// Age in whole years at referral, where certain enough.
        age_at_referral: Option<i32>,
        /// Code of the type of concern.
        concern: String,
        /// Code of the gender.
        gender: Option<String>,
        /// Code of the ethnicity.
        ethnicity: Option<String>,
        /// Code of who stated the ethnicity.
        ethnicity_source: Option<String>,
        /// Whether it came in as urgent.
        urgent: bool,
        /// When an emergency was passed on.
        escalated_at: Option<i64>,
        /// Whether the journey was handled elsewhere and imported.
        imported: bool,
        /// When it closed.
        closed_at: Option<i64>,
        /// Code of how it ended.
        outcome: Option<String>,
    }
}

table! {
    /// One thing that happened to a case.
    case_event = "case_event" {
        /// The event's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// The case.
        case_id: Uuid,
        /// Its number among the case's events, from 1.
        version: i32,
        /// Code of the kind of event.
        kind: String,
        /// The day it happened, when that is another than it was recorded.
        occurred_on: Option<String>,
        /// When it was recorded.
        recorded_at: i64,
        /// Who did it.
        actor: String,
        /// What the event says beyond its kind, sealed.
        sealed_event: Option<Vec<u8>>,
        /// The data key it is sealed under.
        data_key_id: Option<Uuid>,
    }
}

table! {
    /// One version of a text of a case.
    case_content = "case_content" {
        /// The text's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// The case.
        case_id: Uuid,
        /// What it is: `narrative`, `addition`, `correction`.
        kind: String,
        /// 1 for the first version.
        version: i32,
        /// The version it takes the place of.
        supersedes: Option<Uuid>,
        /// The text, sealed.
        sealed_content: Vec<u8>,
        /// The data key it is sealed under.
        data_key_id: Uuid,
        /// When it was written down.
        recorded_at: i64,
    }
}

table! {
    /// A file of a case.
    document = "document" {
        /// The document's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// The case.
        case_id: Uuid,
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
        /// Code of what it is.
        kind: String,
        /// Its media type.
        media_type: String,
        /// Its size before sealing.
        size_bytes: i64,
        /// Its name and bytes, sealed.
        sealed_document: Vec<u8>,
        /// The data key it is sealed under.
        data_key_id: Uuid,
        /// When it was taken in.
        recorded_at: i64,
    }
}

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
        /// Code of what the newest check against investigations found.
        deconfliction: Option<String>,
        /// Who hid it from all but few.
        restricted_by: Option<Uuid>,
        /// Who proposed to lift that.
        lift_proposed_by: Option<Uuid>,
        /// Since which day its clock stands still.
        paused_on: Option<String>,
        /// Code of the gateway's decision in force.
        decision: Option<String>,
        /// Who made it.
        decided_by: Option<Uuid>,
        /// Whether a second signature is still waited for.
        signature_due: bool,
        /// Who signed second.
        signed_by: Option<Uuid>,
        /// Where the handover stands.
        handover: Option<String>,
        /// Whether the person was told: `yes` or `no`.
        told: Option<String>,
        /// Whether children's social care was told.
        social_care: Option<String>,
        /// Whether the referrer was answered.
        referrer_answered: Option<String>,
        /// Whether records that may be the same person are still to be looked for.
        match_pending: bool,
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

table! {
    /// Something to be done for a case by a day.
    task = "task" {
        /// The task's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// The case.
        case_id: Uuid,
        /// Code of what is to be done.
        kind: String,
        /// What it is about, where a case can have several of a kind.
        about_id: Option<Uuid>,
        /// Who has to do it: `case_owner`, `supervisors`, `privacy_officers` or `member`.
        owner_kind: String,
        /// The member, where it is one.
        owner_id: Option<Uuid>,
        /// When it was made.
        created_at: i64,
        /// The day it is due.
        due_on: String,
        /// When its owner was reminded last.
        reminded_at: Option<i64>,
        /// When the supervisors were told.
        escalated_at: Option<i64>,
        /// When it was done or not needed any more.
        done_at: Option<i64>,
    }
}

table! {
    /// Two records that may be one person.
    candidate = "candidate" {
        /// The candidate's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// The person whose record was new.
        person_id: Uuid,
        /// The person it may be.
        other_id: Uuid,
        /// When it was found.
        found_at: i64,
        /// Codes of what agreed, with commas between.
        agreed: String,
        /// `undecided`, `same` or `different`.
        state: String,
        /// Who decided.
        decided_by: Option<Uuid>,
        /// When.
        decided_at: Option<i64>,
    }
}

table! {
    /// Something that was told to somebody outside.
    disclosure = "disclosure" {
        /// The disclosure's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// The case.
        case_id: Uuid,
        /// Code of the kind of agency.
        agency: String,
        /// The day it was told.
        told_on: String,
        /// When it was written down.
        recorded_at: i64,
        /// Who wrote it down.
        recorded_by: Uuid,
        /// Recipient, purpose, legal basis, authoriser and the exact content, sealed.
        sealed_disclosure: Vec<u8>,
        /// The data key it is sealed under.
        data_key_id: Uuid,
    }
}

table! {
    /// Emergency access to a case.
    emergency_access = "emergency_access" {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// The case.
        case_id: Uuid,
        /// Who.
        member_id: Uuid,
        /// Code of why.
        reason_code: String,
        /// The reason in words, sealed.
        sealed_reason: Vec<u8>,
        /// The data key it is sealed under.
        data_key_id: Uuid,
        /// When it began.
        began_at: i64,
        /// When it ends: set by the rule set, never by whoever asked.
        ends_at: i64,
        /// The day by which somebody else reviews it.
        review_due_on: String,
        /// Who reviewed it.
        reviewed_by: Option<Uuid>,
        /// When.
        reviewed_at: Option<i64>,
        /// `justified` or `not_justified`.
        finding: Option<String>,
        /// When a review that did not come was taken further.
        escalated_at: Option<i64>,
    }
}

table! {
    /// That a member knows somebody, and so sees none of their cases.
    connected = "connected" {
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        member_id: Uuid,
        /// The person.
        #[sea_orm(primary_key, auto_increment = false)]
        person_id: Uuid,
        /// When it was said.
        declared_at: i64,
    }
}

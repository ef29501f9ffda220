//! Referrals, and apart from them who referred.

use super::table;

table! {
    /// One submission, about one or several people.
    referral = "referral" {
        /// The referral's id.
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
        /// Duty: who the people are to the record.
        subject_category: String,
        /// Duty: how long it may be kept.
        retention_class: String,
        /// Duty: the day somebody must look whether it is still needed.
        next_review_on: String,
        /// When it was received.
        received_at: i64,
        /// When it was written down here.
        recorded_at: i64,
        /// How it came in.
        channel: String,
        /// The area it was sent to.
        area: String,
        /// The referrer's sector.
        sector: String,
        /// The referrer's subsector.
        subsector: Option<String>,
        /// Whether the duty desk was alerted.
        urgent: bool,
        /// Whether the referrer's name must be kept from person and family: `yes`, `no`, `not_said`.
        confidential: String,
        /// Whether the referrer wishes an answer: `yes`, `no`, `not_said`.
        feedback_wished: String,
        /// The language of the form, `en` or `cy`: replies go out in the same.
        language: String,
        /// Keyed hash of the reference.
        reference_hash: Vec<u8>,
        /// Keyed hash of the receipt code, where one was given.
        receipt_hash: Option<Vec<u8>>,
        /// Code of the fixed answer that the referrer may read.
        answer_code: Option<String>,
        /// When that answer was released.
        answer_released_at: Option<i64>,
        /// When it was withdrawn.
        answer_withdrawn_at: Option<i64>,
        /// Whether it was handled elsewhere and its facts imported.
        imported: bool,
        /// How many people it is about.
        subject_count: i32,
        /// One more for each change: what a change must have read.
        version: i32,
    }
}

table! {
    /// Who referred: a compartment of its own.
    referrer = "referrer" {
        /// The referral.
        #[sea_orm(primary_key, auto_increment = false)]
        referral_id: Uuid,
        /// Name, organisation, contact, safe times, sealed.
        sealed_referrer: Vec<u8>,
        /// The data key it is sealed under.
        data_key_id: Uuid,
    }
}

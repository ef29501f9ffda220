//! What reaches a desk beside referrals, and what a referrer has begun.

use super::table;

table! {
    /// A call for advice that names nobody.
    enquiry = "enquiry" {
        /// The enquiry's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// When it was written down.
        recorded_at: i64,
        /// Code of its kind.
        kind: String,
        /// How it came in.
        channel: String,
        /// The area it came from, where that was said.
        area: Option<String>,
        /// What was asked and advised, sealed.
        sealed_advice: Vec<u8>,
        /// The data key it is sealed under.
        data_key_id: Uuid,
        /// Who wrote it down.
        actor: String,
        /// The referral it became, if it did.
        referral_id: Option<Uuid>,
        /// That referral's reference and why, sealed.
        sealed_promotion: Option<Vec<u8>>,
        /// Who made it a referral.
        promoted_by: Option<Uuid>,
        /// When.
        promoted_at: Option<i64>,
    }
}

table! {
    /// Something a referrer added afterwards, sealed to the intake key until it is filed.
    addition = "addition" {
        /// The addition's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// When it was received.
        received_at: i64,
        /// Keyed hash of the reference it came with.
        reference_hash: Vec<u8>,
        /// Whether it came with the receipt code rather than the reference alone.
        by_code: bool,
        /// The epoch that what was added is sealed to.
        epoch: i64,
        /// What was added, sealed to that epoch; empty once it is filed under each person's own key.
        sealed_addition: Vec<u8>,
        /// `waiting`, `filed` or `unmatched`.
        state: String,
        /// The referral it was filed to.
        referral_id: Option<Uuid>,
        /// When it was filed.
        filed_at: Option<i64>,
    }
}

table! {
    /// A warning to a duty desk that an urgent referral is waiting.
    alert = "alert" {
        /// The alert's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// The referral.
        referral_id: Uuid,
        /// The area whose desk is warned.
        area: String,
        /// When it was raised.
        raised_at: i64,
        /// When somebody opened it.
        opened_at: Option<i64>,
        /// When the last message went out.
        last_sent_at: Option<i64>,
        /// How many messages went out.
        sends: i32,
    }
}

table! {
    /// A form somebody has begun, sealed under a key that only their cookie gives.
    draft = "draft" {
        /// Hash of the cookie's token.
        #[sea_orm(primary_key, auto_increment = false)]
        row_hash: Vec<u8>,
        /// Which form: `public`, `professional`, `operator`, `add`.
        mode: String,
        /// The answers so far, sealed.
        sealed_draft: Vec<u8>,
        /// When it was begun.
        created_at: i64,
        /// When it was last saved.
        changed_at: i64,
        /// When it is thrown away.
        expires_at: i64,
    }
}

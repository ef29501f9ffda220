//! Who works here: organisations, members, how they sign in, and the roles and duties they hold.

use super::table;

table! {
    /// Where members and partner systems belong.
    organisation = "organisation" {
        /// The organisation's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// What kind it is.
        kind: String,
        /// Its name.
        name: String,
        /// When it was added.
        created_at: i64,
        /// Since when none of its members or systems may do anything.
        disabled_at: Option<i64>,
        /// One more for each change: what a change must have read.
        version: i32,
    }
}

table! {
    /// One member of staff or of a partner.
    member = "member" {
        /// The member's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// The organisation they work for.
        organisation_id: Uuid,
        /// The name they sign in with, in lower case.
        sign_in_name: String,
        /// The name colleagues know them by.
        display_name: String,
        /// When they were invited.
        created_at: i64,
        /// When they chose a passphrase and set up their codes.
        enrolled_at: Option<i64>,
        /// Since when they may do nothing.
        disabled_at: Option<i64>,
        /// Why, where an administrator did it.
        disabled_note: Option<String>,
        /// One more for each change: what a change must have read.
        version: i32,
    }
}

table! {
    /// What a member signs in with.
    credential = "credential" {
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        member_id: Uuid,
        /// The passphrase's hash, with its salt and cost.
        passphrase_hash: String,
        /// The secret their codes are made from, sealed.
        sealed_totp: Vec<u8>,
        /// The time step of the last code that was used: no code works twice.
        totp_step: i64,
        /// When both were set.
        set_at: i64,
    }
}

table! {
    /// One sign-in, until it ends.
    session = "session" {
        /// The session's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// Hash of the token in the browser's cookie.
        token_hash: Vec<u8>,
        /// Whose it is.
        member_id: Uuid,
        /// When they signed in.
        started_at: i64,
        /// When it was used last.
        seen_at: i64,
        /// When a code was last asked for and given again.
        stepped_up_at: Option<i64>,
        /// When it ended.
        ended_at: Option<i64>,
        /// Why, as a code.
        ended_because: Option<String>,
    }
}

table! {
    /// A role that a member holds, everywhere or in one area.
    role_held = "role_held" {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// Who holds it.
        member_id: Uuid,
        /// The role.
        role: String,
        /// The area; everywhere when empty.
        area: Option<String>,
        /// Since when.
        from_at: i64,
        /// Until when.
        until_at: Option<i64>,
        /// Who gave it.
        granted_by: String,
        /// The second person who approved.
        approved_by: Option<String>,
    }
}

table! {
    /// A turn of duty for an area.
    shift = "shift" {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// Who is on duty.
        member_id: Uuid,
        /// For which area.
        area: String,
        /// Since when.
        from_at: i64,
        /// Until when.
        until_at: Option<i64>,
    }
}

table! {
    /// A code that works once: to enrol, or between the two steps of signing in.
    one_time_code = "one_time_code" {
        /// Hash of the code.
        #[sea_orm(primary_key, auto_increment = false)]
        hash: Vec<u8>,
        /// What it is for.
        purpose: String,
        /// For whom.
        member_id: Uuid,
        /// When it was made.
        created_at: i64,
        /// Until when it works.
        expires_at: i64,
        /// When it was used.
        used_at: Option<i64>,
    }
}

table! {
    /// How often a secret was tried lately, by account or by source.
    attempt = "attempt" {
        /// Keyed hash of the account's name or of the source's address.
        #[sea_orm(primary_key, auto_increment = false)]
        key_hash: Vec<u8>,
        /// Since when the tries are counted.
        since_at: i64,
        /// How many there were.
        tries: i32,
    }
}

table! {
    /// A form that met an ended session, kept for whoever sent it.
    member_draft = "member_draft" {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// Whose it is.
        member_id: Uuid,
        /// The page it was sent to.
        path: String,
        /// The epoch it is sealed to.
        epoch: i64,
        /// What was typed, sealed.
        sealed_form: Vec<u8>,
        /// When it was kept.
        changed_at: i64,
        /// When it will be gone.
        expires_at: i64,
    }
}

table! {
    /// A partner's system that uses the API.
    api_client = "api_client" {
        /// The client's id.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// Whose system it is.
        organisation_id: Uuid,
        /// What the office calls it.
        name: String,
        /// Hash of its secret.
        secret_hash: Vec<u8>,
        /// The area it refers into; any when empty.
        area: Option<String>,
        /// When it was added.
        created_at: i64,
        /// Since when it may do nothing.
        disabled_at: Option<i64>,
        /// Why, where an administrator did it.
        disabled_note: Option<String>,
        /// One more for each change: what a change must have read.
        version: i32,
    }
}

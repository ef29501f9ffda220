//! Taking things in: a referral, an imported journey, an addition. What is here seals and never opens.

mod change;
mod journey;
mod referral;
mod rows;

pub use journey::{JourneyIntake, assemble_journey};
pub(crate) use referral::new_job;
pub use referral::{ReferralIntake, assemble, referrer_place};
pub use rows::{
    Assembled, UNKNOWN_AREA, combined, content_place, event_place, event_row, identity_place, key_row,
    match_place,
};

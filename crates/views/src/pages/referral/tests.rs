//! Holds the referral form to its rules.

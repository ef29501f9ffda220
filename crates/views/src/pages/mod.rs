//! Every page, a folder each.

pub mod add;
pub mod alert;
pub mod answer;
pub mod article;
pub mod case;
pub mod desk;
pub mod home;
pub mod problem;
pub mod referral;

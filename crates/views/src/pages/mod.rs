//! Every page, a folder each.

pub mod account;
pub mod add;
pub mod admin;
pub mod alert;
pub mod answer;
pub mod article;
pub mod case;
pub mod desk;
pub mod desk_rows;
pub mod enquiries;
pub mod enrol;
pub mod find;
pub mod home;
pub mod problem;
pub mod queue;
pub mod referral;
pub mod reviews;
pub mod sign_in;
pub mod staff_form;
pub mod team;
pub mod work;

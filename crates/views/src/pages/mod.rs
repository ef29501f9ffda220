//! Every page, a folder each.

pub mod alert;
pub mod article;
pub mod desk;
pub mod home;
pub mod problem;

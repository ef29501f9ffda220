//! Every page, a folder each.

pub mod article;

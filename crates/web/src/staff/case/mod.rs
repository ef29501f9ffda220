//! The pages of one case.

pub(super) mod shown;

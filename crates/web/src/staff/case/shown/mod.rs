//! What a case is, as its pages show it: from what the service read to what the templates say.

mod head;
mod words;

pub(in crate::staff) use head::head;
pub(in crate::staff) use words::Words;

//! What a case is, as its pages show it: from what the service read to what the templates say.

mod decisions;
mod head;
mod looks;
mod overview;
mod referral;
mod tasks;
#[cfg(test)]
mod tests;
mod timeline;
mod words;
mod writings;

pub(in crate::staff) use decisions::{decided, decisions};
pub(in crate::staff) use head::{age, head};
pub(in crate::staff) use looks::looks;
pub(in crate::staff) use overview::{earlier, overview};
pub(in crate::staff) use referral::{referral, referrer, with_detail};
pub(in crate::staff) use tasks::tasks;
pub(in crate::staff) use timeline::entries;
pub(in crate::staff) use words::Words;
pub(in crate::staff) use writings::{notes, people};

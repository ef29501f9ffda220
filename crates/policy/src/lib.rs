//! Who may do what to which record: one decision, and the grants that open sealed content.
//!
//! Sealed content is opened only with a [`Grant`], and [`grant`] is the one place that makes them. A grant is
//! typed by what it opens, so a grant for a person's identity cannot open the referrer's: it does not compile.
//!
//! ```
//! use waymark_policy::{Actor, Denied, Identity, Job, Purpose, Referrer, grant};
//!
//! let job = Actor::System(Job::BuildMatchIndex);
//! let identity = grant::<Identity>(&job, Purpose::BuildMatchIndex).expect("this is the job's own work");
//! assert_eq!(identity.policy(), "matching.build-index");
//! assert_eq!(
//!     grant::<Referrer>(&job, Purpose::BuildMatchIndex).err(),
//!     Some(Denied::NotNeeded),
//! );
//! ```
//!
//! A grant cannot be written down without asking:
//!
//! ```compile_fail,E0451
//! use std::marker::PhantomData;
//! use waymark_policy::{Grant, Identity};
//! let forged: Grant<Identity> = Grant { policy: "forged", opens: PhantomData };
//! ```
//!
//! What members may do is asked of [`verdict`], which gives a [`Permission`]; lists ask for a [`scope`]. The
//! policies themselves are text, in `policies/*.cedar`.
//!
//! `docs/generated/grants.txt` and `docs/generated/policy.md` print every decision, and a test holds it to this code.

// Each new stage, role, outcome or refusal must make the compiler list the decisions to revisit.
#![deny(clippy::wildcard_enum_match_arm)]

mod action;
mod actor;
mod book;
mod decision;
mod facts;
mod grant;
mod matrix;
mod opening;
mod scope;
#[cfg(test)]
mod tests;
mod verdict;

pub use action::{Action, Target};
pub use actor::{Actor, HeldRole, InvalidOperatorName, Job, Member, OperatorName};
pub use decision::{Denied, Purpose};
pub use facts::{CaseRelation, Resource};
pub use grant::{Grant, grant};
pub use matrix::{printed_grants, printed_matrix};
pub use opening::{
    Case, Clinical, Compartment, Identity, InCompartment, Opening, Opens, OwnedBy, Referrer, SearchTerms,
    Wrapping,
};
pub use scope::{Areas, Scope, areas_for, scope};
pub use verdict::{Permission, Verdict, Why, explain, verdict};

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
//! assert_eq!(identity.policy().id(), "matching.build-index");
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
//! use waymark_policy::{Grant, Identity, Policy};
//! let forged: Grant<Identity> = Grant { policy: Policy::BuildMatchIndex, opens: PhantomData };
//! ```
//!
//! `docs/generated/grants.txt` prints every decision, and a test holds it to this code.

// Each new stage, role, outcome or refusal must make the compiler list the decisions to revisit.
#![deny(clippy::wildcard_enum_match_arm)]

mod actor;
mod decision;
mod grant;
mod matrix;
mod opening;

pub use actor::{Actor, InvalidOperatorName, Job, OperatorName};
pub use decision::{Denied, Policy, Purpose};
pub use grant::{Grant, grant};
pub use matrix::printed_matrix;
pub use opening::{
    Case, Clinical, Compartment, Identity, InCompartment, Opening, Opens, OwnedBy, Referrer, SearchTerms,
    Wrapping,
};

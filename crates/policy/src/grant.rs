//! The grant: proof that a decision was asked for and said yes.

use std::fmt;
use std::marker::PhantomData;

use crate::Actor;
use crate::decision::{Denied, Policy, Purpose, decide};
use crate::opening::Opens;

/// Permission to open `O`, under a named policy. It is not copied: whoever needs another one asks again.
pub struct Grant<O: Opens> {
    policy: Policy,
    opens: PhantomData<fn() -> O>,
}

impl<O: Opens> Grant<O> {
    /// The policy that allowed it, for the ledger entry.
    pub const fn policy(&self) -> Policy {
        self.policy
    }
}

impl<O: Opens> fmt::Debug for Grant<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Grant({} by {})", O::OPENING.name(), self.policy.id())
    }
}

/// Asks whether `actor` may open `O` for `purpose`. Nothing else makes a [`Grant`].
///
/// # Errors
/// [`Denied`] with the reason.
pub fn grant<O: Opens>(actor: &Actor, purpose: Purpose) -> Result<Grant<O>, Denied> {
    decide(actor, purpose, O::OPENING).map(|policy| Grant {
        policy,
        opens: PhantomData,
    })
}

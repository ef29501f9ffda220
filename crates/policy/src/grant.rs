//! The grant: proof that a decision was asked for and said yes.

use std::fmt;
use std::marker::PhantomData;

use crate::Actor;
use crate::decision::{Denied, Purpose, decide};
use crate::opening::Opens;
use crate::verdict::Permission;

/// Permission to open `O`, under a named policy. It is not copied: whoever needs another one asks again.
pub struct Grant<O: Opens> {
    policy: &'static str,
    opens: PhantomData<fn() -> O>,
}

impl<O: Opens> Grant<O> {
    /// The policy that allowed it, for the ledger entry.
    pub const fn policy(&self) -> &'static str {
        self.policy
    }
}

impl<O: Opens> fmt::Debug for Grant<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Grant({} by {})", O::OPENING.name(), self.policy)
    }
}

/// Asks whether `actor` may open `O` for `purpose`. This and [`Permission::grant`] make every [`Grant`].
///
/// # Errors
/// [`Denied`] with the reason.
pub fn grant<O: Opens>(actor: &Actor, purpose: Purpose) -> Result<Grant<O>, Denied> {
    decide(actor, purpose, O::OPENING).map(|policy| Grant {
        policy,
        opens: PhantomData,
    })
}

impl Permission {
    /// Leave to open what the permitted action needs opened.
    ///
    /// # Errors
    /// [`Denied::NotNeeded`] for anything else.
    pub fn grant<O: Opens>(&self) -> Result<Grant<O>, Denied> {
        let opens = self.action().opens().contains(&O::OPENING);
        opens
            .then_some(Grant {
                policy: self.policy(),
                opens: PhantomData,
            })
            .ok_or(Denied::NotNeeded)
    }
}

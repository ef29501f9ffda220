//! What the public site may do: keep drafts, take referrals and additions, show a released answer. It holds
//! public keys only, so it can seal and append, and can open nothing but a draft by its own cookie.

mod add;
mod answer;
mod draft;
mod partner;
mod submit;

use std::sync::Arc;

use waymark_domain::rules::RuleSet;
use waymark_domain::{Ids, Timestamp};
use waymark_policy::Actor;
use waymark_sealing::PublicKeys;
use waymark_storage::Store;

use crate::rules::RuleBook;
use crate::{Ctx, ServiceError};

pub use add::AdditionCode;
pub(crate) use add::addition_place;
pub use draft::{Draft, Sent};
pub use partner::{Answered, Given, PartnerError};
pub use submit::Receipt;

/// The public site's desk: cheap to clone, without a private key.
#[derive(Debug, Clone)]
pub struct PublicDesk {
    store: Store,
    keys: Arc<std::sync::RwLock<PublicKeys>>,
    rules: Arc<RuleBook>,
    ids: Arc<dyn Ids>,
}

impl PublicDesk {
    /// With the parts it works on. `keys` is exchanged by the owner when a new epoch begins.
    pub fn new(
        store: Store,
        keys: Arc<std::sync::RwLock<PublicKeys>>,
        rules: Arc<RuleBook>,
        ids: Arc<dyn Ids>,
    ) -> Self {
        Self {
            store,
            keys,
            rules,
            ids,
        }
    }

    /// The rule set in force.
    pub fn rules(&self, now: Timestamp) -> Arc<RuleSet> {
        self.rules.in_force(now.london_date())
    }

    fn keys(&self) -> PublicKeys {
        self.keys
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    fn ctx(&self, now: Timestamp) -> Ctx {
        Ctx::new(Actor::Public, now, Arc::clone(&self.ids))
    }
}

/// A failed write of the public site: nothing was saved, and it can be tried again with the same retry key.
fn not_saved(error: waymark_storage::StoreError) -> ServiceError {
    ServiceError::Unavailable(error)
}

//! Who works here: how members are invited, enrol, sign in and out, and what they hold.
//!
//! Whatever is changed here is an entry in the ledger, with ids and codes and no name. A secret is never compared
//! before its try was counted, over every place that asks for one (sign-in, step-up, enrolment alike).

mod access;
mod clients;
mod duty;
mod enrol;
mod hashing;
mod kept;
mod members;
mod organisations;
mod proposals;
mod roles;
mod rule_sets;
mod session;
mod sign_in;
#[cfg(test)]
mod tests;

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;
use waymark_domain::case::Role;
use waymark_domain::office::{
    ADMINISTRATORS_TO_OPEN, TRIES_OF_ACCOUNT, TRIES_OF_SOURCE, TRIES_WITHIN_MINUTES,
};
use waymark_domain::rules::RuleSet;
use waymark_domain::{Ids, Timestamp};
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_policy::{Action, Actor, Resource, Verdict, verdict};
use waymark_sealing::{DailyHasher, TokenHash};
use waymark_storage::{Housekeeping, Store, StoreError};

use crate::rules::RuleBook;
use crate::{Ctx, ServiceError, Vault};

pub use access::{Access, ClientError, Partner};
pub use clients::{ClientListed, ClientToAdd, NewClient, Whose};
pub use enrol::{EnrolError, Offer};
use hashing::Hashing;
pub use kept::{KeptFields, KeptForm};
pub use members::{Invitation, Invited, MemberListed, Placement};
pub use organisations::OrganisationListed;
pub use proposals::{ProposalAnswer, ProposalRead, Proposed, Settled, SettledHow, Settlement};
pub use roles::RoleGrant;
pub use rule_sets::{Foreseen, RuleVersion};
pub use session::{OwnSession, SignedIn, Visitor};
pub use sign_in::SignInError;
/// What a browser holds of a session, a sign-in under way and an enrolment; what is stored of each is its hash.
pub use waymark_sealing::{ClientSecret, CsrfToken, EnrolmentCode, SessionToken, SignInTicket};

/// The office: members, their sign-ins, roles and duties. Copies share one queue for the costly work of checking
/// passphrases.
#[derive(Debug, Clone)]
pub struct Office {
    store: Store,
    vault: Arc<Vault>,
    rules: Arc<RuleBook>,
    ids: Arc<dyn Ids>,
    hashing: Hashing,
    sources: Arc<Mutex<DailyHasher>>,
}

/// Where a try of a secret comes from: a keyed hash whose key dies within a day.
#[derive(Debug, Clone, Copy)]
pub struct Source(TokenHash);

impl Office {
    pub(crate) fn new(
        store: Store,
        vault: Arc<Vault>,
        rules: Arc<RuleBook>,
        ids: Arc<dyn Ids>,
        now: Timestamp,
    ) -> Self {
        Self {
            store,
            vault,
            rules,
            ids,
            hashing: Hashing::new(),
            sources: Arc::new(Mutex::new(DailyHasher::new(now))),
        }
    }

    /// Whether two administrators are enrolled: until then nothing but enrolment works.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    ///
    /// Rule: docs/rules.md R-061
    pub async fn is_open(&self, now: Timestamp) -> Result<bool, ServiceError> {
        let role = Role::Administrator.code();
        let enrolled = self
            .store
            .enrolled_with_role(role, now)
            .await
            .map_err(unavailable)?;
        Ok(enrolled >= ADMINISTRATORS_TO_OPEN)
    }

    /// Where a try comes from. The address itself goes no further.
    pub fn source(&self, address: IpAddr, now: Timestamp) -> Source {
        let mut sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        let address = sources.address(address, now);
        Source(self.vault.keyring().office().tries_of_source(address))
    }

    /// Counts one try from a source, of an account's secrets where one is named, before any is looked at; false when there were too
    /// many of either.
    async fn count_try(
        &self,
        now: Timestamp,
        source: Source,
        account: Option<TokenHash>,
    ) -> Result<bool, ServiceError> {
        let count = |key: TokenHash, limit: u16| Housekeeping::CountAttempt {
            key_hash: key.0.to_vec(),
            at: now.micros(),
            since: now.plus_seconds(-TRIES_WITHIN_MINUTES * 60).micros(),
            limit: limit.into(),
        };
        let account = account.map(|account| count(account, TRIES_OF_ACCOUNT));
        let counts = [count(source.0, TRIES_OF_SOURCE)].into_iter().chain(account);
        match self
            .store
            .keep_house("office.count_try", counts.collect::<Vec<_>>())
            .await
        {
            Ok(()) => Ok(true),
            Err(StoreError::Conflict) => Ok(false),
            Err(error) => Err(unavailable(error)),
        }
    }

    /// The rule set in force.
    pub fn rules(&self, now: Timestamp) -> Arc<RuleSet> {
        self.rules.in_force(now.london_date())
    }

    fn account(&self, sign_in_name: &str) -> TokenHash {
        self.vault.keyring().office().tries_of_account(sign_in_name)
    }

    fn ctx(&self, actor: Actor, now: Timestamp) -> Ctx {
        Ctx::new(actor, now, Arc::clone(&self.ids))
    }
}

/// Leave for an act on the office as a whole. A named operator at the server has it by standing there; of members,
/// policy says.
pub(crate) fn leave(ctx: &Ctx, action: Action, on: Resource<'_>) -> Result<Token, ServiceError> {
    match &ctx.actor {
        Actor::Operator(_) => Ok(const { Token::from_static("operator") }),
        Actor::Public | Actor::System(_) | Actor::Member(_) | Actor::Partner(_) => {
            match verdict(&ctx.actor, action, on) {
                Verdict::Allow(permission) => {
                    Ok(Token::new(permission.policy()).unwrap_or(const { Token::from_static("policy") }))
                }
                Verdict::Hide => Err(ServiceError::NotFound),
                Verdict::Forbid(why) => Err(ServiceError::Forbidden(why)),
            }
        }
    }
}

fn entry(ctx: &Ctx, action: &'static str, basis: Token, objects: Vec<Object>) -> EntryDraft {
    EntryDraft {
        at_micros: ctx.now.micros(),
        actor: ctx.actor_token(),
        action: Token::from_static(action),
        basis,
        objects,
        digest: None,
    }
}

fn object(kind: &'static str, id: Uuid) -> Object {
    Object {
        kind: Token::from_static(kind),
        id,
    }
}

fn unavailable(error: StoreError) -> ServiceError {
    ServiceError::Unavailable(error)
}

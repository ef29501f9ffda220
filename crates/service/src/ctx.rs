//! What every use case is given: who acts, when, and where ids come from.

use std::sync::Arc;

use uuid::Uuid;
use waymark_domain::{Ids, MemberId, Timestamp};
use waymark_ledger::Token;
use waymark_policy::Actor;
use waymark_sealing::RetryKey;

/// The context of one request, job run or command. Its one instant serves the whole of it.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// Who acts.
    pub actor: Actor,
    /// When.
    pub now: Timestamp,
    /// The form that was sent, where one was.
    sent: Option<Sent>,
    ids: Arc<dyn Ids>,
}

/// A form as it was sent: so that it is taken once, and against what its sender had read.
#[derive(Debug, Clone)]
pub struct Sent {
    /// Which form. The same key on another form is another thing.
    pub purpose: &'static str,
    /// The key that it carries however often it is sent.
    pub retry: RetryKey,
    /// The version of the case that stood beside it, where what is sent rests on that.
    pub read: Option<u32>,
}

impl Ctx {
    /// The context of something that happens at `now`.
    pub fn new(actor: Actor, now: Timestamp, ids: Arc<dyn Ids>) -> Self {
        Self {
            actor,
            now,
            sent: None,
            ids,
        }
    }

    /// The same, for what a form says.
    #[must_use]
    pub fn sending(self, sent: Sent) -> Self {
        Self {
            sent: Some(sent),
            ..self
        }
    }

    /// The form that was sent, where one was.
    pub(crate) const fn sent(&self) -> Option<&Sent> {
        self.sent.as_ref()
    }

    /// A new id.
    pub fn id(&self) -> Uuid {
        self.ids.next(self.now)
    }

    /// The member who acts, if one does.
    pub fn member(&self) -> Option<MemberId> {
        match &self.actor {
            Actor::Member(member) => Some(member.id),
            Actor::Public | Actor::System(_) | Actor::Partner(_) | Actor::Operator(_) => None,
        }
    }

    /// The actor as the ledger names it: codes and ids only.
    pub fn actor_token(&self) -> Token {
        let text = match &self.actor {
            Actor::Public => "public".to_owned(),
            Actor::System(job) => format!("system:{}", job.name()),
            Actor::Member(member) => format!("member:{}", member.id),
            Actor::Partner(client) => format!("partner:{client}"),
            Actor::Operator(name) => format!("operator:{}", name.as_str().to_lowercase()),
        };
        Token::new(&text).unwrap_or(const { Token::from_static("unknown") })
    }
}

/// Mints time-ordered ids: version 7, with the operating system's randomness.
#[derive(Debug, Default)]
pub struct SystemIds;

impl Ids for SystemIds {
    fn next(&self, now: Timestamp) -> Uuid {
        let micros = u64::try_from(now.micros()).unwrap_or(0);
        let nanos = u32::try_from(micros % 1_000_000 * 1_000).unwrap_or(0);
        let at = uuid::Timestamp::from_unix(uuid::NoContext, micros / 1_000_000, nanos);
        Uuid::new_v7(at)
    }
}

//! Referrals from partners' systems, and what such a system may learn of its own.

use uuid::Uuid;
use waymark_domain::ReferralId;
use waymark_domain::reference::Reference;
use waymark_domain::referral::{Receipt as Receiving, Referral, receive};
use waymark_domain::rules::List;
use waymark_domain::text::Code;
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_policy::{Action, Resource};
use waymark_sealing::{IndexField, IndexHash};
use waymark_storage::entities::lookup;
use waymark_storage::{Change, Committed, Retry, Write};

use super::submit::receipt;
use super::{PublicDesk, Receipt, not_saved};
use crate::ServiceError;
use crate::intake::{ReferralIntake, assemble};
use crate::office::{Partner, leave};

/// What a partner's system sends beside the referral.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The key it chose, by which a resend is one.
    pub key: &'a str,
    /// All that it sent, byte for byte.
    pub body: &'a [u8],
}

/// What a partner's system learns of a referral that it sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// It was received.
    Received,
    /// An officer released this fixed answer, a code of [`List::SafeAnswer`].
    Released(Code),
}

/// Why a partner's referral was not taken.
#[derive(Debug, thiserror::Error)]
pub enum PartnerError {
    /// It is of an area that the system does not refer into.
    #[error("the system does not refer into this area")]
    OtherArea,
    /// The key was used for a request with another content.
    #[error("the key was used for another request")]
    KeyReused,
    /// The use case failed.
    #[error("the referral was not taken")]
    Service(#[source] ServiceError),
}

impl From<ServiceError> for PartnerError {
    fn from(error: ServiceError) -> Self {
        Self::Service(error)
    }
}

impl PublicDesk {
    /// Takes a referral from a partner's system, as [`PublicDesk::submit`] takes one from the form. Where the system
    /// refers into one area alone, a referral that names none is of that area.
    ///
    /// # Errors
    /// [`PartnerError::OtherArea`], [`PartnerError::KeyReused`]; [`PartnerError::Service`] as for
    /// [`PublicDesk::submit`].
    ///
    /// Rule: docs/rules.md
    pub async fn receive_from(
        &self,
        partner: &Partner,
        mut referral: Referral,
        given: Given<'_>,
    ) -> Result<Receipt, PartnerError> {
        let ctx = &partner.ctx;
        let basis = leave(ctx, Action::SendReferral, Resource::Office)?;
        match (&partner.area, &referral.area) {
            (Some(only), Some(named)) if only != named => return Err(PartnerError::OtherArea),
            (Some(only), _) => referral.area = Some(only.clone()),
            (None, _) => {}
        }
        let (keys, rules) = (self.keys(), self.rules(ctx.now));
        let receiving = Receiving {
            at: ctx.now,
            rules: &rules,
            calendar: self.rules.calendar(),
        };
        let received = receive(&referral, receiving).map_err(ServiceError::Referral)?;
        let retry = keys.partner_retry_key(partner.client, given.key);
        let id = ReferralId(ctx.id());
        let intake = ReferralIntake {
            referral: &referral,
            received: &received,
            retry: &retry,
            id,
            rules: &rules,
            calendar: self.rules.calendar(),
        };
        let mut all = assemble(ctx, &keys, intake)?;
        for entry in &mut all.entries {
            entry.basis = basis.clone();
        }
        let index = keys.index();
        let request = index.partner_request(&retry, given.body);
        let own = index.partner_reference(partner.client, &keys.reference(&retry));
        let change = all
            .into_change("referral.receive_from_partner")?
            .retry(Retry {
                hash: index.retry_key(&retry).0,
                purpose: "referral",
                result_id: id.0,
                at_micros: ctx.now.micros(),
            })
            .write(found_by(OWN, own, id))
            .write(found_by(REQUEST, request, id));
        match self.store.commit(change).await.map_err(not_saved)? {
            Committed::Written { .. } => {}
            Committed::Already { result_id } => self.is_resend(request, result_id).await?,
        }
        Ok(receipt(&keys, &referral, &retry))
    }

    /// What became of a referral, for the partner's system that sent it. `None` for one that it did not send, and for
    /// a reference that nobody was given; a look is an entry before it is answered either way.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    ///
    /// Rule: docs/rules.md R-011
    pub async fn own_referral(
        &self,
        partner: &Partner,
        reference: &Reference,
    ) -> Result<Option<Answered>, ServiceError> {
        let ctx = &partner.ctx;
        let basis = leave(ctx, Action::ReadOwnReferrals, Resource::Office)?;
        let own = self.keys().index().partner_reference(partner.client, reference);
        let owners = self.store.owners_with(OWN, &own.0).await.map_err(not_saved)?;
        let id = ReferralId(owners.first().map_or(Uuid::nil(), |owner| owner.owner_id));
        let found = self.store.referral(id).await.map_err(not_saved)?;
        let (action, objects) = match &found {
            Some(found) => (
                const { Token::from_static("answer.looked") },
                vec![Object {
                    kind: const { Token::from_static("referral") },
                    id: found.referral.id,
                }],
            ),
            None => (const { Token::from_static("answer.looked_unknown") }, Vec::new()),
        };
        let entry = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action,
            basis,
            objects,
            digest: None,
        };
        self.store
            .commit(Change::recorded("answer.look_of_partner", entry))
            .await
            .map_err(not_saved)?;
        let Some(row) = found.map(|found| found.referral) else {
            return Ok(None);
        };
        let released = row
            .answer_code
            .filter(|_| row.answer_released_at.is_some() && row.answer_withdrawn_at.is_none())
            .and_then(|code| code.parse::<Code>().ok());
        let (rules, today) = (self.rules(ctx.now), ctx.now.london_date());
        let released = released.filter(|code| rules.entry(List::SafeAnswer, code.as_str(), today).is_some());
        Ok(Some(released.map_or(Answered::Received, Answered::Released)))
    }

    /// Whether what was sent before under the same key was this very request.
    async fn is_resend(&self, request: IndexHash, referral: Uuid) -> Result<(), PartnerError> {
        let before = self.store.owners_with(REQUEST, &request.0).await;
        let before = before.map_err(not_saved)?;
        let same = before.iter().any(|owner| owner.owner_id == referral);
        same.then_some(()).ok_or(PartnerError::KeyReused)
    }
}

/// The kind of hash by which a system finds what it sent.
const OWN: &str = IndexField::PartnerReference.name();
/// The kind of hash by which a resend is told from another request.
const REQUEST: &str = IndexField::PartnerRequest.name();

fn found_by(field: &str, hash: IndexHash, referral: ReferralId) -> Write {
    Write::AddLookup(lookup::Model {
        field: field.to_owned(),
        hash: hash.0.to_vec(),
        owner_kind: "referral".into(),
        owner_id: referral.0,
    })
}

//! An enquiry becomes a referral in one reasoned step: received like every other, once, and the enquiry says so.

use std::collections::BTreeMap;

use waymark_domain::person::Identity;
use waymark_domain::reference::Reference;
use waymark_domain::referral::{
    Answer, Aware, Channel, Danger, Question, Receipt, Referral, Referrer, Subject, Wish, receive,
};
use waymark_domain::rules::{InvalidRules, RuleSet};
use waymark_domain::text::{Code, PersonName, Text};
use waymark_domain::{EnquiryId, ReferralId};
use waymark_ledger::{EntryDraft, Token};
use waymark_policy::{Action, Why};
use waymark_sealing::RetryKey;
use waymark_storage::{Committed, Retry, Write};

use super::access::{basis, object};
use super::{StaffDesk, refused, unavailable};
use crate::content::PromotionContent;
use crate::intake::{ReferralIntake, assemble, combined};
use crate::{Ctx, ServiceError};

/// What the referral begins with, and why there is one.
#[derive(Clone, PartialEq, Eq)]
pub struct Promotion {
    /// Why the enquiry becomes a referral.
    pub reason: Text,
    /// Who the worry is about, where that is known.
    pub name: Option<PersonName>,
    /// What the worry is.
    pub account: Text,
    /// The area that is to deal with it.
    pub area: Code,
}

impl std::fmt::Debug for Promotion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Promotion(..)")
    }
}

/// The purpose under which such a referral's retry key is kept: it is a referral's like any other.
const PURPOSE: &str = "referral";

impl StaffDesk {
    /// Makes an enquiry a referral. Sent again under the same retry key it gives the same reference and writes
    /// nothing.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Forbidden`]; [`ServiceError::Referral`] for what needs mending;
    /// [`ServiceError::Conflict`] when somebody else made it a referral; [`ServiceError::Unavailable`].
    ///
    /// Rule: docs/rules.md R-092
    pub async fn promote_enquiry(
        &self,
        ctx: &Ctx,
        id: EnquiryId,
        promotion: &Promotion,
        retry: &RetryKey,
    ) -> Result<Reference, ServiceError> {
        let (permission, row) = self.enquiry_for(ctx, Action::PromoteEnquiry, id).await?;
        let by = ctx.member().ok_or(ServiceError::Forbidden(Why::NotYours))?;
        let (public, today) = (self.vault.public(), ctx.now.london_date());
        let (reference, hash) = (public.reference(retry), public.index().retry_key(retry).0);
        if let Some(became) = row.referral_id {
            let made = self
                .store
                .retry_result(&hash, PURPOSE)
                .await
                .map_err(unavailable)?;
            return (made == Some(became))
                .then_some(reference)
                .ok_or(ServiceError::Conflict);
        }
        let rules = self.rules.in_force(today);
        let referral = referral(promotion, &rules)?;
        let receiving = Receipt {
            at: ctx.now,
            rules: &rules,
            calendar: self.rules.calendar(),
        };
        let received = receive(&referral, receiving).map_err(ServiceError::Referral)?;
        let new = ReferralId(ctx.id());
        let intake = ReferralIntake {
            referral: &referral,
            received: &received,
            retry,
            id: new,
            rules: &rules,
            calendar: self.rules.calendar(),
        };
        let all = assemble(ctx, &public, intake)?;
        let keys = self.enquiry_keys(&permission, id).await?;
        let content = PromotionContent {
            reference: reference.spoken(),
            reason: promotion.reason.as_str().to_owned(),
        };
        let (sealed_promotion, digest) = content.sealed_with(&keys, (row.data_key_id, id))?;
        let promoted = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("enquiry.promoted") },
            basis: basis(&permission),
            objects: vec![object("enquiry", id.0), object("referral", new.0)],
            digest: Some(combined(&[digest])),
        };
        let change = all
            .into_change("enquiry.promote")?
            .retry(Retry {
                hash,
                purpose: PURPOSE,
                result_id: new.0,
                at_micros: ctx.now.micros(),
            })
            .entry(promoted)
            .write(Write::PromoteEnquiry {
                id: id.0,
                referral_id: new.0,
                sealed_promotion,
                by: by.0,
                at: ctx.now.micros(),
            });
        match self.store.commit(change).await.map_err(refused)? {
            Committed::Written { .. } | Committed::Already { .. } => Ok(reference),
        }
    }
}

/// The referral as the advice line takes it down: a caller who named nobody at first left nothing of themselves.
fn referral(promotion: &Promotion, rules: &RuleSet) -> Result<Referral, InvalidRules> {
    let account = promotion.account.clone();
    let identity = Identity {
        name: promotion.name.clone(),
        // Without a name, what was told is all that says who is meant.
        description: promotion.name.is_none().then(|| account.clone()),
        ..Identity::default()
    };
    Ok(Referral {
        channel: Channel::AdviceLine,
        area: Some(promotion.area.clone()),
        sector: rules.default_code("sector.enquiry")?,
        subsector: None,
        danger: Danger::NotKnown,
        subjects: vec![Subject {
            identity,
            person_aware: Aware::NotKnown,
            family_aware: Aware::NotKnown,
        }],
        account: BTreeMap::from([(Question::Worry, Answer::Said(account))]),
        referrer: Referrer::default(),
        confidential: Wish::NotSaid,
        feedback: Wish::NotSaid,
        in_welsh: false,
    })
}

//! Sending a referral: received, sealed, recorded and durable before anybody is thanked.

use waymark_domain::reference::{ReceiptCode, Reference};
use waymark_domain::referral::{Receipt as Receiving, Referral, Wish, receive};
use waymark_domain::text::Code;
use waymark_domain::{ReferralId, Timestamp};
use waymark_sealing::{DraftToken, PublicKeys, RetryKey};
use waymark_storage::Retry;

use super::{PublicDesk, not_saved};
use crate::ServiceError;
use crate::intake::{ReferralIntake, assemble};
use crate::public::Draft;

/// What the referrer is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The reference, for the telephone: with it one can add.
    pub reference: Reference,
    /// The code that also reads a released answer, if feedback was wished for.
    pub receipt_code: Option<ReceiptCode>,
    /// The area, for when referrals are read there.
    pub area: Option<Code>,
    /// Whether the duty desk was alerted.
    pub urgent: bool,
}

impl PublicDesk {
    /// Takes a referral. When this returns, it is durable: state, history, ledger and queued work in one
    /// transaction. Sent again under the same retry key it gives the same receipt and writes nothing.
    ///
    /// # Errors
    /// [`ServiceError::Referral`] for what needs mending; [`ServiceError::Unavailable`] when it could not be
    /// saved, in which case it may be sent again.
    ///
    /// Rule: docs/rules.md
    pub async fn submit(
        &self,
        now: Timestamp,
        referral: &Referral,
        retry: &RetryKey,
        draft: Option<&DraftToken>,
    ) -> Result<Receipt, ServiceError> {
        let (ctx, keys, rules) = (self.ctx(now), self.keys(), self.rules(now));
        let receiving = Receiving {
            at: now,
            rules: &rules,
            calendar: self.rules.calendar(),
        };
        let received = receive(referral, receiving).map_err(ServiceError::Referral)?;
        let id = ReferralId(ctx.id());
        let all = assemble(
            &ctx,
            &keys,
            ReferralIntake {
                referral,
                received: &received,
                retry,
                id,
                rules: &rules,
                calendar: self.rules.calendar(),
            },
        )?;
        let sent = draft
            .map(|token| self.sent_draft(now, token, retry, referral))
            .transpose()?;
        let change = all
            .into_change("referral.receive")?
            .retry(Retry {
                hash: keys.index().retry_key(retry).0,
                purpose: "referral",
                result_id: id.0,
                at_micros: now.micros(),
            })
            .writes(sent);
        self.store.commit(change).await.map_err(not_saved)?;
        Ok(receipt(&keys, referral, retry))
    }

    /// The receipt of a draft that was sent, as after a refresh; `None` when it was not sent yet.
    pub fn receipt_again(&self, draft: &Draft) -> Option<Receipt> {
        let sent = draft.sent.as_ref()?;
        let keys = self.keys();
        Some(Receipt {
            reference: keys.reference(&draft.retry),
            receipt_code: sent.feedback.then(|| keys.receipt_code(&draft.retry)),
            area: sent.area.clone(),
            urgent: sent.urgent,
        })
    }
}

pub(super) fn receipt(keys: &PublicKeys, referral: &Referral, retry: &RetryKey) -> Receipt {
    Receipt {
        reference: keys.reference(retry),
        receipt_code: (referral.feedback == Wish::Yes).then(|| keys.receipt_code(retry)),
        area: referral.area.clone(),
        urgent: referral.danger.is_urgent(),
    }
}

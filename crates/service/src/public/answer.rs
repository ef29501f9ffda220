//! Reading the fixed answer that an officer released.

use waymark_domain::Timestamp;
use waymark_domain::reference::ReceiptCode;
use waymark_domain::rules::List;
use waymark_domain::text::Code;
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_storage::Change;

use super::{PublicDesk, not_saved};
use crate::ServiceError;

impl PublicDesk {
    /// The released answer of the referral that this code belongs to, a code of
    /// [`List::SafeAnswer`]. Unknown, not released and withdrawn are
    /// all `None`. A look at a referral's answer is an entry before it is shown.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    ///
    /// Rule: docs/rules.md R-011
    pub async fn answer(&self, now: Timestamp, code: &ReceiptCode) -> Result<Option<Code>, ServiceError> {
        let hash = self.keys().index().receipt_code(code);
        let found = self.store.referral_by_receipt(&hash.0).await.map_err(not_saved)?;
        let ctx = self.ctx(now);
        // An entry is committed whether or not a referral was found, so that the work done is the same.
        let (action, objects) = match &found {
            Some(row) => (
                const { Token::from_static("answer.looked") },
                vec![Object {
                    kind: const { Token::from_static("referral") },
                    id: row.id,
                }],
            ),
            None => (const { Token::from_static("answer.looked_unknown") }, Vec::new()),
        };
        let entry = EntryDraft {
            at_micros: now.micros(),
            actor: ctx.actor_token(),
            action,
            basis: const { Token::from_static("receipt-code") },
            objects,
            digest: None,
        };
        self.store
            .commit(Change::recorded("answer.look", entry))
            .await
            .map_err(not_saved)?;
        let released =
            found.filter(|row| row.answer_released_at.is_some() && row.answer_withdrawn_at.is_none());
        let code = released
            .and_then(|row| row.answer_code)
            .and_then(|code| code.parse::<Code>().ok());
        let today = now.london_date();
        let rules = self.rules(now);
        Ok(code.filter(|code| rules.entry(List::SafeAnswer, code.as_str(), today).is_some()))
    }
}

//! Releasing a fixed answer to a referrer, and taking it back.

use waymark_domain::rules::List;
use waymark_domain::text::Code;
use waymark_domain::{ReferralId, Timestamp};
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_policy::Actor;
use waymark_storage::entities::referral;
use waymark_storage::{Change, Write};

use super::{StaffDesk, refused, unavailable};
use crate::ServiceError;

/// What becomes of a referral's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The referrer may read it from now on: a code of [`List::SafeAnswer`].
    Release(Code),
    /// The referrer may read it no more.
    Withdraw,
}

impl StaffDesk {
    /// Releases or withdraws a referral's answer.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for an unknown referral or an answer that is not in the list;
    /// [`ServiceError::Conflict`] when it was changed in between.
    ///
    /// Rule: docs/rules.md R-011
    pub async fn set_answer(
        &self,
        now: Timestamp,
        actor: Actor,
        id: ReferralId,
        answer: &Answer,
    ) -> Result<(), ServiceError> {
        let found = self.store.referral(id).await.map_err(unavailable)?;
        let row = found.ok_or(ServiceError::NotFound)?.referral;
        let read = row.version;
        let next = match answer {
            Answer::Release(code) => {
                let rules = self.rules.in_force(now.london_date());
                let known = rules.entry(List::SafeAnswer, code.as_str(), now.london_date());
                known.ok_or(ServiceError::NotFound)?;
                referral::Model {
                    answer_code: Some(code.to_string()),
                    answer_released_at: Some(now.micros()),
                    answer_withdrawn_at: None,
                    version: read + 1,
                    ..row
                }
            }
            Answer::Withdraw => referral::Model {
                answer_withdrawn_at: Some(now.micros()),
                version: read + 1,
                ..row
            },
        };
        let entry = EntryDraft {
            at_micros: now.micros(),
            actor: self.ctx(actor, now).actor_token(),
            action: match answer {
                Answer::Release(_) => const { Token::from_static("answer.released") },
                Answer::Withdraw => const { Token::from_static("answer.withdrawn") },
            },
            basis: const { Token::from_static("duty") },
            objects: vec![Object {
                kind: const { Token::from_static("referral") },
                id: id.0,
            }],
            digest: None,
        };
        let change = Change::recorded("answer.set", entry).write(Write::UpdateReferral {
            read,
            row: Box::new(next),
        });
        self.store.commit(change).await.map(drop).map_err(refused)
    }
}

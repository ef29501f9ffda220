//! Adding to a referral later. What is added is sealed to the intake, whether or not the reference is known:
//! the answer is the same, and only a job of the system finds out.

use waymark_domain::reference::{ReceiptCode, Reference};
use waymark_domain::text::Text;
use waymark_domain::{AdditionId, Timestamp};
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_policy::Case;
use waymark_sealing::{Place, RetryKey};
use waymark_storage::entities::addition;
use waymark_storage::{Change, Retry, Write};

use super::{PublicDesk, not_saved};
use crate::ServiceError;
use crate::content::{AdditionContent, Content};
use crate::intake::new_job;

/// What an addition comes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdditionCode {
    /// The reference.
    Reference(Reference),
    /// The receipt code.
    ReceiptCode(ReceiptCode),
}

impl PublicDesk {
    /// Keeps what was added. A well-formed reference that nobody knows is answered in the same way: the
    /// addition waits to be matched by hand.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when it could not be saved.
    ///
    /// Rule: docs/rules.md
    pub async fn add(
        &self,
        now: Timestamp,
        code: AdditionCode,
        text: &Text,
        retry: &RetryKey,
    ) -> Result<(), ServiceError> {
        let (ctx, keys) = (self.ctx(now), self.keys());
        let id = AdditionId(ctx.id());
        let (hash, by_code) = match code {
            AdditionCode::Reference(reference) => (keys.index().reference(&reference), false),
            AdditionCode::ReceiptCode(code) => (keys.index().receipt_code(&code), true),
        };
        let content = AdditionContent {
            text: text.as_str().to_owned(),
        }
        .to_bytes()?;
        let sealed = keys.seal_to_intake::<Case>(&addition_place(id), &content);
        let row = addition::Model {
            id: id.0,
            received_at: now.micros(),
            reference_hash: hash.0.to_vec(),
            by_code,
            epoch: i64::from(sealed.epoch.0),
            sealed_addition: sealed.sealed.into_bytes(),
            state: "waiting".into(),
            referral_id: None,
            filed_at: None,
        };
        let entry = EntryDraft {
            at_micros: now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("addition.received") },
            basis: const { Token::from_static("intake") },
            objects: vec![Object {
                kind: const { Token::from_static("addition") },
                id: id.0,
            }],
            digest: None,
        };
        let change = Change::recorded("addition.receive", entry)
            .retry(Retry {
                hash: keys.index().retry_key(retry).0,
                purpose: "addition",
                result_id: id.0,
                at_micros: now.micros(),
            })
            .write(row)
            .write(Write::from(new_job(&ctx, "file_addition", "addition", id.0)));
        self.store.commit(change).await.map_err(not_saved)?;
        Ok(())
    }
}

/// Where an addition is sealed until it is filed.
pub(crate) fn addition_place(id: AdditionId) -> Place {
    Place {
        table: "addition",
        row: id.0,
        column: "sealed_addition",
    }
}

//! Drafts: sealed under a key that only the cookie gives, expiring a day after the last change.

use std::collections::BTreeMap;
use std::fmt;

use waymark_domain::Timestamp;
use waymark_domain::referral::Referral;
use waymark_domain::text::Code;
use waymark_sealing::{DraftToken, RetryKey, Sealed};
use waymark_storage::Housekeeping;
use waymark_storage::entities::draft;

use super::{PublicDesk, not_saved};
use crate::ServiceError;
use crate::content::{Content, DraftContent, SentContent};

/// A form somebody has begun.
pub struct Draft {
    /// Which form: a code of the pages' own.
    pub mode: String,
    /// What was typed, by field; empty once it is sent.
    pub answers: BTreeMap<String, String>,
    /// The key that makes its sending happen once.
    pub retry: RetryKey,
    /// When it was changed last.
    pub changed_at: Timestamp,
    /// When it will be gone.
    pub expires_at: Timestamp,
    /// Set once it is sent.
    pub sent: Option<Sent>,
}

/// What the confirmation page needs after a refresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Whether a receipt code was given.
    pub feedback: bool,
    /// The area.
    pub area: Option<Code>,
    /// Whether the desk was alerted.
    pub urgent: bool,
}

/// What was typed is personal.
impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft")
            .field("mode", &self.mode)
            .finish_non_exhaustive()
    }
}

impl PublicDesk {
    /// A new, empty draft: not saved until something is typed.
    ///
    /// # Errors
    /// [`ServiceError::Rules`] when the rule set says no draft's life.
    pub fn new_draft(&self, now: Timestamp, mode: &str) -> Result<Draft, ServiceError> {
        Ok(Draft {
            mode: mode.to_owned(),
            answers: BTreeMap::new(),
            retry: RetryKey::random(),
            changed_at: now,
            expires_at: self.draft_end(now)?,
            sent: None,
        })
    }

    /// The draft of this cookie; `None` when there is none, or it has expired.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer; [`ServiceError::Content`] or
    /// [`ServiceError::Sealing`] when the row is damaged.
    pub async fn draft(&self, now: Timestamp, token: &DraftToken) -> Result<Option<Draft>, ServiceError> {
        let row = self.store.draft(&token.row().0, now).await.map_err(not_saved)?;
        let Some(row) = row else { return Ok(None) };
        let at = |micros| Timestamp::from_micros(micros).unwrap_or(Timestamp::EPOCH);
        let opened = token.open(&Sealed::from_stored(row.sealed_draft))?;
        let content = DraftContent::from_bytes(&opened)?;
        let sent = content.sent.map(|sent| Sent {
            feedback: sent.feedback,
            area: sent.area.and_then(|code| code.parse().ok()),
            urgent: sent.urgent,
        });
        Ok(Some(Draft {
            mode: row.mode,
            answers: content.answers,
            retry: RetryKey::parse(&content.retry)?,
            changed_at: at(row.changed_at),
            expires_at: at(row.expires_at),
            sent,
        }))
    }

    /// Keeps the draft; its life begins anew.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when it could not be kept.
    pub async fn save_draft(
        &self,
        now: Timestamp,
        token: &DraftToken,
        draft: &Draft,
    ) -> Result<(), ServiceError> {
        let content = DraftContent {
            answers: draft.answers.clone(),
            retry: draft.retry.text().to_string(),
            sent: None,
        };
        let work = Housekeeping::PutDraft(Box::new(self.draft_row(now, token, &draft.mode, &content)?));
        self.store
            .keep_house("draft.keep", vec![work])
            .await
            .map_err(not_saved)
    }

    /// Deletes the draft at once.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when it could not be deleted.
    pub async fn delete_draft(&self, token: &DraftToken) -> Result<(), ServiceError> {
        let work = Housekeeping::RemoveDraft {
            row_hash: token.row().0.to_vec(),
        };
        self.store
            .keep_house("draft.remove", vec![work])
            .await
            .map_err(not_saved)
    }

    /// The draft as it is once sent: nothing typed is left, only what shows the confirmation again.
    pub(super) fn sent_draft(
        &self,
        now: Timestamp,
        token: &DraftToken,
        retry: &RetryKey,
        referral: &Referral,
    ) -> Result<Housekeeping, ServiceError> {
        let sent = SentContent {
            feedback: referral.feedback == waymark_domain::referral::Wish::Yes,
            area: referral.area.as_ref().map(ToString::to_string),
            urgent: referral.danger.is_urgent(),
        };
        let content = DraftContent {
            answers: BTreeMap::new(),
            retry: retry.text().to_string(),
            sent: Some(sent),
        };
        let row = self.draft_row(now, token, referral.channel.code(), &content)?;
        Ok(Housekeeping::PutDraft(Box::new(row)))
    }

    fn draft_row(
        &self,
        now: Timestamp,
        token: &DraftToken,
        mode: &str,
        content: &DraftContent,
    ) -> Result<draft::Model, ServiceError> {
        Ok(draft::Model {
            row_hash: token.row().0.to_vec(),
            mode: mode.to_owned(),
            sealed_draft: token.seal(&content.to_bytes()?).into_bytes(),
            created_at: now.micros(),
            changed_at: now.micros(),
            expires_at: self.draft_end(now)?.micros(),
        })
    }

    fn draft_end(&self, now: Timestamp) -> Result<Timestamp, ServiceError> {
        let hours = self.rules(now).number("form.draft_hours")?;
        Ok(now.plus_seconds(i64::from(hours) * 3_600))
    }
}

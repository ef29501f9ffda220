//! What goes by itself: drafts that expired, retry keys that no resend can use any more, sign-ins long over.

use waymark_domain::Timestamp;
use waymark_storage::Housekeeping;

use super::Worker;
use crate::ServiceError;

/// Days for which a retry key is remembered: far longer than a draft lives.
const RETRY_DAYS: i64 = 30;

/// Days for which a session that ended, a code that expired and counted tries are remembered.
const SIGN_IN_DAYS: i64 = 1;

impl Worker {
    /// Removes what has expired.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    pub async fn keep_house(&self, now: Timestamp) -> Result<(), ServiceError> {
        let work = vec![
            Housekeeping::RemoveExpiredDrafts { now: now.micros() },
            Housekeeping::RemoveOldSignIns {
                now: now.micros(),
                before: now.plus_seconds(-SIGN_IN_DAYS * 86_400).micros(),
            },
            Housekeeping::RemoveOldRetries {
                before: now.plus_seconds(-RETRY_DAYS * 86_400).micros(),
            },
        ];
        self.store
            .keep_house("housekeeping", work)
            .await
            .map_err(ServiceError::Unavailable)
    }
}

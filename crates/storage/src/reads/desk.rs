//! What waits at a desk, and drafts.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use waymark_domain::{AdditionId, AlertId, EnquiryId, Timestamp};

use crate::entities::{addition, alert, draft, enquiry};
use crate::{Store, StoreError};

impl Store {
    /// A draft that has not expired.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn draft(
        &self,
        row_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<draft::Model>, StoreError> {
        let draft =
            draft::Entity::find_by_id(row_hash.to_vec()).filter(draft::Column::ExpiresAt.gt(now.micros()));
        Ok(draft.one(self.reader()).await?)
    }

    /// One addition.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn addition(&self, id: AdditionId) -> Result<Option<addition::Model>, StoreError> {
        Ok(addition::Entity::find_by_id(id.0).one(self.reader()).await?)
    }

    /// Additions in a state (`waiting`, `unmatched`, `filed`), oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn additions(&self, state: &str, limit: u64) -> Result<Vec<addition::Model>, StoreError> {
        let additions = addition::Entity::find()
            .filter(addition::Column::State.eq(state))
            .order_by_asc(addition::Column::ReceivedAt)
            .order_by_asc(addition::Column::Id)
            .limit(limit);
        Ok(additions.all(self.reader()).await?)
    }

    /// The additions sealed to an epoch that were not filed yet, oldest first: a page of a sweep.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn additions_in_epoch(
        &self,
        epoch: i64,
        limit: u64,
    ) -> Result<Vec<addition::Model>, StoreError> {
        let additions = addition::Entity::find()
            .filter(addition::Column::Epoch.eq(epoch))
            .filter(addition::Column::State.ne("filed"))
            .order_by_asc(addition::Column::Id)
            .limit(limit);
        Ok(additions.all(self.reader()).await?)
    }

    /// One alert.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn alert(&self, id: AlertId) -> Result<Option<alert::Model>, StoreError> {
        Ok(alert::Entity::find_by_id(id.0).one(self.reader()).await?)
    }

    /// The alerts that nobody has opened, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn alerts_unopened(&self) -> Result<Vec<alert::Model>, StoreError> {
        let alerts = alert::Entity::find()
            .filter(alert::Column::OpenedAt.is_null())
            .order_by_asc(alert::Column::RaisedAt)
            .order_by_asc(alert::Column::Id);
        Ok(alerts.all(self.reader()).await?)
    }

    /// One enquiry.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn enquiry(&self, id: EnquiryId) -> Result<Option<enquiry::Model>, StoreError> {
        Ok(enquiry::Entity::find_by_id(id.0).one(self.reader()).await?)
    }
}

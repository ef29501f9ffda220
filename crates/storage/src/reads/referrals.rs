//! Referrals, and what was submitted under a retry key.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;
use waymark_domain::ReferralId;

use crate::entities::{case_file, referral, referrer, retry};
use crate::{Store, StoreError, dialect};

/// A referral with the case of each person it is about, in their order, as they were at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralRecord {
    /// The referral.
    pub referral: referral::Model,
    /// The cases.
    pub cases: Vec<case_file::Model>,
}

impl Store {
    /// One referral with its cases.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn referral(&self, id: ReferralId) -> Result<Option<ReferralRecord>, StoreError> {
        let from = dialect::begin_snapshot(self.readers()).await?;
        let Some(referral) = referral::Entity::find_by_id(id.0).one(&from).await? else {
            return Ok(None);
        };
        let cases = case_file::Entity::find()
            .filter(case_file::Column::ReferralId.eq(id.0))
            .order_by_asc(case_file::Column::Position)
            .all(&from)
            .await?;
        from.commit().await?;
        Ok(Some(ReferralRecord { referral, cases }))
    }

    /// The referral with this hash of its reference.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn referral_by_reference(
        &self,
        hash: &[u8; 32],
    ) -> Result<Option<referral::Model>, StoreError> {
        let referral = referral::Entity::find().filter(referral::Column::ReferenceHash.eq(hash.to_vec()));
        Ok(referral.one(self.reader()).await?)
    }

    /// The referral with this hash of its receipt code.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn referral_by_receipt(&self, hash: &[u8; 32]) -> Result<Option<referral::Model>, StoreError> {
        let referral = referral::Entity::find().filter(referral::Column::ReceiptHash.eq(hash.to_vec()));
        Ok(referral.one(self.reader()).await?)
    }

    /// Who made a referral, sealed.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn referrer(&self, id: ReferralId) -> Result<Option<referrer::Model>, StoreError> {
        Ok(referrer::Entity::find_by_id(id.0).one(self.reader()).await?)
    }

    /// What was submitted before under a retry key became, if it was for this purpose.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn retry_result(&self, hash: &[u8; 32], purpose: &str) -> Result<Option<Uuid>, StoreError> {
        let used = retry::Entity::find_by_id(hash.to_vec())
            .filter(retry::Column::Purpose.eq(purpose))
            .one(self.reader())
            .await?;
        Ok(used.map(|used| used.result_id))
    }
}

//! Imports and what they took in.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use waymark_domain::ImportId;

use crate::entities::{import_row, import_run};
use crate::{Store, StoreError};

impl Store {
    /// One import.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn import(&self, id: ImportId) -> Result<Option<import_run::Model>, StoreError> {
        Ok(import_run::Entity::find_by_id(id.0).one(self.reader()).await?)
    }

    /// The imports of a file, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn imports_of_file(&self, digest: &[u8; 32]) -> Result<Vec<import_run::Model>, StoreError> {
        let runs = import_run::Entity::find()
            .filter(import_run::Column::FileDigest.eq(digest.to_vec()))
            .order_by_asc(import_run::Column::StartedAt);
        Ok(runs.all(self.reader()).await?)
    }

    /// The row that was taken in under the sender's reference with this keyed hash.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn import_row(&self, sender_hash: &[u8; 32]) -> Result<Option<import_row::Model>, StoreError> {
        let row = import_row::Entity::find_by_id(sender_hash.to_vec());
        Ok(row.one(self.reader()).await?)
    }

    /// The rows that an import took in, in the order of the file.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn import_rows(&self, id: ImportId) -> Result<Vec<import_row::Model>, StoreError> {
        let rows = import_row::Entity::find()
            .filter(import_row::Column::ImportId.eq(id.0))
            .order_by_asc(import_row::Column::RowNumber);
        Ok(rows.all(self.reader()).await?)
    }
}

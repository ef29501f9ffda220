//! Cases with their history and texts.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use waymark_domain::{CaseId, PersonId};

use crate::entities::{case_content, case_event, case_file, document};
use crate::{Store, StoreError, dialect};

/// A case with its events and texts in order, as they were at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRecord {
    /// Where it is.
    pub case: case_file::Model,
    /// What happened, in order.
    pub events: Vec<case_event::Model>,
    /// What was said, oldest first.
    pub contents: Vec<case_content::Model>,
}

impl Store {
    /// One case with its events and texts.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn case(&self, id: CaseId) -> Result<Option<CaseRecord>, StoreError> {
        let from = dialect::begin_snapshot(self.readers()).await?;
        let Some(case) = case_file::Entity::find_by_id(id.0).one(&from).await? else {
            return Ok(None);
        };
        let events = case_event::Entity::find()
            .filter(case_event::Column::CaseId.eq(id.0))
            .order_by_asc(case_event::Column::Version)
            .all(&from)
            .await?;
        let contents = case_content::Entity::find()
            .filter(case_content::Column::CaseId.eq(id.0))
            .order_by_asc(case_content::Column::RecordedAt)
            .order_by_asc(case_content::Column::Id)
            .all(&from)
            .await?;
        from.commit().await?;
        Ok(Some(CaseRecord {
            case,
            events,
            contents,
        }))
    }

    /// The cases of a person, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn cases_of(&self, person: PersonId) -> Result<Vec<case_file::Model>, StoreError> {
        let cases = case_file::Entity::find()
            .filter(case_file::Column::PersonId.eq(person.0))
            .order_by_asc(case_file::Column::ReceivedAt)
            .order_by_asc(case_file::Column::Id);
        Ok(cases.all(self.reader()).await?)
    }

    /// The documents of a case, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn documents_of(&self, case: CaseId) -> Result<Vec<document::Model>, StoreError> {
        let documents = document::Entity::find()
            .filter(document::Column::CaseId.eq(case.0))
            .order_by_asc(document::Column::RecordedAt)
            .order_by_asc(document::Column::Id);
        Ok(documents.all(self.reader()).await?)
    }
}

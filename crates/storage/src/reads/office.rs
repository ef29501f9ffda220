//! Settings and rule sets.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use waymark_domain::Date;

use crate::entities::{rule_set, setting};
use crate::{Store, StoreError};

impl Store {
    /// The value of a setting.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        let row = setting::Entity::find_by_id(key).one(self.reader()).await?;
        Ok(row.map(|row| row.value))
    }

    /// The rule set in force on a day: of those that apply by then, the one written down last.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn rule_set_in_force(&self, on: Date) -> Result<Option<rule_set::Model>, StoreError> {
        let in_force = rule_set::Entity::find()
            .filter(rule_set::Column::ValidFromOn.lte(on.to_string()))
            .order_by_desc(rule_set::Column::Version);
        Ok(in_force.one(self.reader()).await?)
    }

    /// Every rule set, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn rule_sets(&self) -> Result<Vec<rule_set::Model>, StoreError> {
        let all = rule_set::Entity::find().order_by_asc(rule_set::Column::Version);
        Ok(all.all(self.reader()).await?)
    }
}

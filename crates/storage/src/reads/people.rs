//! People's records, the keys they are sealed under, and how they are found.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use waymark_domain::{DataKeyId, PersonId};

use crate::dispose::{self, Disposing};
use crate::entities::{
    addition, data_key, disposal, lookup, match_record, person, person_identity, search_query,
};
use crate::{Store, StoreError, dialect};

impl Store {
    /// One person's record.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn person(&self, id: PersonId) -> Result<Option<person::Model>, StoreError> {
        Ok(person::Entity::find_by_id(id.0).one(self.reader()).await?)
    }

    /// Every version of who a person is, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn identities_of(&self, id: PersonId) -> Result<Vec<person_identity::Model>, StoreError> {
        let identities = person_identity::Entity::find()
            .filter(person_identity::Column::PersonId.eq(id.0))
            .order_by_asc(person_identity::Column::Version);
        Ok(identities.all(self.reader()).await?)
    }

    /// One data key.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn data_key(&self, id: DataKeyId) -> Result<Option<data_key::Model>, StoreError> {
        Ok(data_key::Entity::find_by_id(id.0).one(self.reader()).await?)
    }

    /// Several data keys at once; those that are gone are left out.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn data_keys(&self, ids: &[Uuid]) -> Result<Vec<data_key::Model>, StoreError> {
        let keys = data_key::Entity::find().filter(data_key::Column::Id.is_in(ids.iter().copied()));
        Ok(keys.all(self.reader()).await?)
    }

    /// The data keys of one owner, each compartment's oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn data_keys_of(
        &self,
        owner_kind: &str,
        owner_id: Uuid,
    ) -> Result<Vec<data_key::Model>, StoreError> {
        let keys = data_key::Entity::find()
            .filter(data_key::Column::OwnerKind.eq(owner_kind))
            .filter(data_key::Column::OwnerId.eq(owner_id))
            .order_by_asc(data_key::Column::Compartment)
            .order_by_asc(data_key::Column::KeyVersion);
        Ok(keys.all(self.reader()).await?)
    }

    /// The data keys wrapped to an epoch, by id, from after the one given: a page of a sweep.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn data_keys_in_epoch(
        &self,
        epoch: i64,
        after: Option<DataKeyId>,
        limit: u64,
    ) -> Result<Vec<data_key::Model>, StoreError> {
        let mut keys = data_key::Entity::find().filter(data_key::Column::Epoch.eq(epoch));
        if let Some(DataKeyId(after)) = after {
            keys = keys.filter(data_key::Column::Id.gt(after));
        }
        let page = keys.order_by_asc(data_key::Column::Id).limit(limit);
        Ok(page.all(self.reader()).await?)
    }

    /// How many living data keys and waiting additions each epoch has.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn epochs_in_use(&self) -> Result<BTreeMap<i64, u64>, StoreError> {
        let keys = data_key::Entity::find()
            .select_only()
            .column(data_key::Column::Epoch)
            .column_as(data_key::Column::Id.count(), "living")
            .group_by(data_key::Column::Epoch);
        let additions = addition::Entity::find()
            .select_only()
            .column(addition::Column::Epoch)
            .column_as(addition::Column::Id.count(), "living")
            .filter(addition::Column::State.ne("filed"))
            .group_by(addition::Column::Epoch);
        let keys: Vec<(i64, i64)> = keys.into_tuple().all(self.reader()).await?;
        let additions: Vec<(i64, i64)> = additions.into_tuple().all(self.reader()).await?;
        let mut living = BTreeMap::new();
        for (epoch, count) in keys.into_iter().chain(additions) {
            *living.entry(epoch).or_default() += u64::try_from(count).unwrap_or(0);
        }
        Ok(living)
    }

    /// The match records that changed after a sequence number, in order of change.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn match_records_since(
        &self,
        seq: i64,
        limit: u64,
    ) -> Result<Vec<match_record::Model>, StoreError> {
        let page = match_record::Entity::find()
            .filter(match_record::Column::Seq.gt(seq))
            .order_by_asc(match_record::Column::Seq)
            .limit(limit);
        Ok(page.all(self.reader()).await?)
    }

    /// What has a value with this keyed hash.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn owners_with(&self, field: &str, hash: &[u8; 32]) -> Result<Vec<lookup::Model>, StoreError> {
        let owners = lookup::Entity::find()
            .filter(lookup::Column::Field.eq(field))
            .filter(lookup::Column::Hash.eq(hash.to_vec()))
            .order_by_asc(lookup::Column::OwnerKind)
            .order_by_asc(lookup::Column::OwnerId);
        Ok(owners.all(self.reader()).await?)
    }

    /// The keyed hashes by which something is found.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn lookups_of(
        &self,
        owner_kind: &str,
        owner_id: Uuid,
    ) -> Result<Vec<lookup::Model>, StoreError> {
        let lookups = lookup::Entity::find()
            .filter(lookup::Column::OwnerKind.eq(owner_kind))
            .filter(lookup::Column::OwnerId.eq(owner_id))
            .order_by_asc(lookup::Column::Field)
            .order_by_asc(lookup::Column::Hash);
        Ok(lookups.all(self.reader()).await?)
    }

    /// Every disposal, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn disposals(&self) -> Result<Vec<disposal::Model>, StoreError> {
        let disposals = disposal::Entity::find()
            .order_by_asc(disposal::Column::DisposedAt)
            .order_by_asc(disposal::Column::Id);
        Ok(disposals.all(self.reader()).await?)
    }

    /// The people disposed of from an instant on, and when.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn disposed_since(&self, micros: i64) -> Result<Vec<(PersonId, i64)>, StoreError> {
        let disposals = disposal::Entity::find().filter(disposal::Column::DisposedAt.gte(micros));
        let disposals = disposals.all(self.reader()).await?;
        let who_and_when = |row: disposal::Model| (PersonId(row.person_id), row.disposed_at);
        Ok(disposals.into_iter().map(who_and_when).collect())
    }

    /// One search.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn search_query(&self, id: Uuid) -> Result<Option<search_query::Model>, StoreError> {
        Ok(search_query::Entity::find_by_id(id).one(self.reader()).await?)
    }

    /// What disposing of a person would take besides the person's own rows.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn foresee_disposal(&self, id: PersonId) -> Result<Disposing, StoreError> {
        let from = dialect::begin_snapshot(self.readers()).await?;
        let taken = dispose::foresee(&from, id.0).await?;
        from.commit().await?;
        Ok(taken)
    }
}
